import assert from "node:assert/strict";
import { test } from "node:test";
import { asker } from "../default/js/asking.js";

const SHUT = { wantsFacets: () => false };

/** A client whose answers wait until they are let go, and a view that notes what it is told. */
function stage(view = {}) {
  const waiting = {};
  const wait = (name, value) => new Promise((resolve, reject) => (waiting[name] = { give: () => resolve(value), refuse: reject }));
  const asked = [];
  const client = {
    search(query, options) {
      asked.push({ query, ...options });
      const answer = { query, count: () => wait(`${query} count`, { total: 3 }), facets: () => wait(`${query} facets`, { kind: {} }) };
      return wait(query, answer);
    },
  };
  const seen = [];
  const stands = {};
  let query = "";
  const asking = asker(async () => client, {
    state: () => ({ query, filters: {}, sort: undefined, empty: !query }),
    busy: (busy) => (stands.busy = busy),
    empty: () => seen.push("empty"),
    hits: (answer, offset) => (seen.push(`hits ${answer.query} ${offset}`), wait(`${answer.query} texts`)),
    numbers: (answer, { total }) => seen.push(`numbers ${answer.query} ${total}`),
    textless: () => false,
    wantsFacets: () => true,
    facets: () => seen.push("facets"),
    fail: (error, offset, standing) => seen.push(`fail ${error.message} ${offset} ${standing}`),
    ...view,
  });
  const ask = (text, ...more) => ((query = text), asking.ask(...more));
  return { ask, asking, asked, seen, stands, waiting };
}

/** Lets everything run that waits for nothing from outside. */
const settle = () => new Promise(setImmediate);

async function give(waiting, ...names) {
  for (const name of names) {
    waiting[name].give();
    await settle();
  }
}

test("hits come first, then texts, numbers, facets", async () => {
  const { ask, asked, seen, waiting } = stage();
  const done = ask("đất", true);
  await settle();
  assert.deepEqual(asked, [{ query: "đất", limit: 10, offset: 0, filters: {}, sort: undefined, typing: true, excerpts: 4, count: false }]);
  await give(waiting, "đất");
  assert.deepEqual(seen, ["hits đất 0"]);
  assert.equal(waiting["đất count"], undefined, "nothing is counted before the texts are there");
  await give(waiting, "đất texts", "đất count", "đất facets");
  await done;
  assert.deepEqual(seen, ["hits đất 0", "numbers đất 3", "facets"]);
});

test("an older answer never replaces a newer one", async () => {
  const { ask, seen, stands, waiting } = stage(SHUT);
  ask("a", true);
  await settle();
  ask("ab", true);
  await settle();
  await give(waiting, "a");
  assert.equal(stands.busy, true);
  await give(waiting, "ab", "ab texts", "ab count");
  assert.equal(stands.busy, false);
  assert.deepEqual(seen, ["hits ab 0", "numbers ab 3"]);
});

test("an overtaken failure is not reported", async () => {
  const { ask, seen, waiting } = stage();
  ask("a", true);
  await settle();
  ask("ab", true);
  await settle();
  waiting.a.refuse(new Error("old"));
  waiting.ab.refuse(new Error("new"));
  await settle();
  assert.deepEqual(seen, ["fail new 0 false"]);
});

test("a text that cannot be loaded leaves the hits standing", async () => {
  const { ask, seen, waiting } = stage();
  ask("a", false);
  await settle();
  await give(waiting, "a");
  waiting["a texts"].refuse(new Error("gone"));
  await settle();
  assert.deepEqual(seen, ["hits a 0", "fail gone 0 true"]);
});

test("hits that stand without a text are counted", async () => {
  const { ask, seen, waiting } = stage({ ...SHUT, textless: (error) => error.message === "away" });
  ask("a", false);
  await settle();
  await give(waiting, "a");
  waiting["a texts"].refuse(new Error("away"));
  await settle();
  await give(waiting, "a count");
  assert.deepEqual(seen, ["hits a 0", "numbers a 3"]);
});

test("more hits are added without counting again", async () => {
  const { ask, asked, seen, waiting } = stage(SHUT);
  ask("a", false);
  await settle();
  await give(waiting, "a", "a texts", "a count");
  ask("a", false, 10);
  await settle();
  await give(waiting, "a", "a texts");
  assert.equal(asked[1].offset, 10);
  assert.deepEqual(seen, ["hits a 0", "numbers a 3", "hits a 10"]);
});

test("facets that are wanted later are of what stands", async () => {
  let open = false;
  const { ask, asking, seen, waiting } = stage({ wantsFacets: () => open });
  ask("a", false);
  await settle();
  await give(waiting, "a", "a texts", "a count");
  open = true;
  asking.facets();
  await give(waiting, "a facets");
  assert.deepEqual(seen, ["hits a 0", "numbers a 3", "facets"]);
});

test("nothing asked forgets what stood", async () => {
  const { ask, asking, seen, waiting } = stage();
  ask("a", false);
  await settle();
  await give(waiting, "a", "a texts", "a count", "a facets");
  await ask("", false);
  await asking.facets();
  assert.deepEqual(seen.slice(3), ["empty"]);
});
