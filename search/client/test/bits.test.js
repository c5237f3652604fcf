import assert from "node:assert/strict";
import { test } from "node:test";
import { bitReader } from "../bits.js";
import { bits } from "../testing/site.js";

test("numbers in each code", () => {
  const reader = bitReader(bits("1011" + "00101" + "01"));
  assert.equal(reader.bits(4), 11);
  assert.equal(reader.gamma(9), 5);
  assert.equal(reader.bits(2), 1);
});

test("beyond the end there is nothing", () => {
  const reader = bitReader(bits("1".repeat(13)));
  assert.equal(reader.bits(13), 8191);
  assert.throws(() => reader.bits(1), { code: "damaged" });
  for (const text of ["~", "~~", "\u00ff!", "! ", '"!']) assert.throws(() => bitReader(text).bits(1), { code: "damaged" }, text);
});

test("parts of texts", () => {
  // Documents 3, 1, 2 by code; 1 has four parts, 2 has one, 3 has three.
  const postings = { documents: Uint32Array.from([3, 1, 2]), codes: new Uint8Array(3) };
  bitReader(bits("0" + "10" + "1" + "101"), 4).parts(postings, "1413");
  assert.deepEqual([...postings.parts], [0b101, 0b100, 0]);
});
