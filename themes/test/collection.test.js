import assert from "node:assert/strict";
import { test } from "node:test";

import { decksOf } from "../default/js/deckjoin.js";
import { drop, idsOf, insert, move, textOf } from "../default/js/collectionlist.js";

test("ids are read from any text, each once", () => {
  for (const [text, want] of [
    ["", []],
    ["topic:a\ncase:b", ["topic:a", "case:b"]],
    [" topic:a \r\n\n topic:a\ncase:có dấu", ["topic:a", "case:có dấu"]],
    ["x".repeat(301) + "\nok", ["ok"]],
    ["<img src=x onerror=alert(1)>", ["<img src=x onerror=alert(1)>"]],
    ["__proto__\nconstructor", ["__proto__", "constructor"]],
  ]) {
    assert.deepEqual(idsOf(text), want);
    assert.deepEqual(idsOf(textOf(want)), want);
  }
  const many = Array.from({ length: 500 }, (_, i) => `topic:${i}`);
  assert.equal(idsOf(textOf(many)).length, 200);
});

test("what is put in stands at the end, once", () => {
  assert.deepEqual(insert(["a"], "b"), ["a", "b"]);
  assert.deepEqual(insert(["a", "b"], "a"), ["a", "b"]);
  assert.deepEqual(insert([], ""), []);
});

test("moving keeps all, and ends at the ends", () => {
  const ids = ["a", "b", "c", "d"];
  for (const [at, by, want] of [
    [0, 1, "bacd"],
    [0, -1, "abcd"],
    [3, 1, "abcd"],
    [3, -3, "dabc"],
    [1, 9, "acdb"],
    [7, 1, "abcd"],
  ]) {
    assert.equal(move(ids, at, by).join(""), want);
  }
  assert.equal(ids.join(""), "abcd");
  assert.deepEqual(drop(ids, 1), ["a", "c", "d"]);
  assert.deepEqual(drop(ids, 9), ids);
});

test("the slides of a collection are those of its topics, in order, by any id of theirs", () => {
  const decks = { "topic:a": "../a.js", "topic:cũ": "../a.js", "topic:b": "../b.js" };
  for (const [ids, scripts, gone] of [
    [["topic:b", "case:x", "topic:a"], ["../b.js", "../a.js"], 0],
    [["topic:cũ", "topic:a"], ["../a.js"], 0],
    [["topic:mất", "guidance:y", "topic:b"], ["../b.js"], 1],
    [["__proto__", "constructor", "topic:toString", "", "../b", "javascript:alert(1)"], [], 1],
  ]) {
    assert.deepEqual(decksOf(ids, decks), { scripts, gone }, String(ids));
  }
  assert.deepEqual(decksOf(["topic:a"], {}), { scripts: [], gone: 0 });
});
