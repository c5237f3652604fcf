import assert from "node:assert/strict";
import { test } from "node:test";
import { newestFirst } from "../calendar.js";

test("the newest first, equal dates by number, those without a date last", () => {
  const dates = new Map([["2026-02-01", [0, 5]], ["2025-12-31", [3]], ["2026-11-02", [4]]]);
  assert.deepEqual(newestFirst([0, 1, 2, 3, 4, 5], dates, 6), [4, 0, 5, 3, 1, 2]);
  assert.deepEqual(newestFirst([5, 3, 1], dates, 6), [5, 3, 1]);
  assert.deepEqual(newestFirst([2, 1], new Map(), 6), [1, 2]);
  assert.deepEqual(newestFirst([], dates, 6), []);
});
