import assert from "node:assert/strict";
import { test } from "node:test";
import { bitReader } from "../bits.js";
import { bits, postings } from "../testing/site.js";

test("numbers in each code", () => {
  const reader = bitReader(bits("1011" + "00101" + "01"));
  assert.equal(reader.bits(4), 11);
  assert.equal(reader.gamma(9), 5);
  assert.equal(reader.bits(2), 1);
});

test("beyond the end there is nothing", () => {
  const reader = bitReader(bits("1".repeat(10)));
  assert.equal(reader.bits(10), 1023);
  assert.throws(() => reader.bits(1), { code: "damaged" });
  for (const text of ["~", "", "\u00ff0", "w", '"0']) assert.throws(() => bitReader(text).bits(1), { code: "damaged" }, text);
});

test("lists with lengths and without", () => {
  const groups = [[1, [2]], [4, [0, 3]]];
  const read = (hasLengths, lengths) => {
    const { documents, codes } = bitReader(bits(postings(groups, 4, hasLengths)), 4).list(lengths);
    return [[...documents], [...codes]];
  };
  assert.deepEqual(read(true), [[2, 0, 3], [1, 4, 4]]);
  assert.deepEqual(read(false, ""), [[2, 0, 3], [1, 4, 4]]);
  assert.deepEqual(read(false, "v021"), [[2, 0, 3], [1 + 2 * 8, 4 + 31 * 8, 4 + 8]]);
});

test("parts of texts", () => {
  // Documents 3, 1, 4, 2 by code; 1 has four parts, 2 has one, 3 and 4 have three.
  const postings = { documents: Uint32Array.from([3, 1, 4, 2]), codes: new Uint8Array(4) };
  bitReader(bits("1" + "101" + "0" + "010" + "0" + "11"), 5).parts(postings, "14133");
  assert.deepEqual([...postings.parts], [0b101, 0b100, 0, 0]); // 4 has it in none
});
