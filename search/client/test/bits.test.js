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

test("lists in another order", () => {
  const order = [2, 3, 0, 1];
  const { documents, codes } = bitReader(bits(postings([[1, [1]], [4, [0, 2]]], 4, false, order)), 4, order).list("");
  assert.deepEqual([[...documents], [...codes]], [[1, 2, 0], [1, 4, 4]]);
});

test("parts of texts", () => {
  // Documents 4, 2 and 1 have it once, 3 and 0 more often; 1 has four parts, 2 has one, the others have three.
  const postings = { documents: Uint32Array.from([4, 2, 1, 3, 0]), codes: Uint8Array.from([8, 0, 0, 1, 9]) };
  bitReader(bits("11" + "110" + "1" + "101" + "0" + "10"), 5).parts(postings, "34133");
  assert.deepEqual([...postings.parts], [0, 0, 0b1000, 0b101, 0b100]); // 4 has it in none
});
