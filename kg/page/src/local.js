// Places for a small part looked at by itself: around one thing, or along a way. The whole picture keeps its own.

const STEP = 150; // from ring to ring, at least
const ROOM = 52; // on a ring, from one to the next

/** Node → [x, y]: the focus in the middle, its neighbours on rings, each beside what leads to it. */
export function rings(model, shown, focus) {
  const tree = new Map([[focus, { depth: 0, below: [], size: 1 }]]);
  const order = [focus];
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    for (const edge of model.edges(node)) {
      const other = model.other(edge, node);
      if (!shown.edges[edge] || !shown.nodes[other] || tree.has(other)) continue;
      tree.set(other, { depth: tree.get(node).depth + 1, below: [], size: 1 });
      tree.get(node).below.push(other);
      order.push(other);
    }
  }
  for (const node of [...order].reverse()) {
    const own = tree.get(node);
    if (own.below.length) own.size = own.below.reduce((sum, one) => sum + tree.get(one).size, 0);
  }
  const counts = [];
  for (const { depth } of tree.values()) counts[depth] = (counts[depth] ?? 0) + 1;
  const radii = [0];
  for (let depth = 1; depth < counts.length; depth++) radii[depth] = Math.max(radii[depth - 1] + STEP, (counts[depth] * ROOM) / (2 * Math.PI));
  const at = new Map();
  const place = (node, from, to) => {
    const { depth, below, size } = tree.get(node);
    const turn = (from + to) / 2;
    at.set(node, [radii[depth] * Math.cos(turn), radii[depth] * Math.sin(turn)]);
    let begun = from;
    for (const one of below) {
      const share = ((to - from) * tree.get(one).size) / size;
      place(one, begun, begun + share);
      begun += share;
    }
  };
  place(focus, -Math.PI / 2, (3 * Math.PI) / 2);
  return at;
}

/** Node → [x, y]: from left to right, up and down in turns so that names have room. */
export function row(model, focus, way) {
  const at = new Map([[focus, [0, 0]]]);
  let node = focus;
  way.forEach((edge, i) => {
    node = model.other(edge, node);
    at.set(node, [(i + 1) * STEP, i % 2 ? 0 : 46]);
  });
  return at;
}
