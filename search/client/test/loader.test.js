import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { checkOf, openLoader, parse } from "../loader.js";
import * as later from "../later.js";
import { fronted } from "../names.js";
import { call, callOf, disk, leaveDisk, serve } from "../testing/site.js";

afterEach(leaveDisk);

test("parse reads a call without running it", () => {
  assert.deepEqual(parse('$c("a",{"b":[1]},"c")\n'), ["a", { b: [1] }, "c"]);
  assert.deepEqual(parse('$chuyende("manifest","a",12)'), ["a", 12]);
  for (const text of ["$c(1", "$c(alert(1))", "x", "", "null", '$c("a")x', 'c("a")', '$chuyende("manifest",']) {
    assert.throws(() => parse(text), { code: "damaged" }, text);
  }
});

test("letters come back from their signs", () => {
  for (const [long, short] of JSON.parse(readFileSync(new URL("../../testdata/letters.json", import.meta.url), "utf8"))) {
    assert.deepEqual(parse(`$c("a",${short})`), ["a", JSON.parse(long)], long);
  }
});

test("checks are those of Go", () => {
  for (const [text, want] of [["", "3aofnj8"], ["chuyende", "3m8e1fg"], ["Đất 🙂", "t62fq8o"]]) {
    assert.equal(checkOf(text), want, text);
  }
});

test("a file is asked for once, and again if that failed", async () => {
  const files = { a: call("a", 1, 2) };
  const served = serve(files);
  const load = openLoader(served);
  await assert.rejects(load("b"), { name: "SearchError", code: "load" });
  files.b = call("b", [3]);
  assert.deepEqual(await Promise.all([load("a"), load("a"), load("b"), load("b")]), [[1, 2], [1, 2], [[3]], [[3]]]);
  assert.deepEqual(served.asked, ["b", "a", "b"]);
});

test("a file is of its epoch", async () => {
  const load = openLoader(serve({ a: callOf("now", "a", 1), b: callOf("then", "b", 1), c: call("c") }));
  assert.deepEqual(await load("a", "now"), [1]);
  await assert.rejects(load("b", "now"), { code: "damaged" });
  await assert.rejects(load("c", "now"), { code: "damaged" });
});

test("files whose names say nothing of their text are asked for anew", async () => {
  const seen = {};
  const files = ["manifest", "d/a/0", "t/0-1/0", "dates.abc", "bad"];
  const fetch = async (url, options) => {
    const name = url.slice("x/".length, -".js".length);
    (seen[name] ??= []).push(options.cache);
    return { ok: true, text: async () => call(name === "bad" ? "" : name, 1) };
  };
  const load = openLoader({ base: "x/", fetch });
  for (const name of files) await load(name).catch(() => {});
  assert.equal(seen.manifest[0], "no-cache");
  assert.deepEqual(seen["d/a/0"], ["no-cache"]);
  assert.deepEqual(seen["dates.abc"], ["default"]);
  assert.deepEqual(seen["t/0-1/0"], ["default"]);
  await load("bad").catch(() => {});
  assert.deepEqual(seen.bad, ["default", "reload"]); // what a cache has may be what is wrong
});

test("a version is asked for, which caches tell apart", async () => {
  const seen = [];
  const fetch = async (url) => {
    seen.push(url);
    return { ok: true, text: async () => callOf("now", "t/0-1/0", 1) };
  };
  assert.deepEqual(await openLoader({ base: "x/", fetch })("t/0-1/0", "now", undefined, "abc"), [1]);
  assert.deepEqual(seen, ["x/t/0-1/0.js?abc"]);
});

test("from a disk files come by script elements", async () => {
  disk({ a: call("a", 1, 2), broken: "", html: "<!doctype html>", swapped: call("a", 1, 2) });
  const load = openLoader({ base: "search/" }, async () => later);
  assert.deepEqual(await load("a"), [1, 2]);
  for (const name of ["broken", "html", "swapped"]) await assert.rejects(load(name), { code: "damaged" }, name);
  await assert.rejects(load("missing"), { code: "load" });
});

test("lists of names", () => {
  assert.deepEqual(fronted("AchiBaoA<a(Cbc)Ađ"), [["chi", ""], ["cao", ""], ["<a", "("], ["<abc", ")"], ["đ", ""]]);
  assert.deepEqual(fronted(""), []);
});
