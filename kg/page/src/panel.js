// The filters beside the picture; the types among them are its legend.

import { glyph, said } from "./card.js";
import { button, h } from "./dom.js";
import { BACKGROUND } from "./model.js";
import { shown } from "./words.js";

export function filters(app) {
  const { t, state } = app;
  const active = state.kinds.size || state.relations.size || state.district >= 0 || state.from || state.until || state.sure || state.document >= 0;
  return [
    legend(app),
    h(
      "details",
      { id: "filters", open: app.filtersOpen, ontoggle: (event) => (app.filtersOpen = event.target.open) },
      h("summary", {}, t("filter")),
      relations(app),
      h("div", { class: "fields" }, field(t("district"), district(app)), field(t("document"), document_(app)), dates(app), sure(app)),
    ),
    active ? button(t("reset"), () => app.reset(), { id: "reset", class: "strong" }) : null,
  ];
}

const field = (text, control) => h("label", { class: "field" }, h("span", {}, text), control);

function boxes(app, key, all, counts, picture) {
  return all
    .map((one, i) => ({ one, i }))
    .filter(({ i }) => counts[i])
    .map(({ one, i }) =>
      h(
        "label",
        { class: "box" },
        h("input", {
          type: "checkbox", checked: !app.state[key].has(i), "data-name": one.name,
          onchange: (event) => {
            const hidden = new Set(app.state[key]);
            if (event.target.checked) hidden.delete(i);
            else hidden.add(i);
            app.set({ [key]: hidden });
          },
        }),
        picture(one),
        h("span", {}, `${said(app, one)} ${counts[i]}`),
      ),
    );
}

function legend(app) {
  const { model, t } = app;
  const counts = model.kinds.map(() => 0);
  for (const kind of model.kind) counts[kind]++;
  return h("fieldset", { id: "legend" }, h("legend", {}, t("legend")), boxes(app, "kinds", model.kinds, counts, (kind) => glyph(kind)));
}

function relations(app) {
  const { model, t } = app;
  const counts = model.relations.map(() => 0);
  for (const relation of model.relation) counts[relation]++;
  return h("fieldset", { id: "relations" }, h("legend", {}, t("relations")), boxes(app, "relations", model.relations, counts, () => null));
}

/** Districts under one another, as they lie. */
function district(app) {
  const { model, t, state } = app;
  const index = model.kinds.findIndex(({ name }) => name === "District");
  const above = new Map();
  for (let e = 0; e < model.edgeCount; e++) if (model.relationName(e) === BACKGROUND) above.set(model.source[e], model.target[e]);
  const nodes = [];
  for (let i = 0; i < model.count; i++) if (model.kind[i] === index) nodes.push(i);
  const path = (node, steps = 0) => (above.has(node) && steps < 8 ? [...path(above.get(node), steps + 1), model.label[node]] : [model.label[node]]);
  const rows = nodes.map((node) => ({ node, path: path(node) })).sort((a, b) => (a.path.join("\u0001") < b.path.join("\u0001") ? -1 : 1));
  return h(
    "select",
    { id: "district", onchange: (event) => app.set({ district: Number(event.target.value) }) },
    h("option", { value: "-1" }, t("all")),
    rows.map(({ node, path: names }) => h("option", { value: String(node), selected: state.district === node }, "\u3000".repeat(names.length - 1) + (shown(model.label[node]) || t("unnamed")))),
  );
}

function document_(app) {
  const { model, t, state } = app;
  const rows = model.documents.map((one, i) => ({ ...one, i })).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.i - b.i));
  return h(
    "select",
    { id: "document", onchange: (event) => app.set({ document: Number(event.target.value) }) },
    h("option", { value: "-1" }, t("all")),
    rows.map(({ i, title, date, file }) => h("option", { value: String(i), selected: state.document === i }, `${date} ${shown(title) || shown(file)}`.trim().slice(0, 60))),
  );
}

function dates(app) {
  const { t, state } = app;
  const input = (key) => h("input", { id: key, type: "date", value: state[key], onchange: (event) => app.set({ [key]: event.target.value }) });
  return [field(t("from"), input("from")), field(t("until"), input("until"))];
}

function sure(app) {
  const { t, state } = app;
  const told = h("output", {}, `${state.sure}%`);
  const range = h("input", {
    id: "sure", type: "range", min: "0", max: "100", step: "5", value: String(state.sure),
    oninput: (event) => (told.textContent = `${event.target.value}%`),
    onchange: (event) => app.set({ sure: Number(event.target.value) }),
  });
  return h("label", { class: "field" }, h("span", {}, t("sure"), " ", told), range);
}
