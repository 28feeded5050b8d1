// Overviews: districts as a grid, cluster systems as a tree, everything as a table.

import { amount, kindOf, nameOf, period, said, toNode } from "./card.js";
import { button, h } from "./dom.js";
import { copy, csv, save } from "./take.js";
import { shown } from "./words.js";

const ROWS = 200;

const named = (app, ...names) => names.map((name) => app.model.relations.findIndex((one) => one.name === name));
const isKind = (app, node, name) => kindOf(app, node).name === name;

/** The other ends of a node's visible edges of a relation, one way. */
function ends(app, node, relation, outwards) {
  const { model } = app;
  return [...model.edges(node)]
    .filter((edge) => app.shown.edges[edge] && model.relation[edge] === relation && (model.source[edge] === node) === outwards)
    .map((edge) => model.other(edge, node));
}

/** Districts of which something is stated, the one with most things first. */
export function districtRows(app) {
  const { model } = app;
  const rows = [];
  for (let i = 0; i < model.count; i++) {
    if (!isKind(app, i, "District") || !app.shown.nodes[i]) continue;
    if (![...model.edges(i)].some((edge) => app.shown.edges[edge] && model.data.edges.evidence[edge].length)) continue;
    const inside = [...model.within(i)].filter((node) => node !== i && app.shown.nodes[node]);
    const counts = new Map();
    for (const node of inside) counts.set(model.kind[node], (counts.get(model.kind[node]) ?? 0) + 1);
    const clusters = inside.filter((node) => isKind(app, node, "IndustryCluster")).sort((a, b) => model.weight[b] - model.weight[a] || a - b);
    rows.push({ node: i, size: inside.length, counts, clusters, investments: investments(app, [i, ...inside]) });
  }
  return rows.sort((a, b) => b.size - a.size || a.node - b.node);
}

/** Sums of money invested or promised, the largest first, one for each thing. */
function investments(app, nodes) {
  const { model } = app;
  const found = [];
  for (const node of nodes) {
    let best = null;
    for (const i of model.numbersOf.get(node) ?? []) {
      const one = model.number(i);
      const size = one.value ?? one.high;
      if (one.broader === "investment" && one.unit === "元" && size !== null && (!best || size > best.size)) best = { ...one, size };
    }
    if (best) found.push(best);
  }
  return found.sort((a, b) => b.size - a.size || a.node - b.node).slice(0, 3);
}

export function districtsView(app) {
  const { model, t } = app;
  const rows = districtRows(app);
  if (!rows.length) return [h("p", { class: "faint" }, t("nothing"))];
  return rows.map(({ node, counts, clusters, investments: sums }) =>
    h(
      "article",
      { class: "tile" },
      h("h3", {}, toNode(app, node)),
      h("p", { class: "faint" }, [...counts].sort((a, b) => b[1] - a[1]).map(([kind, n]) => `${said(app, model.kinds[kind])} ${n}`).join(" · ")),
      clusters.length > 0 && [h("h4", {}, t("clusters")), h("ul", {}, clusters.slice(0, 6).map((one) => h("li", {}, toNode(app, one))))],
      sums.length > 0 && [h("h4", {}, t("investments")), h("ul", {}, sums.map((one) => h("li", {}, toNode(app, one.node), h("b", {}, shown(amount(one))), one.status === "actual" ? "" : ` ${t(one.status)}`)))],
      button(t("map"), () => app.set({ district: node, view: "map", focus: -1, edge: -1, depth: 0, goal: -1 }), { class: "more" }),
    ),
  );
}

export function systemsView(app) {
  const { model, t } = app;
  const [part, develops, leads, works] = named(app, "partOf", "develops", "chainLeaderOf", "operatesIn");
  const clusters = [];
  for (let i = 0; i < model.count; i++) if (app.shown.nodes[i] && isKind(app, i, "IndustryCluster")) clusters.push(i);
  const below = (node) => ends(app, node, part, false).filter((one) => isKind(app, one, "IndustryCluster"));
  const above = (node) => ends(app, node, part, true).filter((one) => isKind(app, one, "IndustryCluster"));
  const branch = (node, seen) => {
    const children = below(node).filter((one) => !seen.has(one));
    const firms = [[t("leaders"), ends(app, node, leads, false)], [t("members"), ends(app, node, works, false)]].filter(([, list]) => list.length);
    const places = ends(app, node, develops, false);
    const row = [toNode(app, node), places.map((place) => toNode(app, place))];
    if (!children.length && !firms.length) return h("li", {}, row);
    return h(
      "li",
      {},
      row,
      h(
        "details",
        { open: true },
        h("summary", {}, String(children.length + firms.reduce((sum, [, list]) => sum + list.length, 0))),
        h("ul", {}, children.map((one) => branch(one, new Set([...seen, one]))), firms.map(([title, list]) => h("li", {}, h("span", { class: "faint" }, title), list.map((one) => toNode(app, one))))),
      ),
    );
  };
  const tops = clusters.filter((one) => !above(one).length);
  const systems = tops.filter((one) => below(one).length).sort((a, b) => below(b).length - below(a).length || a - b);
  const single = tops.filter((one) => !below(one).length);
  if (!clusters.length) return [h("p", { class: "faint" }, t("nothing"))];
  return [
    h("ul", { class: "tree" }, systems.map((one) => branch(one, new Set([one])))),
    single.length > 0 && [h("h3", {}, t("single")), h("ul", { class: "tree" }, single.map((one) => branch(one, new Set([one]))))],
  ];
}

/** Head and rows of a table as plain text; each row knows what it leads to. */
export function tableRows(app, what) {
  const { model, t } = app;
  if (what === "entities") {
    const rows = [];
    for (let i = 0; i < model.count; i++) {
      if (app.shown.nodes[i]) rows.push({ node: i, cells: [nameOf(app, i), said(app, kindOf(app, i)), model.others(i).map(shown).join("、"), model.edges(i).length, model.data.nodes.documents[i].length] });
    }
    return { head: [t("name"), t("kind"), t("allNames"), t("count"), t("documents")], rows };
  }
  if (what === "numbers") {
    const rows = [];
    for (let i = 0; i < model.data.numbers.length; i++) {
      const one = model.number(i);
      if (app.shown.nodes[one.node]) rows.push({ node: one.node, cells: [nameOf(app, one.node), shown(one.metric), shown(amount(one)), period(one), t(one.status), one.value ?? one.low ?? "", one.unit] });
    }
    return { head: [t("name"), t("metric"), t("value"), t("period"), t("status"), "value", "unit"], rows };
  }
  const rows = [];
  for (let e = 0; e < model.edgeCount; e++) {
    if (!app.shown.edges[e]) continue;
    const [first] = model.evidence(e);
    const passage = first ? model.passage(first.passage) : null;
    const document = passage ? model.documents[passage.document] : null;
    rows.push({
      edge: e,
      cells: [
        nameOf(app, model.source[e]), said(app, model.relations[model.relation[e]]), nameOf(app, model.target[e]),
        first ? first.sure / 100 : "", passage ? shown(passage.text) : "", document ? shown(document.title) : "", document?.date ?? "",
      ],
    });
  }
  return { head: [t("subject"), t("relation"), t("object"), t("confidenceOf"), t("sentence"), t("document"), t("date")], rows };
}

const compare = new Intl.Collator("zh-CN", { numeric: true });

export function tableView(app) {
  const { t } = app;
  const { table: what, sort } = app.state;
  const { head, rows } = tableRows(app, what);
  const [by, down] = [Math.min(Math.abs(Number(sort)), head.length) - 1, sort.startsWith("-")];
  if (by >= 0) {
    const sign = down ? -1 : 1;
    const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : compare.compare(a, b));
    rows.sort((a, b) => sign * order(a.cells[by], b.cells[by]));
  }
  const content = () => csv([head, ...rows.map(({ cells }) => cells)]);
  const sorted = (i) => (by !== i ? "none" : down ? "descending" : "ascending");
  const body = h("tbody", {}, rows.slice(0, ROWS).map((row) => tableRow(app, row)));
  return [
    h(
      "div",
      { class: "tools" },
      ["relations", "entities", "numbers"].map((one) => button(t(one), () => app.set({ table: one, sort: "" }), { "aria-pressed": String(one === what), "data-table": one })),
      h("span", { class: "faint", id: "rows" }, t("rows", rows.length)),
      button(t("copyCsv"), async () => app.say((await copy(content())) ? t("copied") : t("notCopied")), { id: "copy-csv" }),
      button(t("saveCsv"), () => save("\ufeff" + content(), `${what}.csv`, "text/csv"), { id: "save-csv" }),
    ),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": t("table") },
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, head.map((title, i) => h("th", { scope: "col", "aria-sort": sorted(i) }, button(title, () => app.set({ sort: `${by === i && !down ? "-" : ""}${i + 1}` })))))),
        body,
      ),
      rows.length > ROWS && moreRows(app, rows, body),
    ),
  ];
}

/** A button that adds rows, 1,000 at a time. */
function moreRows(app, rows, body) {
  const left = () => rows.length - body.childElementCount;
  const more = button(app.t("more", Math.min(1000, left())), () => {
    body.append(...rows.slice(body.childElementCount, body.childElementCount + 1000).map((row) => tableRow(app, row)));
    if (left()) more.textContent = app.t("more", Math.min(1000, left()));
    else more.remove();
  }, { class: "more" });
  return more;
}

function tableRow(app, { node, edge, cells }) {
  const go = () => (edge === undefined ? app.visit(node) : app.visitEdge(edge));
  return h("tr", {}, cells.map((cell, i) => h("td", {}, i ? h("bdi", {}, String(cell)) : button(h("bdi", {}, String(cell)), go, { class: "to" }))));
}
