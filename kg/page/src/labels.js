// Labels that do not overlap: the weightiest first, each at one of a few places beside its node.

const CELL = 48;

export class Room {
  constructor() {
    this.cells = new Map();
  }

  *near(box) {
    for (let x = Math.floor(box[0] / CELL); x <= Math.floor(box[2] / CELL); x++) {
      for (let y = Math.floor(box[1] / CELL); y <= Math.floor(box[3] / CELL); y++) yield x * 65536 + y;
    }
  }

  /** Nothing else there; with `labels`, no other label. */
  free(box, own, labels = false) {
    for (const key of this.near(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if ((!labels || other.label) && (other.label || other.own !== own) && other.box[0] < box[2] && box[0] < other.box[2] && other.box[1] < box[3] && box[1] < other.box[3]) return false;
      }
    }
    return true;
  }

  take(box, own, label = false) {
    const entry = { box, own, label };
    for (const key of this.near(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(entry);
    }
  }
}

export const shorten = (text, most = 16) => {
  const chars = [...text];
  return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : text;
};

/**
 * Places for labels: `seen` are { item, x, y, r, text, size, must } in the order in which they may choose,
 * `measure` gives the width of a text in a size. Gives { item, x, y, text, size } with x and y the middle of the text.
 */
export function placeLabels(seen, measure, { width, height }, most = 400) {
  const room = new Room();
  for (const { item, x, y, r } of seen) room.take([x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8], item);
  const placed = [];
  for (const one of seen) {
    if (placed.length >= most) break;
    if (!one.text) continue;
    const half = measure(one.text, one.size) / 2 + 2;
    const tall = one.size / 2 + 1;
    const down = one.r + tall + 2;
    const across = one.r + half + 3;
    const spots = [[0, down], [across, 0], [-across, 0], [0, -down]];
    const boxes = spots.map(([dx, dy]) => [one.x + dx - half, one.y + dy - tall, one.x + dx + half, one.y + dy + tall]);
    const inside = (box) => box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height;
    let at = boxes.findIndex((box) => inside(box) && room.free(box, one.item));
    // What matters may cover a small node, but no other label.
    if (at < 0 && one.strong) at = boxes.findIndex((box) => inside(box) && room.free(box, one.item, true));
    if (at < 0 && one.must) at = 0;
    if (at < 0) continue;
    room.take(boxes[at], one.item, true);
    placed.push({ item: one.item, x: one.x + spots[at][0], y: one.y + spots[at][1], text: one.text, size: one.size, strong: one.strong });
  }
  return placed;
}
