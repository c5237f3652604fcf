// The fixture is that of internal/rota: the page and the command must make the
// same rota.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { makeRota } from "../default/js/rota.js";

const file = new URL("../../internal/rota/testdata/rotas.json", import.meta.url);

for (const { name, own, cells, months, visits, rota, impossible } of JSON.parse(readFileSync(file, "utf8"))) {
  test(name, () => {
    const made = makeRota({ own, cells, months, visits });
    assert.deepEqual(made.months?.map((month) => month.map(({ member, cell }) => [member, cell])), rota);
    // Go leaves out what is 0.
    const why = made.impossible && Object.fromEntries(Object.entries(made.impossible).filter(([, value]) => value !== 0));
    assert.deepEqual(why, impossible);
  });
}

test("numbers that are none are refused", () => {
  for (const visits of [NaN, 1.5, -1, Infinity]) assert.equal(makeRota({ own: [0, 1], cells: 2, months: 1, visits }).impossible?.limit, "visits");
});
