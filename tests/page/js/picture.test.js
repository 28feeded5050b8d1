import assert from "node:assert/strict";
import { test } from "node:test";
import { Camera } from "../../../kg/page/src/camera.js";
import { marked } from "../../../kg/page/src/card.js";
import { points } from "../../../kg/page/src/chart.js";
import { draw, hit } from "../../../kg/page/src/draw.js";
import { visible } from "../../../kg/page/src/filter.js";
import { placeLabels, shorten } from "../../../kg/page/src/labels.js";
import { rings, row } from "../../../kg/page/src/local.js";
import { Model } from "../../../kg/page/src/model.js";
import { makeScene } from "../../../kg/page/src/scene.js";
import { SvgContext } from "../../../kg/page/src/svg.js";
import { keys, shown, speaker } from "../../../kg/page/src/words.js";
import { data } from "./made.js";

const model = new Model(data());
const scene = (open = new Set(), budget = 100) => makeScene(model, visible(model, {}), open, budget);

test("a small graph is drawn as its nodes", () => {
  const { items, lines, collapsed } = scene();
  assert.equal(items.length, model.count);
  assert.equal(lines.length, model.edgeCount);
  assert.equal(collapsed, false);
});

test("a large one in groups, which open", () => {
  const closed = scene(new Set(), 4);
  assert.deepEqual(closed.items.map(({ group, node }) => group ?? `n${node}`).sort(), [1, "n0", "n7"]);
  assert.deepEqual(closed.lines.map(({ edge, size }) => [edge, size]), [[-1, 1]]);
  assert.equal(closed.items[0].size, 6);
  assert.equal(closed.itemOf.size, model.count); // every node can be reached
  assert.equal(scene(new Set([1]), 4).items.length, model.count);
});

test("what nothing relates stands on no disc", () => {
  const loose = data();
  loose.nodes.group = [0, 0, 0, 0, 0, 0, 0, 0];
  const all = new Model(loose);
  assert.equal(makeScene(all, visible(all, {}), new Set()).hulls.length, 1);
  for (const key of ["source", "target", "relation", "evidence"]) loose.edges[key] = [];
  const none = new Model(loose);
  assert.equal(makeScene(none, visible(none, {}), new Set()).hulls.length, 0);
});

test("the budget closes what was opened first", () => {
  const big = data();
  big.nodes.group = [0, 0, 0, 0, 1, 1, 1, 1];
  const other = new Model(big);
  const found = makeScene(other, visible(other, {}), new Set([0, 1]), 5);
  assert.deepEqual([...found.whole], [0]);
});

test("parallel lines are bent apart", () => {
  const two = data();
  for (const key of ["source", "target", "relation", "evidence"]) two.edges[key].push(two.edges[key][2]);
  const other = new Model(two);
  const bends = makeScene(other, visible(other, {}), new Set()).lines.filter(({ a, b }) => a.node === 3 && b.node === 2).map(({ bend }) => bend);
  assert.equal(bends.length, 2);
  assert.notEqual(bends[0], bends[1]);
});

test("a part by itself stands around its middle, or along its way", () => {
  const part = visible(model, { focus: 3, depth: 2 });
  const at = rings(model, part, 3);
  assert.deepEqual([...at.keys()].sort(), [1, 2, 3, 4]);
  assert.deepEqual(at.get(3).map(Math.round), [0, 0]);
  const far = (node) => Math.hypot(...at.get(node));
  assert.ok(far(1) > far(2) && Math.abs(far(2) - far(4)) < 1e-6 && far(2) >= 100);
  const way = visible(model, { focus: 4, goal: 1 }).way;
  assert.deepEqual([...row(model, 4, way)].map(([node, [x]]) => [node, x]), [[4, 0], [3, 150], [2, 300], [1, 450]]);
  const own = makeScene(model, part, new Set(), 100, at);
  assert.equal(own.hulls.length, 0);
  assert.deepEqual([own.itemOf.get(1).x, own.itemOf.get(1).y], at.get(1));
});

test("the camera turns points back and forth, zooms on a point, fits", () => {
  const camera = new Camera(800, 600);
  camera.zoom(2, 100, 50);
  assert.deepEqual(camera.toPicture(100, 50), [-300, -250]);
  const [x, y] = camera.toPicture(...camera.toScreen(12, -7));
  assert.ok(Math.abs(x - 12) < 1e-9 && Math.abs(y + 7) < 1e-9);
  camera.fit([{ x: -1000, y: 0 }, { x: 3000, y: 100 }]);
  assert.deepEqual([camera.x, camera.y], [1000, 50]);
  assert.ok(camera.toScreen(-1000, 0)[0] >= 40);
  camera.fit([]);
  assert.equal(camera.scale, 1);
});

test("labels do not overlap, the weightiest come first", () => {
  const seen = Array.from({ length: 40 }, (_, i) => ({ item: i, x: 50 + (i % 8) * 40, y: 50 + Math.floor(i / 8) * 12, r: 4, text: `名称${i}`, size: 12 }));
  const { placed } = placeLabels(seen, (text, size) => [...text].length * size, { width: 500, height: 300 });
  assert.equal(placed[0].item, 0);
  assert.ok(placed.length > 3 && placed.length < 40);
  const boxes = placed.map(({ x, y, text }) => [x - text.length * 6, y - 6, x + text.length * 6, y + 6]);
  for (const [i, a] of boxes.entries()) for (const b of boxes.slice(0, i)) assert.ok(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]);
});

test("long names are shortened by characters, not halves of them", () => {
  assert.equal(shorten("🙂".repeat(20), 5), `${"🙂".repeat(4)}…`);
});

test("the same drawing as SVG, and what lies under a point", () => {
  const camera = new Camera(800, 600);
  const found = scene();
  camera.fit(found.items);
  const context = new SvgContext(800, 600);
  draw(context, found, camera, {
    model, theme: "light", face: "sans", chosen: undefined, near: null, edge: -1,
    measure: (text, size) => text.length * size, text: ({ node }) => (node === 3 ? "<威&致>" : model.label[node]), relation: () => "位于",
  });
  const text = String(context);
  assert.match(text, /^<svg [^>]*viewBox="0 0 800 600">/);
  assert.ok(text.includes("&#60;威&#38;致&#62;") && text.includes("西区高新区"));
  const [park, firm] = [2, 3].map((node) => found.itemOf.get(node));
  assert.equal(hit(found, firm.sx, firm.sy).item, firm);
  assert.equal(hit(found, (park.sx + firm.sx) / 2, (park.sy + firm.sy) / 2).line.edge, 2);
  assert.deepEqual(hit(found, -500, -500), {});
});

test("words of a sentence are marked, the longest first", () => {
  assert.deepEqual(marked("威致科技落户西区", ["威致", "威致科技", "西区", ""]), [{ text: "威致科技", mark: true }, { text: "落户", mark: false }, { text: "西区", mark: true }]);
  assert.deepEqual(marked("", ["甲"]), []);
});

test("points over time", () => {
  const found = points([model.number(1), model.number(0), { ...model.number(0), start: "" }]);
  assert.deepEqual(found.map(({ year, value }) => [year, value]), [[2023, 1e9], [2024, 2e9]]);
});

test("both languages say everything", () => {
  for (const key of keys) for (const lang of ["zh", "en"]) assert.ok(speaker(lang)(key, 1, 2, 3).length, key);
  assert.equal(speaker("en")("rows", 3), "3 rows");
});

test("names show neither control nor direction characters", () => {
  assert.equal(shown("甲\u202e乙\u0007\n丙\u2067"), "甲乙 丙");
});
