import assert from "node:assert/strict";
import { test } from "node:test";
import { BitReader } from "../bits.js";
import { parseSections } from "../shards.js";
import { bits } from "../testing/site.js";

test("numbers in each code", () => {
  const reader = new BitReader(bits("1011" + "00101" + "110" + "01"));
  assert.equal(reader.bits(4), 11);
  assert.equal(reader.gamma(), 5);
  assert.equal(reader.rice(0, 9), 2);
  assert.equal(reader.bits(2), 1);
});

// Whatever comes over the line, reading ends, and with documents that exist.
test("random text is refused or read, never believed too much", () => {
  let seed = 1;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  for (let i = 0; i < 3000; i++) {
    const text = Array.from({ length: random(40) }, () => String.fromCharCode(33 + random(94))).join("");
    try {
      const { words, pairs } = parseSections(["a:á,ạ;b,c", text], 50).get("a");
      for (const list of [...[...words.values()].flatMap(Object.values), ...pairs.values()]) {
        assert.ok(list.documents.every((document) => document < 50));
      }
    } catch (error) {
      assert.equal(error.code, "damaged", String(error));
    }
  }
});
