import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { plainName } from "../plainname.js";

test("names are those that Go writes, and plain on every system", () => {
  const cases = JSON.parse(readFileSync(new URL("../../testdata/names.json", import.meta.url)));
  for (const { in: text, times = 1, out } of cases) assert.equal(plainName(text.repeat(times)), out, text);
});
