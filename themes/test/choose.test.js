// The fixture is that of internal/suggest: pages made ahead and the page with
// script must offer the same.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { choose, first } from "../default/js/choose.js";

const file = new URL("../../internal/suggest/testdata/choices.json", import.meta.url);
const { catalogue, cases } = JSON.parse(readFileSync(file, "utf8"));

for (const { name, wish, first: offered, choices } of cases) {
  test(name, () => {
    const all = choose(catalogue, wish);
    assert.deepEqual(
      all.map(({ topic, fits, reason }) => ({ id: topic.id, fits, reason })),
      choices,
    );
    assert.equal(first(all), offered);
  });
}
