import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isSyllable } from "../spelling.js";
import { visible } from "../hidden.js";
import { canon, unmark } from "../syllable.js";
import { words } from "../words.js";

// Go runs the same cases: a query folded here must meet a term folded there.
const cases = (name) => JSON.parse(readFileSync(new URL(`../../../internal/vietnamese/testdata/${name}`, import.meta.url)));

test("canon gives one spelling for all equal ones", () => {
  for (const { in: text, exact, folded } of cases("fold.json")) assert.deepEqual(canon(visible(text)), { exact, folded }, text);
});

test("a syllable without marks folds as with them", () => {
  for (const { in: text, folded } of cases("fold.json")) assert.equal(canon(unmark(visible(text))).folded, folded, text);
});

test("a syllable is spelled as one can be", () => {
  const { yes, no } = cases("spelling.json");
  for (const word of yes) assert.ok(isSyllable(word), word);
  for (const word of no) assert.ok(!isSyllable(word), word);
});

test("words splits as Go does", () => {
  for (const { in: text, words: want } of cases("words.json")) {
    const got = words(text).map(({ start, end, joined, whole }) => (whole ? "=" : joined ? "+" : "") + text.slice(start, end));
    assert.deepEqual(got, want, text);
  }
});

test("a document's number is found however its parts are linked", () => {
  const whole = (text) => words(text).find((word) => word.whole);
  assert.equal(whole("số 12-HD/BTCTW").exact, "12-hd-btctw");
  assert.equal(whole("12-hd-btctw").exact, "12-hd-btctw");
  assert.equal(whole("15/2020/NĐ-CP").folded, "15-2020-nd-cp");
});
