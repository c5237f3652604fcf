// The fixture is that of internal/roster: the page reads lines as the command
// reads a file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { canon, unmark } from "../../search/client/syllable.js";
import { readRoster } from "../default/js/rosterlines.js";

const file = new URL("../../internal/roster/testdata/rosters.json", import.meta.url);
const { names, longest, cases } = JSON.parse(readFileSync(file, "utf8"));
const rules = { names, longest, canon, unmark };

for (const { name, text, people, cells, wrong = [], alike = [] } of cases) {
  test(name, () => {
    const roster = readRoster(text, rules);
    const lines = roster.faults.map(({ line }) => line).sort((a, b) => a - b);
    assert.deepEqual([...new Set(lines)], [...new Set(wrong)]);
    if (lines.length) return;
    assert.deepEqual(roster.people, people.map(({ Name, Group, Cell }) => ({ name: Name, group: Group, cell: Cell })));
    assert.deepEqual(roster.cells, cells);
    assert.deepEqual(roster.notes.map(({ line }) => line), alike);
  });
}

test("cells may stand apart from the people", () => {
  const roster = readRoster("A\tThôn Đông\nB\t-\nC\tThon Tay", rules, ["Thôn Đông", " Thôn  Tây", ""]);
  assert.deepEqual(roster.cells, ["Thôn Đông", "Thôn Tây"]);
  assert.deepEqual(roster.faults, [{ line: 3, code: "not-listed", args: ["Thon Tay", "Thôn Tây"] }]);
  assert.deepEqual(readRoster("A\t-", rules, ["Thôn C", "thôn c"]).faults, [{ line: 2, code: "list-twice", args: ["thôn c"] }]);
});
