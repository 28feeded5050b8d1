// The page: state, and what follows from a change of it.

import { edgeCard, groupCard, kindOf, nameOf, nodeCard, said } from "./card.js";
import { button, h, refill } from "./dom.js";
import { draw } from "./draw.js";
import { NO_FILTER, visible } from "./filter.js";
import { Finder } from "./find.js";
import * as link from "./link.js";
import { rings, row } from "./local.js";
import { Model, unpack } from "./model.js";
import { filters } from "./panel.js";
import { BUDGET, makeScene } from "./scene.js";
import { searchBox } from "./search.js";
import { Stage } from "./stage.js";
import { SvgContext } from "./svg.js";
import { copy, csv, save, turtle } from "./take.js";
import { districtsView, systemsView, tableRows, tableView } from "./views.js";
import { shown, speaker } from "./words.js";

const SCENE = ["kinds", "relations", "district", "from", "until", "sure", "document", "depth", "goal", "open"];
const VIEWS = ["map", "districts", "systems", "table"];
const NOTHING = { ...NO_FILTER, edge: -1, view: "map", table: "relations", sort: "", open: new Set(), lang: "zh", theme: "" };

class App {
  constructor(data, root) {
    this.model = new Model(data);
    this.finder = new Finder(this.model);
    this.root = root;
    root.setAttribute("aria-busy", "true");
    this.served = /^https?:$/.test(location.protocol) && location.pathname.endsWith("/network");
    this.filtersOpen = false;
    this.face = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';
    const { sought, at, ...given } = link.read(location.hash, this.model);
    this.state = { ...NOTHING, ...given };
    if (!location.hash && this.model.about >= 0) this.state.focus = this.model.about;
    this.t = speaker(this.state.lang);
    if (this.state.focus >= 0) this.reveal(this.state.focus);
    this.recompute();
    this.stage = new Stage(this);
    this.renderAll();
    this.go(at, given.focus >= 0);
    if (sought) this.search(sought);
    this.listen();
  }

  listen() {
    addEventListener("hashchange", () => this.follow());
    addEventListener("keydown", (event) => this.key(event));
    addEventListener("pointerdown", ({ target }) => {
      for (const menu of document.querySelectorAll(".menu[open]")) menu.open = menu.contains(target);
    });
    const repaint = (printing) => () => {
      this.printing = printing;
      document.documentElement.dataset.theme = this.theme();
      this.stage.sharpen(printing ? 3 : 0);
    };
    addEventListener("beforeprint", repaint(true));
    addEventListener("afterprint", repaint(false));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint(false));
  }

  /** To the place that a link names, else to what is looked at. */
  go(at, fly = true) {
    if (at) this.stage.show(...at);
    else if (fly && this.state.focus >= 0) this.flyTo(this.state.focus);
  }

  recompute() {
    const { model, state } = this;
    this.shown = visible(model, state);
    this.scene = makeScene(model, this.shown, state.open, BUDGET, this.apart());
    // What is looked at is in the picture, whatever community it is in.
    const hidden = [state.focus, ...(state.goal >= 0 && this.shown.way ? [state.goal] : [])].filter((node) => node >= 0 && this.scene.whole.has(model.group[node]) && this.shown.nodes[node]);
    if (hidden.length) {
      state.open = new Set([...state.open, ...hidden.map((node) => model.group[node])]);
      this.scene = makeScene(model, this.shown, state.open);
    }
  }

  /** Places of its own for what lies around one thing or between two. */
  apart() {
    const { model, shown: seen, state } = this;
    if (state.goal >= 0) return seen.way ? row(model, state.focus, seen.way) : null;
    const few = state.depth > 0 && seen.nodes.reduce((sum, flag) => sum + flag, 0) <= 600;
    return few ? rings(model, seen, state.focus) : null;
  }

  /** Changes the state, and whatever shows it. */
  set(change) {
    const before = this.state;
    this.state = { ...before, ...change };
    if (this.state.focus < 0) Object.assign(this.state, { depth: 0, goal: -1 });
    const moved = before.focus !== this.state.focus && (this.state.depth > 0 || before.depth > 0 || this.state.goal >= 0);
    const rebuilt = SCENE.some((key) => before[key] !== this.state[key]) || moved;
    if (rebuilt) this.recompute();
    if (before.lang !== this.state.lang || before.theme !== this.state.theme) {
      this.t = speaker(this.state.lang);
      this.renderAll();
    } else {
      if (rebuilt) {
        this.renderFilters();
        if (!("open" in change)) {
          this.stage.moved = false;
          this.stage.fit();
        }
      }
      if (rebuilt || ["view", "table", "sort"].some((key) => before[key] !== this.state[key])) this.renderView();
      this.renderCard();
      this.renderStatus();
    }
    this.stage.over = {};
    this.stage.request();
    const hash = link.write(this.state, this.model);
    if (hash !== this.written) this.address(hash);
    this.written = hash;
  }

  /** Some frames, those of notebooks among them, may not have an address of their own. */
  address(hash) {
    try {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch {
      this.homeless = true;
    }
  }

  follow() {
    if (location.hash.slice(1) === this.written) return;
    const { sought, at, ...given } = link.read(location.hash, this.model);
    this.set({ ...NOTHING, ...given });
    this.go(at);
    if (sought) this.search(sought);
  }

  /** An address that restores what is seen, the place in the picture included. */
  link() {
    const { camera, moved } = this.stage;
    const at = moved && this.state.view === "map" ? [camera.x, camera.y, camera.width / camera.scale] : null;
    const hash = link.write(this.state, this.model, at);
    return location.href.replace(/#.*$/s, "") + (hash ? `#${hash}` : "");
  }

  reset() {
    const { kinds, relations, district, from, until, sure, document } = NO_FILTER;
    this.set({ kinds, relations, district, from, until, sure, document });
  }

  // ------------------------------------------------------------------ going somewhere

  /** A community that hides a node is opened. */
  reveal(node) {
    const group = this.model.group[node];
    if (this.scene?.whole.has(group)) this.state.open = new Set([...this.state.open, group]);
  }

  /** Filters that hide a node are lifted, its card opens, and the picture goes there. */
  visit(node) {
    this.stopPicking();
    const change = { focus: node, edge: -1, view: "map", goal: -1 };
    if (!this.shown.nodes[node]) Object.assign(change, { ...NO_FILTER, focus: node });
    if (this.scene.whole.has(this.model.group[node])) change.open = new Set([...this.state.open, this.model.group[node]]);
    this.set(change);
    if (!this.scene.itemOf.has(node)) this.set({ ...NO_FILTER, focus: node });
    this.flyTo(node);
  }

  flyTo(node) {
    const item = this.scene.itemOf.get(node);
    if (item && !this.state.depth && this.state.goal < 0) this.stage.fly(item.x, item.y, 1.1);
  }

  /** A node of the picture that was clicked: nothing moves. */
  choose(node) {
    if (this.picking) this.setGoal(node);
    else this.set({ focus: node, edge: -1, goal: -1 });
  }

  visitEdge(edge) {
    const { source, target } = this.model;
    const change = { edge, focus: this.state.goal >= 0 ? this.state.focus : -1, view: "map" };
    if (!this.shown.edges[edge]) Object.assign(change, { ...NO_FILTER });
    const groups = [source[edge], target[edge]].map((node) => this.model.group[node]).filter((group) => this.scene.whole.has(group));
    if (groups.length) change.open = new Set([...this.state.open, ...groups]);
    if (this.state.goal >= 0) delete change.focus;
    this.set(change);
    const [a, b] = [source[edge], target[edge]].map((node) => this.scene.itemOf.get(node));
    if (a && b && this.state.goal < 0) this.stage.fly((a.x + b.x) / 2, (a.y + b.y) / 2, Math.min(1.1, this.stage.camera.width / 2.2 / Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))));
  }

  openGroup(group) {
    const open = new Set(this.state.open);
    open.delete(group);
    open.add(group);
    this.set({ open, focus: -1, edge: -1 });
    const hull = this.scene.hulls.find((one) => one.group === group);
    if (hull) this.stage.fly(hull.x, hull.y, Math.min(1.1, Math.min(this.stage.camera.width, this.stage.camera.height) / 2.1 / hull.r));
  }

  showGroup(item) {
    this.card(groupCard(this, item));
  }

  clear() {
    this.stopPicking();
    this.set({ focus: -1, edge: -1 });
  }

  pickGoal() {
    this.picking = true;
    const input = document.getElementById("search");
    input.value = "";
    input.placeholder = this.t("pathPick");
    input.focus();
    this.say(this.t("pathPick"));
  }

  stopPicking() {
    this.picking = false;
    document.getElementById("search").placeholder = this.t("search");
  }

  setGoal(node) {
    this.stopPicking();
    if (node !== this.state.focus) this.set({ goal: node, depth: 0, view: "map" });
  }

  /** The next or last node in the window, by weight. */
  step(by) {
    const seen = this.scene.items.filter((item) => item.seen);
    if (!seen.length) return;
    const now = this.stepped && seen.includes(this.stepped) ? seen.indexOf(this.stepped) : by > 0 ? -1 : seen.length;
    this.stepped = seen[(now + by + seen.length) % seen.length];
    this.stage.over = { item: this.stepped };
    this.say(this.textOf(this.stepped) + (this.stepped.node === undefined ? "" : ` · ${said(this, kindOf(this, this.stepped.node))}`));
  }

  enter() {
    if (!this.stepped) return;
    if (this.stepped.group !== undefined) this.openGroup(this.stepped.group);
    else this.choose(this.stepped.node);
  }

  key(event) {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey) {
      document.getElementById("search").focus();
      event.preventDefault();
    } else if (event.key === "i" && !typing && !event.ctrlKey && !event.metaKey) this.parts.card.focus();
    else if (event.key === "Escape" && document.querySelector(".menu[open]")) {
      document.querySelector(".menu").open = false;
      document.querySelector(".menu summary").focus();
    } else if (event.key === "Escape" && !typing) this.clear();
  }

  search(text) {
    const input = document.getElementById("search");
    input.value = text;
    input.focus();
    input.dispatchEvent(new Event("input"));
  }

  // ------------------------------------------------------------------ what the picture asks

  chosen() {
    return this.state.focus >= 0 ? this.scene.itemOf.get(this.state.focus) : undefined;
  }

  theme() {
    if (this.printing) return "light";
    return this.state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }

  textOf(item) {
    return item.group === undefined ? nameOf(this, item.node) : `${nameOf(this, item.lead)} ${item.size}`;
  }

  relationText(edge) {
    return said(this, this.model.relations[this.model.relation[edge]]);
  }

  tipOf({ item, line }) {
    const { model, t } = this;
    if (item) {
      if (item.group !== undefined) return [h("b", {}, nameOf(this, item.lead)), h("div", {}, t("group", item.size))];
      return [h("b", {}, nameOf(this, item.node)), h("div", { class: "faint" }, [said(this, kindOf(this, item.node)), ...model.others(item.node).map(shown)].join(" · "))];
    }
    if (!line || line.edge < 0) return null;
    const [first] = model.evidence(line.edge);
    const text = first ? shown(model.passage(first.passage).text) : t("background");
    return [
      h("b", {}, `${nameOf(this, model.source[line.edge])} — ${this.relationText(line.edge)} → ${nameOf(this, model.target[line.edge])}`),
      h("div", {}, [...text].length > 120 ? `${[...text].slice(0, 119).join("")}…` : text),
    ];
  }

  /** The sentences, when they are there. */
  read(texts) {
    this.model.texts = texts;
    this.root.setAttribute("aria-busy", "false");
    if (this.state.focus >= 0 || this.state.edge >= 0) this.renderCard();
    if (this.state.view === "table") this.renderView();
  }

  // ------------------------------------------------------------------ what is shown

  renderAll() {
    const { t, state } = this;
    document.documentElement.lang = state.lang === "en" ? "en" : "zh-CN";
    document.documentElement.dataset.theme = this.theme();
    document.title = [...(this.model.about < 0 ? [] : [nameOf(this, this.model.about)]), t("title")].join(" · ");
    this.stage.canvas.setAttribute("aria-label", t("canvas"));
    this.parts = {
      views: h("nav", { "aria-label": t("views"), class: "views" }),
      filters: h("section", { id: "side", "aria-label": t("filter") }),
      card: h("section", { id: "card", tabindex: "-1", "aria-live": "polite", "aria-label": t("panel") }),
      status: h("p", { id: "status", "aria-live": "polite" }),
      view: h("div", { id: "view", tabindex: "-1", hidden: true }),
      said: h("p", { id: "said", role: "status" }),
    };
    const { parts } = this;
    this.root.replaceChildren(
      h("header", {}, h("h1", {}, document.title), parts.views, searchBox(this), this.menu(), this.switches()),
      h("main", {}, this.stage.box, parts.view, h("div", { class: "zoom" }, this.zoomButtons()), parts.status, parts.said, h("p", { id: "keys", class: "aside" }, t("keys"))),
      h("aside", { "aria-label": t("menu") }, parts.filters, parts.card),
    );
    this.root.hidden = false;
    this.renderFilters();
    this.renderView();
    this.renderCard();
    this.renderStatus();
    this.stage.resize();
  }

  switches() {
    const { t } = this;
    return h(
      "div",
      { class: "switches" },
      button(t("language"), () => this.set({ lang: this.state.lang === "en" ? "zh" : "en" }), { id: "language", lang: this.state.lang === "en" ? "zh" : "en" }),
      button("◐", () => this.set({ theme: this.theme() === "dark" ? "light" : "dark" }), { id: "theme", "aria-label": t("theme"), title: t("theme") }),
    );
  }

  zoomButtons() {
    const { stage, t } = this;
    const go = (factor) => () => {
      stage.stop();
      stage.camera.zoom(factor);
      stage.request();
    };
    return [
      button("+", go(1.3), { "aria-label": t("zoomIn"), title: t("zoomIn") }),
      button("−", go(1 / 1.3), { "aria-label": t("zoomOut"), title: t("zoomOut") }),
      button("⤢", () => { stage.moved = false; stage.fit(); }, { "aria-label": t("whole"), title: t("whole") }),
    ];
  }

  menu() {
    const { t } = this;
    const close = (todo) => () => {
      box.open = false;
      todo();
    };
    const box = h(
      "details",
      { class: "menu" },
      h("summary", {}, t("export")),
      h(
        "div",
        {},
        button(t("png"), close(() => this.stage.canvas.toBlob((blob) => save(blob, "graph.png"))), { id: "png" }),
        button(t("svg"), close(() => save(this.svg(), "graph.svg", "image/svg+xml")), { id: "svg" }),
        button(t("csv"), close(() => save("\ufeff" + this.csv(), "graph.csv", "text/csv")), { id: "csv" }),
        button(t("turtle"), close(() => save(turtle(this.model, this.shown), "graph.ttl", "text/turtle")), { id: "turtle" }),
        button(t("print"), close(() => print()), { id: "print" }),
        button(t("link"), close(async () => this.say((await copy(this.link())) ? t("copied") : t("notCopied"))), { id: "link" }),
      ),
    );
    return box;
  }

  svg() {
    const context = new SvgContext(Math.round(this.stage.camera.width), Math.round(this.stage.camera.height));
    draw(context, this.scene, this.stage.camera, this.stage.look());
    return String(context);
  }

  csv() {
    const { head, rows } = tableRows(this, "relations");
    return csv([head, ...rows.map(({ cells }) => cells)]);
  }

  renderFilters() {
    refill(this.parts.filters, filters(this).filter(Boolean));
  }

  renderView() {
    const { t, state, parts } = this;
    refill(parts.views, VIEWS.map((view) => button(t(view), () => this.set({ view }), { "aria-pressed": String(state.view === view), "data-view": view })));
    const map = state.view === "map";
    this.root.dataset.view = state.view;
    parts.view.hidden = map;
    parts.view.className = state.view;
    if (map) parts.view.replaceChildren();
    else refill(parts.view, [{ districts: districtsView, systems: systemsView, table: tableView }[state.view](this)].flat(2).filter(Boolean));
  }

  renderCard() {
    const { state, t } = this;
    if (state.edge >= 0) this.card(edgeCard(this, state.edge));
    else if (state.focus >= 0) this.card(nodeCard(this, state.focus));
    else this.card([h("p", { class: "hint" }, t("hint")), h("p", { class: "faint hint keys" }, t("keys"))], false);
  }

  card(parts, closable = true) {
    const close = closable && button("×", () => this.clear(), { class: "close", "aria-label": this.t("close") });
    refill(this.parts.card, [close, ...parts].flat(Infinity).filter(Boolean));
    this.parts.card.scrollTop = 0;
  }

  renderStatus() {
    const { model, scene, shown: seen, t, state } = this;
    const count = (flags) => flags.reduce((sum, flag) => sum + flag, 0);
    const [nodes, edges] = [count(seen.nodes), count(seen.edges)];
    const whole = nodes === model.count && edges === model.edgeCount;
    const told = [whole ? t("counts", nodes, edges, model.documents.length) : t("shown", nodes, edges)];
    if (!model.count) told.push(t("empty"));
    else if (!nodes) told.push(t("nothing"));
    if (scene.collapsed) told.push(t("collapsed"));
    if (scene.left) told.push(t("left", scene.left));
    this.parts.status.replaceChildren(told.join(" · "), ...(state.open.size && scene.collapsed ? [" ", button(t("closeAll"), () => this.set({ open: new Set() }), { id: "close-all" })] : []));
  }

  /** A short word that goes away. */
  say(text) {
    this.parts.said.textContent = text;
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.parts.said.textContent = ""), 3000);
  }
}

async function start() {
  const root = document.getElementById("app");
  const tell = (text) => {
    root.hidden = false;
    root.replaceChildren(h("p", { role: "alert", class: "alert" }, text));
  };
  const words = speaker("zh");
  if (!("DecompressionStream" in window)) return tell(words("old"));
  let data;
  try {
    data = await unpack(document.getElementById("data").textContent);
  } catch {
    return tell(words("broken"));
  }
  window.kgPage = new App(data, root);
  performance.mark("kg-ready");
  try {
    await parsed();
    window.kgPage.read(await unpack(document.getElementById("sentences").textContent));
  } catch {
    tell(words("broken"));
  }
}

const parsed = () => document.readyState !== "loading" || new Promise((done) => document.addEventListener("DOMContentLoaded", done));

start();
