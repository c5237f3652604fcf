import assert from "node:assert/strict";
import { test } from "node:test";
import { openTally } from "../tally.js";

const FACETS = [
  { name: "nhóm", hash: "abc", values: [{ id: "a" }, { id: "b" }] },
  { name: "thẻ", hash: "def", values: [] }, // too many to be offered
];
const VALUES = {
  "f/nh_c3_b3m.abc": { a: [0, 1, 2], b: [2, 3] },
  "f/th_e1_ba_bb.def": { x: [4] },
};

/** Clauses are lists of documents themselves. */
const tally = openTally({ documents: 5 }, FACETS, { documents: async (clause) => new Set(clause) }, async (file) => new Map(Object.entries(VALUES[file])));

const NO = { required: [], without: [] };
const select = (passes, except) => [0, 1, 2, 3, 4].filter((document) => passes(document, except));
const counted = async (every, filters = {}, plan = NO, all = false) => tally.count({ every, beside: every.map(() => []) }, tally.filter(filters, plan), all);

test("filters, what is required and what is unwanted", async () => {
  assert.deepEqual(select(await tally.filter({}, NO)), [0, 1, 2, 3, 4]);
  assert.deepEqual(select(await tally.filter({ nhóm: ["b"] }, NO)), [2, 3]);
  assert.deepEqual(select(await tally.filter({ nhóm: ["a", "b"], thẻ: [] }, NO)), [0, 1, 2, 3]);
  assert.deepEqual(select(await tally.filter({ nhóm: ["a"], thẻ: ["x"] }, NO)), []);
  assert.deepEqual(select(await tally.filter({ nhóm: ["a"], thẻ: ["x"] }, NO), "nhóm"), [4]);
  assert.deepEqual(select(await tally.filter({ none: ["a"] }, NO)), []);
  assert.deepEqual(select(await tally.filter({ nhóm: ["none"] }, NO)), []);
  assert.deepEqual(select(await tally.filter({}, { required: [[1, 2, 3], [2, 3, 4]], without: [[3], [0]] })), [2]);
});

test("what holds every word counts, else what holds some", async () => {
  const both = await counted([[[0, 1, 2]], [[2], [3]]]);
  assert.deepEqual([both.relaxed, both.pick()], [false, [2]]);
  const some = await counted([[[0, 1]], [[3]]]);
  assert.deepEqual([some.relaxed, some.pick()], [true, [0, 1, 3]]);
  const filtered = await counted([[[0, 1, 2]], [[2, 3]]], { thẻ: ["x"] });
  assert.deepEqual([filtered.relaxed, filtered.pick(), filtered.pick("thẻ")], [true, [], [0, 1, 2, 3]]);
  const one = await counted([[[]]]);
  assert.deepEqual([one.relaxed, one.pick()], [false, []]);
});

test("a plan without words counts all or none", async () => {
  assert.deepEqual((await counted([], { nhóm: ["a"] }, NO, true)).pick(), [0, 1, 2]);
  assert.deepEqual((await counted([], { nhóm: ["a"] }, NO, false)).pick(), []);
});

test("facets count without their own filter, those with too many values not at all", async () => {
  assert.deepEqual(await tally.facets(await counted([[[0, 2, 4]]], { nhóm: ["b"] })), { nhóm: { a: 2, b: 1 } });
});
