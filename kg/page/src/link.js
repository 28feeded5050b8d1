// The view as the part of an address behind #, and back.

const SETS = ["kinds", "relations"];

/** State → "q=…&n=2". What is as it is at first is left out. `at`: the middle of the window and how much is seen across. */
export function write(state, model, at = null) {
  const found = new URLSearchParams();
  const put = (key, value) => value !== "" && value !== undefined && found.set(key, value);
  if (state.focus >= 0) put("q", model.handle(state.focus));
  if (state.depth) put("n", state.depth);
  if (state.goal >= 0) put("to", model.handle(state.goal));
  if (state.edge >= 0) put("e", state.edge);
  if (state.view !== "map") put("view", state.view);
  if (state.table !== "relations") put("t", state.table);
  put("sort", state.sort);
  for (const key of SETS) put(key, [...state[key]].map((i) => model[key][i].name).sort().join(","));
  if (state.district >= 0) put("in", model.handle(state.district));
  put("from", state.from);
  put("until", state.until);
  if (state.sure) put("sure", state.sure);
  if (state.document >= 0) put("doc", model.data.documents[state.document][0]);
  put("open", [...state.open].join(","));
  if (state.lang !== "zh") put("lang", state.lang);
  if (state.theme) put("theme", state.theme);
  if (at) put("at", at.map(Math.round).join(","));
  return found.toString();
}

/** Address → what of the state it says. What this graph does not know is left out; an unknown name is searched for. */
export function read(hash, model) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const get = (key) => given.get(key) ?? "";
  const whole = (key, most) => (/^\d+$/.test(get(key)) ? Math.min(most, Number(get(key))) : 0);
  const named = (key) => {
    const names = get(key).split(",");
    return new Set(model[key].map(({ name }, i) => (names.includes(name) ? i : -1)).filter((i) => i >= 0));
  };
  const focus = model.find(get("q"));
  const edge = /^\d+$/.test(get("e")) && Number(get("e")) < model.edgeCount ? Number(get("e")) : -1;
  const at = get("at").split(",").map(Number);
  const day = (key) => (/^\d{4}-\d\d-\d\d$/.test(get(key)) ? get(key) : "");
  return {
    focus, depth: whole("n", 3), goal: model.find(get("to")), edge,
    sought: focus < 0 ? get("q") : "",
    at: at.length === 3 && at.every(Number.isFinite) && at[2] > 0 ? at : null,
    view: ["districts", "systems", "table"].includes(get("view")) ? get("view") : "map",
    table: ["entities", "numbers"].includes(get("t")) ? get("t") : "relations",
    sort: /^-?[1-9]$/.test(get("sort")) ? get("sort") : "",
    kinds: named("kinds"), relations: named("relations"), district: model.find(get("in")),
    from: day("from"), until: day("until"), sure: whole("sure", 100),
    document: model.data.documents.findIndex(([iri]) => iri === get("doc")),
    open: new Set(get("open").split(",").filter((one) => /^\d+$/.test(one)).map(Number)),
    lang: get("lang") === "en" ? "en" : "zh",
    theme: ["light", "dark"].includes(get("theme")) ? get("theme") : "",
  };
}
