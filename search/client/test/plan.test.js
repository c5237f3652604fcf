import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { plan } from "../plan.js";

// Go runs the same cases: both sides must ask for the same things.
const { ranking, cases } = JSON.parse(readFileSync(new URL("../../testdata/plan.json", import.meta.url)));

test("plan makes the clauses that Go makes", () => {
  const plain = (clauses) => clauses.map(({ field, term, boost }) => ({ field, term, boost }));
  for (const { query, plan: want } of cases) {
    const { clauses, without } = plan(query, ranking);
    assert.deepEqual({ clauses: plain(clauses), without: plain(without) }, want, query);
  }
});
