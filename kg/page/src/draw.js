// Draws a scene on anything with the path methods of a canvas: the canvas itself, or SVG.

import { placeLabels, shorten } from "./labels.js";

const HEX = [0, 60, 120, 180, 240, 300].map((deg) => [Math.cos((deg * Math.PI) / 180), Math.sin((deg * Math.PI) / 180)]);
const STAR = Array.from({ length: 10 }, (_, i) => {
  const [turn, r] = [-Math.PI / 2 + (i * Math.PI) / 5, i % 2 ? 0.48 : 1.15];
  return [Math.cos(turn) * r, Math.sin(turn) * r];
});
const POINTS = {
  hexagon: HEX,
  star: STAR,
  square: [[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]],
  diamond: [[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]],
  triangle: [[0, -1.1], [1.05, 0.8], [-1.05, 0.8]],
  triangleDown: [[0, 1.1], [1.05, -0.8], [-1.05, -0.8]],
};

export function shapePath(context, shape, x, y, r) {
  const points = POINTS[shape];
  if (!points) {
    context.moveTo(x + r, y);
    context.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  points.forEach(([dx, dy], i) => (i ? context.lineTo(x + dx * r, y + dy * r) : context.moveTo(x + dx * r, y + dy * r)));
  context.closePath();
}

export const THEMES = {
  light: { paper: "#ffffff", ink: "#1f2328", faint: "#59636e", line: "#aab4bf", strong: "#1f2328", hull: "#f3f5f8", group: "#dfe7f1", lift: 0 },
  dark: { paper: "#14181d", ink: "#e6edf3", faint: "#9aa5b1", line: "#4a545f", strong: "#f0f6fc", hull: "#1b2128", group: "#2a3644", lift: 0.34 },
};

/** So much of a colour, the rest of another. */
export function mixed(colour, other, part) {
  const at = (text, i) => parseInt(text.slice(i, i + 2), 16);
  return `#${[1, 3, 5].map((i) => Math.round(at(colour, i) * part + at(other, i) * (1 - part)).toString(16).padStart(2, "0")).join("")}`;
}

/** A colour nearer to white, for dark paper. */
export const lifted = (colour, by) => (by ? mixed(colour, "#ffffff", 1 - by) : colour);

/** Size on the screen: nodes grow slower than the picture. */
export const onScreen = (r, scale) => Math.max(r > 9 ? 3.2 : 2.2, r * Math.min(1.6, Math.max(0.25, Math.sqrt(scale) * 0.95)));

/** `look`: { model, theme, face, chosen, near (set of items or null), edge, measure, text(item) }. */
export function draw(context, scene, camera, look) {
  const theme = THEMES[look.theme];
  const { width, height } = camera;
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, width, height);
  for (const item of scene.items) {
    [item.sx, item.sy] = camera.toScreen(item.x, item.y);
    item.sr = onScreen(item.r, camera.scale);
    item.seen = item.sx > -60 && item.sy > -60 && item.sx < width + 60 && item.sy < height + 60;
  }
  drawHulls(context, scene, camera, theme);
  drawLines(context, scene, camera, look, theme);
  drawItems(context, scene, look, theme);
  drawLabels(context, scene, camera, look, theme);
}

function drawHulls(context, scene, camera, theme) {
  context.fillStyle = theme.hull;
  for (const hull of scene.hulls) {
    const [x, y] = camera.toScreen(hull.x, hull.y);
    const r = hull.r * camera.scale;
    if (x + r < 0 || y + r < 0 || x - r > camera.width || y - r > camera.height) continue;
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.fill();
  }
}

function crosses(a, b, camera) {
  return !(
    (a.sx < 0 && b.sx < 0) || (a.sy < 0 && b.sy < 0) ||
    (a.sx > camera.width && b.sx > camera.width) || (a.sy > camera.height && b.sy > camera.height)
  );
}

function drawLines(context, scene, camera, look, theme) {
  const styles = new Map();
  for (const line of scene.lines) {
    if (!crosses(line.a, line.b, camera)) continue;
    const strong = look.edge === line.edge && line.edge >= 0 ? 3 : look.near && (line.a === look.chosen || line.b === look.chosen) ? 2 : 1;
    const heavy = line.edge < 0 ? Math.min(5, 0.5 + Math.log2(line.size) * 0.8) : strong === 3 ? 2.4 : strong === 2 ? 1.5 : 1;
    const key = `${strong} ${heavy.toFixed(1)} ${line.background} ${line.edge < 0}`;
    if (!styles.has(key)) styles.set(key, { strong, heavy, background: line.background, group: line.edge < 0, lines: [] });
    styles.get(key).lines.push(line);
  }
  const arrows = camera.scale > 0.55;
  for (const style of [...styles.values()].sort((a, b) => a.strong - b.strong)) {
    const faded = look.near && style.strong === 1;
    const part = faded ? 0.25 : style.strong > 1 ? 0.95 : style.group ? 0.42 : 0.85;
    // Colours are mixed beforehand and each line is a path of its own: see-through lines, and a thousand of them in one
    // path, are drawn four times slower.
    context.strokeStyle = context.fillStyle = mixed(style.strong > 1 ? theme.strong : theme.line, theme.paper, part);
    context.lineWidth = style.heavy;
    context.setLineDash(style.background ? [3, 4] : []);
    for (const line of style.lines) {
      context.beginPath();
      linePath(context, line);
      context.stroke();
    }
    if (!arrows) continue;
    context.beginPath();
    for (const line of style.lines) if (line.edge >= 0) arrowPath(context, line, style.strong);
    context.fill();
  }
  context.setLineDash([]);
}

/** Middle of a line on the screen, aside where it is bent. */
export function bow(line) {
  const [dx, dy] = [line.b.sx - line.a.sx, line.b.sy - line.a.sy];
  const by = line.bend ?? 0;
  return [(line.a.sx + line.b.sx) / 2 - dy * by, (line.a.sy + line.b.sy) / 2 + dx * by];
}

function linePath(context, line) {
  const { a, b } = line;
  if (a === b) {
    context.moveTo(a.sx + a.sr, a.sy - a.sr);
    context.arc(a.sx, a.sy - a.sr, a.sr, 0, 2 * Math.PI);
    return;
  }
  context.moveTo(a.sx, a.sy);
  if (line.bend) {
    const [mx, my] = bow(line);
    context.quadraticCurveTo(2 * mx - (a.sx + b.sx) / 2, 2 * my - (a.sy + b.sy) / 2, b.sx, b.sy);
  } else context.lineTo(b.sx, b.sy);
}

function arrowPath(context, line, strong) {
  const { a, b } = line;
  const [mx, my] = line.bend ? bow(line) : [a.sx, a.sy];
  const [dx, dy] = [b.sx - mx, b.sy - my];
  const long = Math.hypot(dx, dy);
  if (long < b.sr + 12) return;
  const [ux, uy] = [dx / long, dy / long];
  const [tip, size] = [b.sr + 1, strong > 1 ? 7 : 5];
  const [x, y] = [b.sx - ux * tip, b.sy - uy * tip];
  context.moveTo(x, y);
  context.lineTo(x - ux * size - uy * size * 0.45, y - uy * size + ux * size * 0.45);
  context.lineTo(x - ux * size + uy * size * 0.45, y - uy * size - ux * size * 0.45);
  context.closePath();
}

function drawItems(context, scene, look, theme) {
  const kinds = look.model.kinds;
  const batches = new Map();
  for (const item of scene.items) {
    if (!item.seen) continue;
    const faded = look.near && !look.near.has(item) && item !== look.chosen;
    const key = item.group !== undefined ? `group ${faded}` : `${look.model.kind[item.node]} ${faded}`;
    if (!batches.has(key)) batches.set(key, { faded, group: item.group !== undefined, kind: kinds[look.model.kind[item.node ?? item.lead]], items: [] });
    batches.get(key).items.push(item);
  }
  for (const { faded, group, kind, items } of batches.values()) {
    const colour = lifted(kind.colour, theme.lift);
    context.globalAlpha = faded ? 0.3 : 1;
    context.beginPath();
    for (const item of items) shapePath(context, group ? "dot" : kind.shape, item.sx, item.sy, item.sr);
    context.fillStyle = group ? theme.group : kind.filled ? colour : theme.paper;
    context.fill();
    context.strokeStyle = group ? theme.faint : kind.filled ? theme.paper : colour;
    context.lineWidth = group ? 1.2 : kind.filled ? 1 : 2.2;
    context.stroke();
  }
  context.globalAlpha = 1;
  if (look.chosen?.seen) {
    context.beginPath();
    context.arc(look.chosen.sx, look.chosen.sy, look.chosen.sr + 4, 0, 2 * Math.PI);
    context.strokeStyle = theme.strong;
    context.lineWidth = 2;
    context.stroke();
  }
}

function drawLabels(context, scene, camera, look, theme) {
  const seen = [];
  const close = scene.alone ? 0.12 : 0.32;
  for (const item of scene.items) {
    if (!item.seen) continue;
    const chosen = item === look.chosen;
    const near = look.near?.has(item);
    const district = item.group !== undefined || look.model.kinds[look.model.kind[item.node]].name === "District";
    const worth = camera.scale > close || district || chosen || near || item.weight > 30;
    const size = chosen || district ? 14 : 12;
    const faded = look.near && !near && !chosen;
    const text = worth && (!faded || district) ? shorten(look.text(item), chosen ? 40 : 16) : "";
    seen.push({ item, x: item.sx, y: item.sy, r: item.sr, text, size, must: chosen, strong: chosen || (district && item.group === undefined), bold: chosen || district, faded });
  }
  seen.sort((a, b) => rank(b, look) - rank(a, look) || b.item.weight - a.item.weight);
  const { placed, room } = placeLabels(seen, look.measure, camera, camera.scale > 1 ? 500 : 260);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = theme.paper;
  const faint = mixed(theme.ink, theme.paper, 0.5);
  let font = "";
  for (const label of placed) {
    const wanted = `${label.bold ? "600 " : ""}${label.size}px ${look.face}`;
    if (font !== wanted) context.font = font = wanted;
    context.lineWidth = 3.5;
    context.fillStyle = label.faded ? faint : theme.ink;
    context.strokeText(label.text, label.x, label.y);
    context.fillText(label.text, label.x, label.y);
  }
  drawNamesOfLines(context, scene, camera, look, theme, room);
}

const rank = (one, look) => (one.item === look.chosen ? 2 : look.near?.has(one.item) ? 1 : 0);

/** Names of relations where there is room: of the chosen node's lines, of a part by itself, and of all when one is close. */
function drawNamesOfLines(context, scene, camera, look, theme, room) {
  context.font = `11px ${look.face}`;
  context.fillStyle = theme.faint;
  context.lineWidth = 3.5;
  for (const line of scene.lines) {
    const own = (scene.alone && camera.scale > 0.5) || line.edge === look.edge || (look.near && (line.a === look.chosen || line.b === look.chosen));
    if (line.edge < 0 || (!own && camera.scale < 1.9) || !crosses(line.a, line.b, camera)) continue;
    const [x, y] = bow(line);
    if (x < 0 || y < 0 || x > camera.width || y > camera.height || Math.hypot(line.a.sx - line.b.sx, line.a.sy - line.b.sy) < 50) continue;
    const text = look.relation(line.edge);
    const half = look.measure(text, 11) / 2;
    const box = [x - half, y - 6, x + half, y + 6];
    if (line.edge !== look.edge && !room.free(box, null)) continue;
    room.take(box, null, true);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

/** What lies under a point of the screen: { item }, { line } or nothing. */
export function hit(scene, x, y) {
  let best = null;
  let least = 6;
  for (const item of scene.items) {
    if (!item.seen) continue;
    const far = Math.hypot(item.sx - x, item.sy - y) - item.sr;
    if (far < least) [best, least] = [item, far];
  }
  if (best) return { item: best };
  let line = null;
  least = 5;
  for (const one of scene.lines) {
    const far = fromLine(one, x, y);
    if (far < least) [line, least] = [one, far];
  }
  return line ? { line } : {};
}

function fromLine(line, x, y) {
  const { a, b } = line;
  if (!line.bend) return fromStretch(a.sx, a.sy, b.sx, b.sy, x, y);
  const [mx, my] = bow(line);
  return Math.min(fromStretch(a.sx, a.sy, mx, my, x, y), fromStretch(mx, my, b.sx, b.sy, x, y));
}

function fromStretch(ax, ay, bx, by, x, y) {
  const [dx, dy] = [bx - ax, by - ay];
  const at = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(ax + at * dx - x, ay + at * dy - y);
}
