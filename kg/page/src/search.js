// The search box: a combobox with results grouped by type.

import { glyph, kindOf, nameOf, said } from "./card.js";
import { h } from "./dom.js";
import { shown } from "./words.js";

export function searchBox(app) {
  const { t } = app;
  const list = h("div", { id: "results", role: "listbox", "aria-label": t("results"), hidden: true });
  const input = h("input", {
    id: "search", type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list",
    placeholder: t("search"), "aria-label": t("search"), title: t("search"),
  });
  let options = [];
  let at = -1;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (to) => {
    options[at]?.setAttribute("aria-selected", "false");
    at = options.length ? (to + options.length) % options.length : -1;
    if (at < 0) return;
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  };
  const choose = (node) => {
    close();
    input.value = nameOf(app, node);
    if (app.picking) app.setGoal(node);
    else app.visit(node);
  };
  const look = () => {
    const text = input.value;
    const found = text.trim() ? app.finder.find(text) : [];
    const kinds = [...new Set(found.map((node) => app.model.kind[node]))];
    at = -1;
    options = [];
    list.replaceChildren(
      ...kinds.map((kind) => {
        const of = app.model.kinds[kind];
        const rows = found.filter((node) => app.model.kind[node] === kind).map((node) => {
          const other = app.model.others(node).map(shown).join("、");
          const option = h("div", { role: "option", id: `option-${node}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); choose(node); } }, glyph(kindOf(app, node)), h("bdi", {}, nameOf(app, node)), other && h("span", { class: "faint" }, ` ${other}`));
          option.node = node;
          options.push(option);
          return option;
        });
        return h("div", { role: "group", "aria-label": said(app, of) }, h("div", { class: "head", "aria-hidden": "true" }, `${said(app, of)} ${rows.length}`), rows);
      }),
    );
    if (text.trim() && !found.length) list.append(h("div", { class: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, t("noFound", text.trim())));
    list.hidden = !text.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (options.length) mark(0);
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", () => input.value && look());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") mark(at + (event.key === "ArrowDown" ? 1 : -1));
    else if (event.key === "Enter" && options[at]) choose(options[at].node);
    else if (event.key === "Escape") {
      input.value = "";
      app.stopPicking();
      close();
      return;
    } else return;
    event.preventDefault();
  });
  return h("div", { class: "search", role: "search" }, input, list);
}
