// Which nodes and edges are to be seen under the filters.

export const NO_FILTER = Object.freeze({
  kinds: new Set(), relations: new Set(), district: -1, from: "", until: "", sure: 0, document: -1, focus: -1, depth: 0, goal: -1,
});

/** `kinds` and `relations` are the hidden ones. Gives flags, and the way where one is asked for (null: there is none). */
export function visible(model, wanted) {
  const filter = { ...NO_FILTER, ...wanted };
  const documents = documentsOf(model, filter);
  const within = filter.district < 0 ? null : model.within(filter.district);
  const nodes = new Uint8Array(model.count);
  for (let i = 0; i < model.count; i++) {
    const said = !documents || model.data.nodes.documents[i].some((d) => documents[d]);
    nodes[i] = said && !filter.kinds.has(model.kind[i]) && (!within || within.has(i)) ? 1 : 0;
  }
  const edges = new Uint8Array(model.edgeCount);
  for (let e = 0; e < model.edgeCount; e++) {
    const ends = nodes[model.source[e]] && nodes[model.target[e]];
    edges[e] = ends && !filter.relations.has(model.relation[e]) && holds(model, e, filter.sure, documents) ? 1 : 0;
  }
  if (filter.relations.size || filter.sure) dropStripped(model, nodes, edges);
  const way = narrow(model, filter, nodes, edges);
  return { nodes, edges, way };
}

function documentsOf(model, { from, until, document }) {
  if (!from && !until && document < 0) return null;
  return model.documents.map(
    ({ date }, i) => (document < 0 || i === document) && (!from || date >= from) && (!until || (date !== "" && date <= until)),
  );
}

function holds(model, edge, sure, documents) {
  const flat = model.data.edges.evidence[edge];
  if (!flat.length) return true; // background knowledge
  for (let i = 0; i < flat.length; i += 2) {
    if (flat[i + 1] >= sure && (!documents || documents[model.data.passages.document[flat[i]]])) return true;
  }
  return false;
}

/** Who had relations and has none left goes too. */
function dropStripped(model, nodes, edges) {
  for (let i = 0; i < model.count; i++) {
    const own = model.edges(i);
    if (nodes[i] && own.length && !own.some((edge) => edges[edge])) nodes[i] = 0;
  }
}

/** Only the neighbours of the focus, or only the way to the goal. */
function narrow(model, { focus, depth, goal }, nodes, edges) {
  if (focus < 0 || (!depth && goal < 0)) return undefined;
  const open = (edge) => edges[edge] === 1;
  const way = goal < 0 ? undefined : model.path(focus, goal, open);
  const kept = way === undefined ? model.around(focus, depth, open) : new Set([focus, goal]);
  for (const edge of way ?? []) kept.add(model.source[edge]).add(model.target[edge]);
  for (let i = 0; i < model.count; i++) if (!kept.has(i)) nodes[i] = 0;
  for (const i of kept) nodes[i] = 1;
  const steps = way ? new Set(way) : null;
  for (let e = 0; e < model.edgeCount; e++) {
    if (steps ? !steps.has(e) : !nodes[model.source[e]] || !nodes[model.target[e]]) edges[e] = 0;
  }
  return way;
}
