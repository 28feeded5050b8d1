// The card of a node and of a relation: what is known, and the sentences that say so.

import { chart, points } from "./chart.js";
import { button, h, svg } from "./dom.js";
import { shapePath } from "./draw.js";
import { SvgContext } from "./svg.js";
import { shown } from "./words.js";

const FIRST = 12;

/** A kind's shape as a small picture. */
export function glyph(kind, colour = kind.colour) {
  const context = new SvgContext(20, 20);
  context.beginPath();
  shapePath(context, kind.shape, 10, 10, 8);
  const path = svg("path", { d: context.path, fill: kind.filled ? colour : "none", stroke: colour, "stroke-width": kind.filled ? 0 : 2.5 });
  return svg("svg", { viewBox: "0 0 20 20", class: "glyph", "aria-hidden": "true" }, path);
}

export const nameOf = (app, node) => shown(app.model.label[node]) || app.t("unnamed");
export const kindOf = (app, node) => app.model.kinds[app.model.kind[node]];
export const said = (app, one) => (app.state.lang === "en" ? one.en : one.zh);

/** A name that leads to its card. */
export function toNode(app, node) {
  return button([glyph(kindOf(app, node)), h("bdi", {}, nameOf(app, node))], () => app.visit(node), { class: "to", "data-node": String(node) });
}

/** Stretches of a text: those that are one of the words, and what is between. */
export function marked(text, words) {
  const wanted = [...new Set(words.filter((word) => word.length > 1))].sort((a, b) => b.length - a.length);
  const parts = [];
  let plain = "";
  for (let at = 0; at < text.length; ) {
    const word = wanted.find((one) => text.startsWith(one, at));
    if (!word) {
      plain += text[at++];
      continue;
    }
    if (plain) parts.push({ text: plain, mark: false });
    plain = "";
    parts.push({ text: word, mark: true });
    at += word.length;
  }
  if (plain) parts.push({ text: plain, mark: false });
  return parts;
}

/** A sentence with its words marked, its file, date and confidence. */
function quote(app, index, sure, words) {
  const { model, t } = app;
  const passage = model.passage(index);
  const document = model.documents[passage.document];
  const text = marked(passage.text, words).map((part) => (part.mark ? h("mark", {}, shown(part.text)) : part.text.replace(/\s+/g, " ")));
  const where = [shown(document.title), document.title === document.file ? "" : shown(document.file), document.date, sure === undefined ? "" : t("confidence", sure)];
  const cite = h("cite", {}, where.filter(Boolean).join(" · "));
  if (app.served) {
    const query = new URLSearchParams({ iri: document.iri, start: passage.start, end: passage.end });
    cite.append(" ", h("a", { href: `/text?${query}` }, t("fullText")));
  }
  return h("blockquote", {}, h("p", {}, text), cite);
}

function quotes(app, found, words) {
  return some(app, found.map(({ passage, sure }) => () => quote(app, passage, sure, words)));
}

/** The first of many, and a way to the others. */
function some(app, makers, first = FIRST, wrapped = (more) => more) {
  const made = makers.slice(0, first).map((make) => make());
  const rest = makers.slice(first);
  if (rest.length) {
    const show = () => {
      const others = some(app, rest, 100, wrapped);
      more.replaceWith(...others);
      others[0].querySelector("button, summary")?.focus();
    };
    const more = wrapped(button(app.t("more", Math.min(rest.length, 100)), show, { class: "more" }));
    made.push(more);
  }
  return made;
}

const listed = (app, makers, first) => h("ul", {}, some(app, makers, first, (more) => h("li", {}, more)));

const wordsOf = (model, ...nodes) => nodes.flatMap((node) => [...model.names(node), ...model.hidden(node)]);

export function edgeCard(app, edge) {
  const { model, t } = app;
  const [s, o] = [model.source[edge], model.target[edge]];
  const evidence = model.evidence(edge);
  return [
    h("h2", {}, nameOf(app, s), " ", h("span", { class: "relation" }, said(app, model.relations[model.relation[edge]])), " ", nameOf(app, o)),
    h("div", { class: "ends" }, toNode(app, s), h("span", { class: "relation" }, `— ${said(app, model.relations[model.relation[edge]])} →`), toNode(app, o)),
    evidence.length ? quotes(app, evidence, wordsOf(model, s, o)) : h("p", { class: "faint" }, t("background")),
  ];
}

export function nodeCard(app, node) {
  const { model, t } = app;
  const kind = kindOf(app, node);
  const others = model.others(node).map(shown);
  const hidden = model.hidden(node).map(shown);
  return [
    h("h2", {}, h("bdi", {}, nameOf(app, node))),
    h("p", { class: "kind" }, glyph(kind), said(app, kind)),
    others.length > 0 && h("p", { class: "faint" }, `${t("alias")} ${others.join("、")}`),
    hidden.length > 0 && h("p", { class: "faint" }, `${t("misread")} ${hidden.join("、")}`),
    model.code(node) && h("p", { class: "faint" }, `${t(kind.name === "District" ? "districtCode" : "creditCode")} ${model.code(node)}`),
    tools(app, node),
    factLists(app, node),
    numberLists(app, node),
    documentList(app, node),
  ];
}

function tools(app, node) {
  const { state, t } = app;
  const depth = (n) =>
    button(n ? t("steps", n) : t("whole"), () => app.set({ focus: node, depth: n, goal: -1 }), { "aria-pressed": String(state.depth === n && state.goal < 0), "data-depth": String(n) });
  return h(
    "div",
    { class: "tools" },
    h("span", { role: "group", "aria-label": t("neighbours"), class: "steps" }, t("neighbours"), [0, 1, 2, 3].map(depth)),
    button(t("pathTo"), () => app.pickGoal(), { id: "path" }),
    wayTold(app),
  );
}

function wayTold(app) {
  const { model, state, t, shown: seen } = app;
  if (state.goal < 0) return null;
  if (!seen.way) return h("p", { class: "told" }, t("noPath"));
  const stops = [state.focus];
  for (const edge of seen.way) stops.push(model.other(edge, stops.at(-1)));
  return h("div", { class: "told" }, h("p", {}, t("way", seen.way.length)), stops.map((stop, i) => [i > 0 && edgeButton(app, seen.way[i - 1]), toNode(app, stop)]));
}

const edgeButton = (app, edge) => button(`↕ ${said(app, app.model.relations[app.model.relation[edge]])}`, () => app.visitEdge(edge), { class: "step" });

/** Facts by relation and direction; titles first, as they are short and many. */
function factLists(app, node) {
  const { model, t } = app;
  const lists = new Map();
  for (const edge of model.edges(node)) {
    const out = model.source[edge] === node;
    const key = `${model.relation[edge]} ${out}`;
    if (!lists.has(key)) lists.set(key, { relation: model.relations[model.relation[edge]], out, edges: [] });
    lists.get(key).edges.push(edge);
  }
  if (!lists.size) return null;
  const titles = (list) => (list.relation.name === "hasDesignation" ? 0 : 1);
  const ordered = [...lists.values()].sort((a, b) => titles(a) - titles(b));
  return h(
    "section",
    { class: "facts" },
    h("h3", {}, t("facts")),
    ordered.map(({ relation, out, edges }) => [
      h("h4", {}, out ? `${said(app, relation)} →` : `← ${said(app, relation)}`, h("span", { class: "count" }, String(edges.length))),
      listed(app, edges.map((edge) => () => fact(app, node, edge))),
    ]),
  );
}

function fact(app, node, edge) {
  const { model, t } = app;
  const evidence = model.evidence(edge);
  const other = model.other(edge, node);
  return h("li", { "data-edge": String(edge) }, toNode(app, other), later(t("evidence", evidence.length || ""), () => [
    evidence.length ? quotes(app, evidence, wordsOf(model, node, other)) : h("p", { class: "faint" }, t("background")),
    button(t("showRelation"), () => app.visitEdge(edge), { class: "more" }),
  ]));
}

/** Opened by a click, and made only then. */
function later(text, make, props = {}) {
  const box = h("details", props, h("summary", {}, text));
  box.addEventListener("toggle", () => box.childElementCount === 1 && box.append(...[make()].flat(Infinity)));
  return box;
}

function numberLists(app, node) {
  const { model, t } = app;
  const numbers = (model.numbersOf.get(node) ?? []).map((i) => model.number(i));
  if (!numbers.length) return null;
  const metrics = Map.groupBy ? Map.groupBy(numbers, (one) => one.metric) : groupBy(numbers, (one) => one.metric);
  return h(
    "section",
    { class: "numbers" },
    h("h3", {}, t("numbers")),
    [...metrics].map(([metric, found]) => [
      h("h4", {}, shown(metric)),
      sameUnit(found) && chart(points(found), metric, kindOf(app, node).colour),
      listed(app, byConflict(found).map((group) => () => conflictOrOne(app, node, group))),
    ]),
  );
}

function groupBy(all, key) {
  const found = new Map();
  for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return found;
}

const sameUnit = (numbers) => new Set(numbers.map(({ unit }) => unit)).size === 1;

function byConflict(numbers) {
  return [...groupBy(numbers, (one) => (one.conflict < 0 ? one : one.conflict)).values()];
}

function conflictOrOne(app, node, group) {
  if (group[0].conflict < 0) return h("li", {}, numberLine(app, node, group[0]));
  return h("li", { class: "conflict" }, h("p", { class: "warn" }, `⚠ ${app.t("conflict")}`), h("ul", {}, group.map((one) => h("li", {}, numberLine(app, node, one)))));
}

export const amount = (number) => (number.text.includes(number.qualifier) ? number.text : number.qualifier + number.text);

export function period({ start, end }) {
  if (!start) return "";
  if (start.endsWith("-01-01") && end.endsWith("-12-31")) {
    return start.slice(0, 4) === end.slice(0, 4) ? start.slice(0, 4) : `${start.slice(0, 4)}—${end.slice(0, 4)}`;
  }
  return start === end || !end ? start : `${start} — ${end}`;
}

function numberLine(app, node, number) {
  const { model, t } = app;
  const notes = [period(number), number.status === "actual" ? "" : t(number.status)].filter(Boolean).join(" · ");
  const words = [...wordsOf(model, node), number.text, number.metric];
  const found = number.passages.map((passage) => ({ passage, sure: number.sure }));
  return [
    h("span", { class: "amount" }, h("b", {}, shown(amount(number))), notes && h("span", { class: "faint" }, ` ${notes}`)),
    later(t("evidence", found.length), () => quotes(app, found, words)),
  ];
}

function documentList(app, node) {
  const { model, t } = app;
  const found = model.data.nodes.documents[node];
  if (!found.length) return null;
  const one = (d) => {
    const { title, date, file } = model.documents[d];
    return h("li", {}, button(`${shown(title) || shown(file)} ${date}`, () => app.set({ document: d }), { class: "to" }));
  };
  return h("section", { class: "documents" }, h("h3", {}, t("documents")), listed(app, found.map((d) => () => one(d))));
}

export function groupCard(app, item) {
  const { model, t } = app;
  const members = [];
  for (const [node, of] of app.scene.itemOf) if (of === item) members.push(node);
  members.sort((a, b) => model.weight[b] - model.weight[a] || a - b);
  return [
    h("h2", {}, nameOf(app, item.lead)),
    h("p", { class: "kind" }, t("group", members.length)),
    button(t("openGroup", members.length), () => app.openGroup(item.group), { class: "strong" }),
    listed(app, members.map((node) => () => h("li", {}, toNode(app, node))), 40),
  ];
}
