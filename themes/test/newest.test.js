import assert from "node:assert/strict";
import { test } from "node:test";
import { newest } from "../default/js/newest.js";

/** A function whose calls are answered by hand. */
function byHand() {
  const calls = [];
  const ask = () => new Promise((resolve, reject) => calls.push({ resolve, reject }));
  return { calls, ask };
}

test("an overtaken call is never answered", async () => {
  const { calls, ask } = byHand();
  const asked = newest(ask);
  const seen = [];
  asked("a").then((answer) => seen.push(answer));
  const second = asked("ab").then((answer) => seen.push(answer));
  calls[1].resolve("new");
  calls[0].resolve("old");
  await second;
  await Promise.resolve();
  assert.deepEqual(seen, ["new"]);
});

test("an overtaken failure is not reported", async () => {
  const { calls, ask } = byHand();
  const asked = newest(ask);
  const seen = [];
  asked("a").catch((error) => seen.push(error.message));
  const second = asked("ab").catch((error) => seen.push(error.message));
  calls[0].reject(new Error("old"));
  calls[1].reject(new Error("new"));
  await second;
  assert.deepEqual(seen, ["new"]);
});
