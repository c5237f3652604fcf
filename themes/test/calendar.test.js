// The fixture is that of internal/calendar: a file made by a build and one made
// in the browser must say the same.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { calendarText } from "../default/js/calendar.js";

const file = new URL("../../internal/calendar/testdata/calendars.json", import.meta.url);

for (const { name, calendar, lines } of JSON.parse(readFileSync(file, "utf8"))) {
  test(name, () => {
    const text = calendarText(calendar);
    assert.ok(text.endsWith("\r\n"));
    const folded = text.slice(0, -2).split("\r\n");
    for (const line of folded) {
      assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.ok(!/[\r\n]/.test(line) && line.isWellFormed(), line);
    }
    assert.deepEqual(text.slice(0, -2).replace(/\r\n /g, "").split("\r\n"), lines);
    assert.equal(calendarText(calendar), text);
  });
}
