import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addressAt } from "../addresses.js";

test("addresses that Go writes by titles are read back", () => {
  const cases = JSON.parse(readFileSync(new URL("../../testdata/addresses.json", import.meta.url)));
  for (const { documents, written } of cases) {
    documents.forEach(({ url, title }, i) => assert.equal(addressAt(written, title, i), url));
  }
});
