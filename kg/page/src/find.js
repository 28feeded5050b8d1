// Search by name, alias, misread form or pinyin initials.

const LETTERS = /^[a-z0-9]+$/;

const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

export class Finder {
  constructor(model) {
    this.model = model;
    this.names = null;
  }

  prepare() {
    const { model } = this;
    this.names = Array.from({ length: model.count }, (_, i) => [...model.names(i), ...model.hidden(i), model.code(i)].filter(Boolean).map(fold));
  }

  /** Nodes that fit, the best first: whole names, then beginnings, then parts, then initials. */
  find(text, most = 40) {
    if (!this.names) this.prepare();
    const wanted = fold(text);
    if (!wanted) return [];
    const initials = LETTERS.test(wanted);
    const found = [];
    for (let i = 0; i < this.names.length; i++) {
      const score = this.score(i, wanted, initials);
      if (score) found.push([score, i]);
    }
    const { weight, label } = this.model;
    found.sort(([a, i], [b, j]) => b - a || weight[j] - weight[i] || label[i].length - label[j].length || i - j);
    return found.slice(0, most).map(([, i]) => i);
  }

  score(node, wanted, initials) {
    let best = 0;
    for (const name of this.names[node]) {
      if (name === wanted) return 6;
      const at = name.indexOf(wanted);
      if (at === 0) best = Math.max(best, 5);
      else if (at > 0) best = Math.max(best, 4);
    }
    if (best || !initials) return best;
    for (const letters of this.model.data.nodes.initials[node].split(" ")) {
      if (letters === wanted) return 3;
      if (letters.startsWith(wanted)) best = Math.max(best, 2);
      else if (wanted.length > 1 && letters.includes(wanted)) best = Math.max(best, 1);
    }
    return best;
  }
}
