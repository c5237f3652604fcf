import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isSpecial } from "../plan.js";
import { canon } from "../syllable.js";
import { cuts, near, starting } from "../syllables.js";
import { readTelex } from "../telex.js";
import { asLookup, wholePlan } from "../testing/lookup.js";

// Go runs the same cases: both sides must ask for the same things.
const fixture = (name) => JSON.parse(readFileSync(new URL(`../../testdata/${name}.json`, import.meta.url)));

test("plan makes the clauses that Go makes", async () => {
  const { ranking, vocabularies, cases } = fixture("plan");
  for (const { vocabulary, query, typing = false, plan: want } of cases) {
    const got = await wholePlan(query, typing, ranking, asLookup(vocabularies[vocabulary]));
    assert.deepEqual(JSON.parse(JSON.stringify(got)), want, query);
  }
});

test("the answers may come in any order", async () => {
  const { ranking, vocabularies, cases } = fixture("plan");
  const lookup = asLookup(vocabularies.law);
  let turn = 0;
  const late = Object.fromEntries(
    Object.entries(lookup).map(([name, ask]) => [
      name,
      async (...words) => {
        for (let i = (turn = (turn * 7 + 3) % 11); i > 0; i--) await null;
        return ask(...words);
      },
    ]),
  );
  for (const { vocabulary, query, typing = false, plan: want } of cases) {
    if (vocabulary !== "law") continue;
    assert.deepEqual(JSON.parse(JSON.stringify(await wholePlan(query, typing, ranking, late))), want, query);
  }
});

test("any text has a plan", async () => {
  const { ranking, vocabularies } = fixture("plan");
  const lookup = asLookup(vocabularies.law);
  for (const text of ["\ud800", "a\udc00 \ud83d", '"\ud800 a" -\udfff', "“".repeat(20000), "a ".repeat(5000), "-".repeat(20000), "ợ".repeat(9999), "x".repeat(99999)]) {
    for (const typing of [false, true]) assert.ok(Array.isArray((await wholePlan(text, typing, ranking, lookup)).every));
  }
});

test("a lookup that fails fails the plan", async () => {
  const { ranking, vocabularies } = fixture("plan");
  const lookup = { ...asLookup(vocabularies.law), follows: async () => Promise.reject(new Error("offline")) };
  await assert.rejects(wholePlan("thma nhung", false, ranking, lookup), /offline/);
});

test("keys of Telex and VNI", () => {
  for (const { in: keys, out } of fixture("telex")) assert.equal(canon(readTelex(keys)).exact, out, keys);
});

test("syllables that were meant or are begun", () => {
  const list = fixture("syllables");
  const { cuts: most, slips, endings } = fixture("plan").ranking;
  for (const [word, want] of Object.entries(list.near)) assert.deepEqual(near(list, word, slips), want, word);
  for (const [word, want] of Object.entries(list.starting)) assert.deepEqual(starting(list, word, endings), want, word);
  for (const [word, want] of Object.entries(list.cuts)) assert.deepEqual(cuts(list, word, most), want, word);
});

test("what asks more than words, or is to be read with care, is special", () => {
  for (const query of ['"chi bộ"', "chi bộ -đất", "hi\u00adến đất", "chi\u200bbộ"]) assert.ok(isSpecial(query), query);
  for (const query of ["hiến đất", "12-HD/BTCTW", "quý 2, 2026 (chi bộ)?"]) assert.ok(!isSpecial(query), query);
});
