import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { plan } from "../plan.js";

// Go runs the same cases: both sides must ask for the same things.
const { ranking, cases } = JSON.parse(readFileSync(new URL("../../testdata/plan.json", import.meta.url)));

test("plan makes the clauses that Go makes", () => {
  for (const { query, clauses } of cases) {
    const got = plan(query, ranking).map(({ field, term, boost }) => ({ field, term, boost }));
    assert.deepEqual(got, clauses, query);
  }
});
