import assert from "node:assert/strict";
import { test } from "node:test";
import { rank } from "../live.js";

const DOCUMENTS = 8;
const MANIFEST = {
  documents: DOCUMENTS,
  lengths: [8, 8],
  ranking: { below: 0.5, k1: 1.2, b: 0.75 },
  classes: [[1, 2, 3, 4, 5, 8, 14, 28], [], [], 2],
};

/** Clauses are [tier, documents]; what is fetched is noted. */
function shards() {
  const fetched = [];
  const clause = async ([tier, list, field = "e"]) => ({
    field, boost: 1, tier,
    list: async () => {
      fetched.push(list.join());
      return list.length ? { documents: Uint32Array.from(list), codes: new Uint8Array(list.length) } : undefined;
    },
  });
  return { clause, fetched };
}

const plain = { passes: () => true, factor: () => 1, settle: (hits) => hits };
const all = plain;
const pair = (tier, list) => [tier, list, "fbi"];

test("a light pair is enough, heavier lists follow below where hits are few", async () => {
  const groups = [[], [[0, [1]], [1, [1, 2, 3]], [2, [1, 2, 3, 4, 5]]], [pair(0, [1])]];
  const few = shards();
  assert.deepEqual((await rank(groups, all, 1, false, few, MANIFEST)).numbers, [1]);
  assert.deepEqual(few.fetched, ["1", "1"]);
  const { numbers, scores } = await rank(groups, all, 5, false, shards(), MANIFEST);
  assert.deepEqual(numbers, [1, 2, 3, 4, 5]);
  assert.equal(scores[2], Math.fround(scores[1] * MANIFEST.ranking.below));
  assert.equal(scores[4], Math.fround(scores[3] * MANIFEST.ranking.below));
  assert.equal(scores[2], scores[3]);
});

test("without a light pair heavy lists are looked at, common ones if there is nothing else", async () => {
  const heavy = shards();
  await rank([[], [[0, [1]], [1, [1, 2]], [2, [1, 2, 3]]], [pair(0, [])]], all, 1, false, heavy, MANIFEST);
  assert.ok(heavy.fetched.includes("1,2") && !heavy.fetched.includes("1,2,3"));
  const { numbers } = await rank([[], [[2, [4, 6]], [0, []]], []], all, 9, false, shards(), MANIFEST);
  assert.deepEqual(numbers, [4, 6]);
  assert.deepEqual((await rank([[], [], []], all, 9, false, shards(), MANIFEST)).numbers, []);
});

test("while somebody types long lists are read only where there is nothing to show", async () => {
  const groups = [[], [[0, [3]], [1, [1, 2, 3]]], [pair(1, [1, 2])]];
  const typing = shards();
  assert.deepEqual((await rank(groups, all, 10, true, typing, MANIFEST)).numbers, [3]);
  assert.deepEqual(typing.fetched, ["3"]);
  assert.deepEqual((await rank(groups, { ...plain, passes: (document) => document !== 3 }, 10, true, shards(), MANIFEST)).numbers, [1, 2]);
});

test("documents that may not pass are no hits of any tier", async () => {
  const groups = [[], [[0, [1]], [2, [1, 2, 3]]], [pair(0, [1])]];
  const { numbers } = await rank(groups, { ...plain, passes: (document) => document !== 1 }, 5, false, shards(), MANIFEST);
  assert.deepEqual(numbers, [2, 3]);
});
