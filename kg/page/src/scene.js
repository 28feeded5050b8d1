// What is drawn: nodes, or groups of them as one where there are too many, and the lines between.

export const BUDGET = 2500; // nodes that move smoothly
const LEAST = 3; // smaller groups are drawn as their nodes
const MOST_LINES = 6000;

/** `open`: groups to be drawn as their nodes, the latest opened last. `at`: places of a part looked at by itself. */
export function makeScene(model, shown, open, budget = BUDGET, at = null) {
  const members = new Map();
  for (let i = 0; i < model.count; i++) {
    if (!shown.nodes[i]) continue;
    const group = model.group[i];
    if (!members.has(group)) members.set(group, []);
    members.get(group).push(i);
  }
  let total = 0;
  for (const list of members.values()) total += list.length;
  const collapsed = total > budget;
  const whole = new Set();
  if (collapsed) for (const [group, list] of members) if (list.length >= LEAST) whole.add(group);
  let room = budget;
  for (const group of [...open].reverse()) {
    room -= members.get(group)?.length ?? 0;
    if (room >= 0 || group === [...open].at(-1)) whole.delete(group);
  }
  const items = [];
  const itemOf = new Map();
  for (const [group, list] of members) {
    if (whole.has(group)) {
      const item = groupItem(model, group, list);
      for (const node of list) itemOf.set(node, item);
      items.push(item);
    } else {
      for (const node of list) {
        const [x, y] = at?.get(node) ?? [model.x[node], model.y[node]];
        const item = { node, x, y, r: radius(model, node), weight: priority(model, node), label: model.label[node] };
        itemOf.set(node, item);
        items.push(item);
      }
    }
  }
  items.sort((a, b) => b.weight - a.weight || (a.node ?? 0) - (b.node ?? 0));
  const { lines, left } = makeLines(model, shown, itemOf);
  return { items, lines, itemOf, collapsed, total, whole, left, hulls: at ? [] : hulls(model, shown, members, whole), alone: at !== null };
}

function radius(model, node) {
  const base = model.kinds[model.kind[node]].name === "District" ? 9 : 4.5;
  return Math.min(20, base + 0.9 * Math.sqrt(model.weight[node]));
}

const LEADING = { District: 24, Region: 6, IndustrialPark: 8 };

function priority(model, node) {
  return model.weight[node] + (LEADING[model.kinds[model.kind[node]].name] ?? 0);
}

/** The middle of a group is that of its members; its name that of its district, else of who has most relations. */
function groupItem(model, group, list) {
  let [x, y, lead] = [0, 0, list[0]];
  for (const node of list) {
    x += model.x[node] / list.length;
    y += model.y[node] / list.length;
    if (priority(model, node) > priority(model, lead)) lead = node;
  }
  const r = 9 + 2.6 * Math.sqrt(list.length);
  return { group, lead, x, y, r, size: list.length, weight: 1e6 + list.length, label: model.label[lead] };
}

/** Faint discs under the groups of a district that are drawn as their nodes; none under those that nothing relates. */
function hulls(model, shown, members, whole) {
  const found = [];
  const related = (node) => model.edges(node).some((edge) => shown.edges[edge]);
  for (const [group, list] of members) {
    if (whole.has(group) || list.length < 4 || !list.some(related)) continue;
    let [x, y, r] = [0, 0, 0];
    for (const node of list) {
      x += model.x[node] / list.length;
      y += model.y[node] / list.length;
    }
    for (const node of list) r = Math.max(r, Math.hypot(model.x[node] - x, model.y[node] - y));
    found.push({ group, x, y, r: r + 24 });
  }
  return found;
}

function makeLines(model, shown, itemOf) {
  const between = new Map();
  const lines = [];
  for (let e = 0; e < model.edgeCount; e++) {
    if (!shown.edges[e]) continue;
    const a = itemOf.get(model.source[e]);
    const b = itemOf.get(model.target[e]);
    if (!a || !b || (a === b && a.group !== undefined)) continue;
    if (a.group === undefined && b.group === undefined) {
      lines.push({ a, b, edge: e, size: 1, background: !model.data.edges.evidence[e].length });
      continue;
    }
    const [one, other] = [name(a), name(b)].sort();
    const key = one + other;
    const line = between.get(key);
    if (line) line.size++;
    else between.set(key, { a, b, size: 1, edge: -1, background: false });
  }
  const heavy = [...between.values()].sort((p, q) => q.size - p.size);
  const kept = heavy.slice(0, Math.min(1200, 6 * new Set(itemOf.values()).size));
  bend(lines);
  const drawn = lines.slice(0, MOST_LINES);
  return { lines: [...kept, ...drawn], left: heavy.length - kept.length + lines.length - drawn.length };
}

const name = (item) => (item.group === undefined ? `n${item.node}` : `g${item.group}`);

/** Lines between the same two lie side by side. */
function bend(lines) {
  const beside = new Map();
  for (const line of lines) {
    const key = line.a.node < line.b.node ? `${line.a.node} ${line.b.node}` : `${line.b.node} ${line.a.node}`;
    const before = beside.get(key) ?? 0;
    beside.set(key, before + 1);
    const side = before % 2 ? 1 : -1;
    line.bend = before ? side * Math.ceil(before / 2) * 0.16 * (line.a.node < line.b.node ? 1 : -1) : 0;
  }
}
