import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { openLoader, parse } from "../loader.js";
import { plainName, fragmentName } from "../names.js";

afterEach(() => {
  delete globalThis.location;
  delete globalThis.document;
  delete globalThis.$chuyende;
});

test("parse reads a call without running it", () => {
  assert.deepEqual(parse("a", '$chuyende("a",{"b":[1]},"c")\n'), [{ b: [1] }, "c"]);
  for (const text of ['$chuyende("b",1)', '$chuyende("a",1', "$chuyende(alert(1))", "x"]) {
    assert.throws(() => parse("a", text), { code: "damaged" }, text);
  }
});

/** A page opened from a disk: script elements that run what files says. */
function page(files) {
  globalThis.location = { protocol: "file:" };
  const append = (script) => {
    queueMicrotask(() => {
      const run = files[script.src];
      if (!run) return script.onerror();
      run();
      script.onload();
    });
  };
  globalThis.document = { createElement: () => ({ remove() {} }), head: { append } };
}

test("from a disk files come by script elements", async () => {
  page({
    "search/a.js": () => globalThis.$chuyende("a", 1, 2),
    "search/broken.js": () => {},
  });
  const load = openLoader({ base: "search/" });
  assert.deepEqual(await load("a"), [1, 2]);
  await assert.rejects(load("broken"), { code: "damaged" });
  await assert.rejects(load("missing"), { code: "load" });
});

test("names are plain on every system", () => {
  assert.equal(plainName("hien dat"), "hien_20dat");
  assert.equal(plainName("<Đ"), "_3c_c4_90");
  assert.equal(plainName("/a//b/"), "_2fa/_2fb/");
  assert.equal(fragmentName("/chuyen-de/hien-dat.html"), "x/chuyen-de/hien-dat");
});
