// The packed data as something to ask: names, neighbours, what is above and below.

/** Base 64 of deflated JSON → the value. */
export async function unpack(text) {
  const letters = atob(text.trim());
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i); // Uint8Array.from takes thirty times as long
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

export const BACKGROUND = "withinDistrict";
// Who steps up along these, forwards or backwards, comes to the district that a thing belongs to.
const UP = new Set(["locatedIn", "partOf", BACKGROUND]);
const UP_BACKWARDS = new Set(["develops", "produces", "undertakes"]);

/** Neighbours as offsets into one array: `list.subarray(at[i], at[i + 1])` are the edges of node i. */
function lists(count, edges, ends) {
  const at = new Uint32Array(count + 1);
  for (let e = 0; e < edges; e++) for (const end of ends) at[end[e] + 1]++;
  for (let i = 0; i < count; i++) at[i + 1] += at[i];
  const list = new Uint32Array(at[count]);
  const next = at.slice();
  for (let e = 0; e < edges; e++) for (const end of ends) list[next[end[e]]++] = e;
  return { at, list };
}

export class Model {
  constructor(data) {
    const { nodes, edges } = data;
    this.data = data;
    this.texts = data.passages.text ?? null; // may come later than the rest
    this.about = data.about;
    this.count = nodes.iri.length;
    this.edgeCount = edges.source.length;
    this.kinds = data.kinds.map(([name, zh, en, colour, shape, filled]) => ({ name, zh, en, colour, shape, filled }));
    this.relations = data.relations.map(([name, zh, en]) => ({ name, zh, en }));
    this.documents = data.documents.map(([iri, title, date, precision, file]) => ({ iri: this.whole(iri), title, date, precision, file }));
    this.kind = Uint8Array.from(nodes.kind);
    this.group = Uint32Array.from(nodes.group);
    this.x = Float32Array.from(nodes.x);
    this.y = Float32Array.from(nodes.y);
    this.label = nodes.label;
    this.source = Uint32Array.from(edges.source);
    this.target = Uint32Array.from(edges.target);
    this.relation = Uint8Array.from(edges.relation);
    this.edgesOf = lists(this.count, this.edgeCount, [this.source, this.target]);
    this.numbersOf = new Map();
    data.numbers.forEach((row, i) => {
      if (!this.numbersOf.has(row[0])) this.numbersOf.set(row[0], []);
      this.numbersOf.get(row[0]).push(i);
    });
    this.weight = Float32Array.from({ length: this.count }, (_, i) => this.known(i));
  }

  /** IRI of what is packed without its beginning. */
  whole(iri) {
    return /^[a-z][a-z0-9+.-]*:/i.test(iri) ? iri : this.data.base + iri;
  }

  iri(node) {
    return this.whole(this.data.nodes.iri[node]);
  }

  others(node) {
    return this.data.nodes.others[node] ?? [];
  }

  hidden(node) {
    return this.data.nodes.hidden[node] ?? [];
  }

  code(node) {
    return this.data.nodes.code[node] ?? "";
  }

  names(node) {
    return [this.label[node], ...this.others(node)];
  }

  edges(node) {
    const { at, list } = this.edgesOf;
    return list.subarray(at[node], at[node + 1]);
  }

  other(edge, node) {
    return this.source[edge] === node ? this.target[edge] : this.source[edge];
  }

  relationName(edge) {
    return this.relations[this.relation[edge]].name;
  }

  /** How much is known: sentences of its relations, and numbers. */
  known(node) {
    let sum = this.numbersOf.get(node)?.length ?? 0;
    for (const edge of this.edges(node)) sum += 1 + this.data.edges.evidence[edge].length / 2;
    return sum;
  }

  /** Passages of an edge, the surest first: { passage, sure } with sure in percent. */
  evidence(edge) {
    const flat = this.data.edges.evidence[edge];
    const found = [];
    for (let i = 0; i < flat.length; i += 2) found.push({ passage: flat[i], sure: flat[i + 1] });
    return found.sort((a, b) => b.sure - a.sure || a.passage - b.passage);
  }

  passage(i) {
    const { document, start, end } = this.data.passages;
    return { document: document[i], start: start[i], end: end[i], text: this.texts?.[i] ?? "…" };
  }

  number(i) {
    const [node, metric, broader, value, low, high, unit, text, qualifier, start, end, status, sure, passages, conflict] = this.data.numbers[i];
    return { node, metric, broader, value, low, high, unit, text, qualifier, start, end, status, sure, passages, conflict };
  }

  /** Everything that belongs to a district, itself and all below included. */
  within(district) {
    const found = new Set([district]);
    const queue = [district];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      for (const edge of this.edges(node)) {
        const name = this.relationName(edge);
        const up = this.target[edge] === node ? UP.has(name) : UP_BACKWARDS.has(name);
        const other = this.other(edge, node);
        if (up && other !== node && !found.has(other)) {
          found.add(other);
          queue.push(other);
        }
      }
    }
    return found;
  }

  /** Nodes at most `depth` steps away over edges that `open` lets through. */
  around(start, depth, open = () => true) {
    const found = new Set([start]);
    let rim = [start];
    for (let step = 0; step < depth; step++) {
      const next = [];
      for (const node of rim) {
        for (const edge of this.edges(node)) {
          const other = this.other(edge, node);
          if (found.has(other) || !open(edge)) continue;
          found.add(other);
          next.push(other);
        }
      }
      rim = next;
    }
    return found;
  }

  /** Edges of a shortest way between two nodes, null where there is none. */
  path(from, to, open = () => true) {
    const came = new Map([[from, -1]]);
    let rim = [from];
    while (rim.length && !came.has(to)) {
      const next = [];
      for (const node of rim) {
        for (const edge of this.edges(node)) {
          const other = this.other(edge, node);
          if (came.has(other) || !open(edge)) continue;
          came.set(other, edge);
          next.push(other);
        }
      }
      rim = next;
    }
    if (!came.has(to)) return null;
    const way = [];
    for (let node = to; node !== from; node = this.other(way[0], node)) way.unshift(came.get(node));
    return way;
  }

  /** The node of a name, alias or IRI; -1 where there is none. */
  find(text) {
    if (text === "") return -1;
    if (!this.byName) {
      this.byName = new Map();
      for (let i = this.count - 1; i >= 0; i--) for (const name of this.others(i)) this.byName.set(name, i);
      for (let i = this.count - 1; i >= 0; i--) this.byName.set(this.label[i], i);
      for (let i = this.count - 1; i >= 0; i--) this.byName.set(this.iri(i), i).set(this.data.nodes.iri[i], i);
    }
    return this.byName.get(text) ?? -1;
  }

  /** What a link calls a node: its name where no other has it, else its IRI. */
  handle(node) {
    return this.find(this.label[node]) === node ? this.label[node] : this.data.nodes.iri[node];
  }
}
