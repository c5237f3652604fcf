import assert from "node:assert/strict";
import { test } from "node:test";

/** @type {Array<() => void>} */
const prints = [];
/** What came into view is told to the newest eye. */
let eye;
Object.assign(globalThis, {
  addEventListener: (name, act) => name === "beforeprint" && prints.push(act),
  IntersectionObserver: class {
    constructor(look) {
      this.look = look;
      this.watched = new Set();
      eye = this;
    }
    observe(element) {
      this.watched.add(element);
    }
    unobserve(element) {
      this.watched.delete(element);
    }
    disconnect() {
      this.watched.clear();
    }
  },
});
const { watcher } = await import("../default/js/seen.js");

const settled = () => new Promise((done) => setImmediate(done));
const element = (name) => /** @type {Element} */ (/** @type {unknown} */ ({ name }));

/** An act that is counted and ends when it is told to. */
function counted() {
  const one = { times: 0, end: (_) => {} };
  const act = () => {
    one.times++;
    return new Promise((well, ill) => (one.end = (fails) => (fails ? ill(new Error("no network")) : well(undefined))));
  };
  return { one, act };
}

test("what comes into view is done once, and again where it failed", async () => {
  const w = watcher(),
    at = element("a"),
    { one, act } = counted();
  w.when(at, act);
  const seen = () => eye.look([{ isIntersecting: true, target: at }]);
  eye.look([{ isIntersecting: false, target: at }]);
  assert.equal(one.times, 0);
  seen();
  seen();
  assert.equal(one.times, 1);
  one.end(true);
  await settled();
  assert.ok(eye.watched.has(at));
  seen();
  one.end(false);
  await settled();
  seen();
  assert.equal(one.times, 2);
  assert.ok(!eye.watched.has(at));
});

test("what fails after all was forgotten is not tried again, and what ends then keeps nothing from being seen", async () => {
  const w = watcher(),
    at = element("a"),
    gone = counted(),
    next = counted();
  const seen = () => eye.look([{ isIntersecting: true, target: at }]);
  w.when(at, gone.act);
  seen();
  w.clear();
  gone.one.end(true);
  await settled();
  prints.forEach((print) => print());
  assert.equal(gone.one.times, 1);

  w.when(at, gone.act);
  seen();
  w.clear();
  w.when(at, next.act);
  gone.one.end(false);
  await settled();
  assert.ok(eye.watched.has(at));
  seen();
  assert.equal(next.one.times, 1);
});

test("all is done before it is printed, and at once where nothing can tell", () => {
  const printed = counted(),
    now = counted();
  watcher().when(element("a"), printed.act);
  prints.forEach((print) => print());
  assert.equal(printed.one.times, 1);
  Object.assign(globalThis, { IntersectionObserver: undefined });
  watcher().when(element("b"), now.act);
  assert.equal(now.one.times, 1);
});
