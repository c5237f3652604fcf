import assert from "node:assert/strict";
import { test } from "node:test";

import { clockAt, clockText, keptClock } from "../default/js/agendaclock.js";

test("the step that runs, and what it has left", () => {
  for (const [seconds, step, left] of [[0, 0, 300], [299, 0, 1], [300, 1, 600], [899, 1, 1], [900, 2, 60], [960, 2, 0], [1000, 2, -40]]) {
    assert.deepEqual(clockAt([5, 10, 1], seconds), { step, left });
  }
  assert.deepEqual(clockAt([], 5), { step: 0, left: -5 });
  assert.deepEqual(clockAt([0, 5], 0), { step: 1, left: 300 });
});

test("time as people read it", () => {
  for (const [seconds, text] of [[0, "0:00"], [5, "0:05"], [65, "1:05"], [3600, "60:00"], [-40, "+0:40"], [-125, "+2:05"]]) {
    assert.equal(clockText(seconds), text);
  }
});

test("only a clock of ours is taken up again", () => {
  const kept = { v: 1, agenda: 1, start: 1764000000000, held: 30 };
  assert.deepEqual(keptClock(JSON.stringify(kept), 2), { agenda: 1, start: 1764000000000, held: 30 });
  for (const text of [null, "", "x", "[]", "3", "null", '{"v":1}', JSON.stringify({ ...kept, v: 2 }), JSON.stringify({ ...kept, agenda: 2 }),
    JSON.stringify({ ...kept, agenda: -1 }), JSON.stringify({ ...kept, start: "1" }), JSON.stringify({ ...kept, held: 1.5 })]) {
    assert.equal(keptClock(text, 2), null, String(text));
  }
});
