"use strict";
// The SPARQL editor (YASGUI), with the saved questions to pick from.
const saved = new Map(JSON.parse(document.getElementById("questions").textContent).map((one) => [one.id, one]));
const chooser = document.getElementById("saved");
const fields = document.getElementById("parameters");
const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const home = new URL("/sparql", location.href).href;

const editor = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint: home, method: "POST", headers: {} },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [], keys: [], renderItem: () => {} },
  persistenceId: null,
  yasqe: { autocompleters: ["variables"], showQueryButton: true },
  yasr: { prefixes: {}, pluginOrder: ["table", "response"], defaultPlugin: "table" },
});

function term(type, text) {
  const quoted = JSON.stringify(text);
  if (type === "label") return `${quoted}@zh`;
  if (type === "string") return quoted;
  if (type === "date") return `${quoted}^^<http://www.w3.org/2001/XMLSchema#date>`;
  return Number.isFinite(Number(text)) ? text.trim() : quoted;
}

function show() {
  const one = saved.get(chooser.value);
  if (!one) return;
  let text = one.sparql;
  for (const input of fields.querySelectorAll("input")) {
    if (input.value.trim()) {
      const value = term(input.dataset.type, input.value.trim());
      text = text.split(`VALUES ?${input.name} { UNDEF "" }`).join(`VALUES ?${input.name} { ${value} }`);
    }
  }
  editor.getTab().getYasqe().setValue(text);
}

// Entities in an answer, by IRI or by name, lead to their page on this server.
document.getElementById("yasgui").addEventListener("click", (event) => {
  const link = event.target.closest(".yasr a.iri, .yasr td a[href]");
  const text = event.target.closest(".yasr td .nonIri");
  const query = new URLSearchParams({ lang });
  if (link && /\/(id|graph)\//.test(link.href)) query.set("iri", link.href);
  else if (text && /"@zh/.test(text.textContent)) query.set("name", text.textContent.replace(/^"|"@zh.*$/gs, ""));
  else return;
  event.preventDefault();
  window.open(`/resource?${query}`, "_self");
});

chooser.addEventListener("change", () => {
  const one = saved.get(chooser.value);
  fields.replaceChildren(
    ...(one ? one.parameters : []).map((parameter) => {
      const label = document.createElement("label");
      label.textContent = parameter[lang] + " ";
      const input = document.createElement("input");
      input.name = parameter.name;
      input.dataset.type = parameter.type;
      if (parameter.type === "label") input.setAttribute("list", "suggestions");
      input.addEventListener("change", show);
      label.append(input);
      return label;
    }),
  );
  show();
});
