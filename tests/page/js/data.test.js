import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { NO_FILTER, visible } from "../../../kg/page/src/filter.js";
import { Finder } from "../../../kg/page/src/find.js";
import { read, write } from "../../../kg/page/src/link.js";
import { Model, unpack } from "../../../kg/page/src/model.js";
import { csvLine, turtle } from "../../../kg/page/src/take.js";
import { data } from "./made.js";

const model = new Model(data());
const [EAST, WEST, PARK, FIRM, PRODUCT, CLUSTER, SYSTEM, ALONE] = [0, 1, 2, 3, 4, 5, 6, 7];
const seen = (wanted) => {
  const found = visible(model, wanted);
  return [[...found.nodes].flatMap((flag, i) => (flag ? [i] : [])), [...found.edges].flatMap((flag, i) => (flag ? [i] : [])), found.way];
};

test("packed data is read", async () => {
  const value = data();
  assert.deepEqual(await unpack(deflateSync(JSON.stringify(value)).toString("base64")), JSON.parse(JSON.stringify(value)));
});

test("what belongs to a district lies below it, at whatever depth", () => {
  assert.deepEqual([...model.within(EAST)].sort(), [EAST, WEST, PARK, FIRM, PRODUCT, CLUSTER]);
  assert.deepEqual([...model.within(PARK)].sort(), [PARK, FIRM, PRODUCT]);
});

test("neighbours by depth", () => {
  assert.deepEqual([...model.around(FIRM, 1)].sort(), [PARK, FIRM, PRODUCT]);
  assert.deepEqual([...model.around(FIRM, 2)].sort(), [WEST, PARK, FIRM, PRODUCT]);
});

test("shortest path, and none", () => {
  assert.deepEqual(model.path(PRODUCT, SYSTEM), [3, 2, 1, 4, 5]);
  assert.deepEqual(model.path(FIRM, FIRM), []);
  assert.equal(model.path(FIRM, ALONE), null);
});

test("search by name, alias, misread form and initials, the best first", () => {
  const finder = new Finder(model);
  assert.deepEqual(finder.find("威致"), [FIRM]);
  assert.deepEqual(finder.find("wzkj"), [FIRM]);
  assert.deepEqual(finder.find("威玫"), [FIRM]);
  assert.deepEqual(finder.find("91500227ma0000001x"), [FIRM]);
  assert.equal(finder.find("xq")[0], WEST);
  assert.equal(finder.find("西区")[0], WEST);
  assert.deepEqual(finder.find("  "), []);
  assert.deepEqual(finder.find("没有"), []);
});

test("filters by type, relation, confidence, document and time", () => {
  assert.deepEqual(seen({ kinds: new Set([2]) })[0], [EAST, WEST, PARK, PRODUCT, CLUSTER, SYSTEM]);
  assert.deepEqual(seen({ relations: new Set([3]) })[0], [EAST, WEST, PARK, FIRM, CLUSTER, SYSTEM, ALONE]);
  assert.deepEqual(seen({ sure: 75 })[1], [0, 1, 2, 4]);
  assert.deepEqual(seen({ document: 1 }), [[WEST, FIRM, CLUSTER, SYSTEM], [4, 5], undefined]);
  assert.deepEqual(seen({ from: "2025-01-01" })[1], [4, 5]);
  assert.deepEqual(seen({ until: "2024-12-31" })[1], [1, 2, 3]);
  assert.deepEqual(seen({ district: PARK })[0], [PARK, FIRM, PRODUCT]);
  assert.equal(seen({})[0].length, model.count);
});

test("neighbours and paths narrow what is seen", () => {
  assert.deepEqual(seen({ focus: FIRM, depth: 1 }), [[PARK, FIRM, PRODUCT], [2, 3], undefined]);
  assert.deepEqual(seen({ focus: PRODUCT, goal: PARK }), [[PARK, FIRM, PRODUCT], [2, 3], [3, 2]]);
  assert.deepEqual(seen({ focus: FIRM, goal: ALONE }), [[FIRM, ALONE], [], null]);
});

test("a link restores the view", () => {
  const state = {
    ...NO_FILTER, focus: FIRM, depth: 2, kinds: new Set([0, 4]), relations: new Set([1]), district: WEST, from: "2024-01-01", sure: 60,
    document: 1, edge: -1, view: "table", table: "numbers", sort: "-3", open: new Set([3, 1]), lang: "en", theme: "dark",
  };
  const { sought, at, ...found } = read(`#${write(state, model)}`, model);
  assert.deepEqual([sought, at], ["", null]);
  assert.deepEqual(found, state);
  assert.deepEqual(read(write(state, model, [-12.4, 3, 800]), model).at, [-12, 3, 800]);
  assert.equal(write({ ...NO_FILTER, edge: -1, view: "map", table: "relations", sort: "", open: new Set(), lang: "zh", theme: "" }, model), "");
});

test("a link by alias, by IRI and of what is unknown", () => {
  assert.equal(read("#q=威致", model).focus, FIRM);
  assert.equal(read("#q=https://example.org/id/park/2", model).focus, PARK);
  const odd = read("#q=%3Cimg%3E&n=99&e=77&sure=x&from=1&view=no&doc=no&open=a,2&t=no&sort=0&at=1,2", model);
  assert.deepEqual([odd.focus, odd.sought, odd.depth, odd.edge, odd.sure, odd.from, odd.view, odd.document, [...odd.open], odd.table, odd.sort, odd.at], [-1, "<img>", 3, -1, 0, "", "map", -1, [2], "relations", "", null]);
});

test("cells of CSV run no formula and keep their quotes", () => {
  assert.equal(csvLine(['a"b', "c,d", "=1+1", "-5%", 3]), '"a""b","c,d",\'=1+1,-5%,3\r\n');
});

test("Turtle of the visible part", () => {
  const text = turtle(model, visible(model, { focus: FIRM, depth: 1 }));
  assert.match(text, /<https:\/\/example.org\/id\/enterprise\/3> a ind:Enterprise ;\n {4}skos:prefLabel "威致科技"@zh ;/);
  assert.match(text, /ind:locatedIn <https:\/\/example.org\/id\/park\/2>/);
  assert.doesNotMatch(text, /district/);
});
