// What one takes away: CSV and Turtle.

/** One line of CSV. A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(cells) {
  const quoted = (cell) => {
    const text = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,%]+$/.test(cell) ? `'${cell}` : cell;
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return cells.map((cell) => quoted(String(cell))).join(",") + "\r\n";
}

export const csv = (rows) => rows.map(csvLine).join("");

const literal = (text) =>
  `"${text.replace(/[\u0000-\u001f"\\\u007f-\u009f]/g, (char) => {
    const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
    return short[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`;
  })}"@zh`;

/** The visible nodes and relations as triples of the graph. */
export function turtle(model, shown) {
  const relation = model.relations.map(({ name }) => `ind:${name}`);
  const parts = [`@prefix ind: <${model.data.ind}> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n`];
  for (let i = 0; i < model.count; i++) {
    if (!shown.nodes[i]) continue;
    const said = [`a ind:${model.kinds[model.kind[i]].name}`];
    if (model.label[i]) said.push(`skos:prefLabel ${literal(model.label[i])}`);
    for (const name of model.others(i)) said.push(`skos:altLabel ${literal(name)}`);
    for (const name of model.hidden(i)) said.push(`skos:hiddenLabel ${literal(name)}`);
    for (const d of model.data.nodes.documents[i]) said.push(`ind:mentionedIn <${model.documents[d].iri}>`);
    for (const edge of model.edges(i)) {
      if (shown.edges[edge] && model.source[edge] === i) said.push(`${relation[model.relation[edge]]} <${model.iri(model.target[edge])}>`);
    }
    parts.push(`<${model.iri(i)}> ${[...new Set(said)].join(" ;\n    ")} .\n`);
  }
  return parts.join("\n");
}

/** Saves bytes or text as a file. */
export function save(content, name, type) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}
