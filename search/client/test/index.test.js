import assert from "node:assert/strict";
import { test } from "node:test";
import { openSearch } from "../index.js";
import { serve, site } from "../testing/site.js";

test("a word, a pair and the text of a hit", async () => {
  const search = await openSearch(serve(site()));
  const { total, hits } = await search.search("hien dat");
  assert.equal(total, 1);
  const [{ url, title, kind, kindTitle, score, excerpt, passage }] = hits;
  assert.deepEqual({ url, title, kind, kindTitle }, { url: "/hien-dat.html", title: "Hiến đất", kind: "page", kindTitle: "Trang" });
  assert.ok(score > 0);
  assert.equal(await excerpt(), "Người dân hiến đất làm đường.");
  assert.deepEqual(await passage(), { text: "Người dân hiến đất làm đường.", id: "", heading: "" });
});

test("nothing to find is not an error", async () => {
  const search = await openSearch(serve(site()));
  for (const query of ["", " .,!", "zzz", "a", "constructor", "__proto__"]) {
    assert.deepEqual(await search.search(query), { total: 0, hits: [] }, query);
  }
});

test("files are loaded once", async () => {
  const served = serve(site());
  const search = await openSearch(served);
  await Promise.all([search.search("đất"), search.search("dat"), search.search("hiến đất")]);
  assert.deepEqual(served.asked.toSorted(), ["m/0.bbbb", "manifest", "t/d.aaaa"]);
});

test("a failure rejects, and the next try may succeed", async () => {
  const files = site();
  const lost = files["t/d.aaaa"];
  delete files["t/d.aaaa"];
  const search = await openSearch(serve(files));
  await assert.rejects(search.search("đất"), { name: "SearchError", code: "load" });
  files["t/d.aaaa"] = lost;
  assert.equal((await search.search("đất")).total, 1);
});

test("no connection rejects", async () => {
  const fetch = async () => {
    throw new TypeError("offline");
  };
  await assert.rejects(openSearch({ base: "https://site.test/", fetch }), { code: "load" });
});

test("an index of another version says so", async () => {
  const files = site();
  files.manifest = files.manifest.replace('"format":1', '"format":2');
  await assert.rejects(openSearch(serve(files)), { code: "format", message: /reload/ });
});

test("a damaged file gives an error and no wrong hits", async () => {
  const whole = site()["t/d.aaaa"];
  for (const text of [
    "",
    whole.slice(0, -9),
    whole.replace("dat:", "dat"),
    whole.replace("t/d.aaaa", "t/d.bbbb"),
    whole.replace(/"[^"]*"\)$/, '"~~")'),
    whole.replace(/"[^"]*"\)$/, '"")'),
    "<!doctype html>",
    "alert(1)",
  ]) {
    const search = await openSearch(serve({ ...site(), "t/d.aaaa": text }));
    await assert.rejects(search.search("đất"), { code: "damaged" }, text);
  }
});

test("suggest completes the last word and gives titles", async () => {
  const search = await openSearch(serve(site()));
  assert.deepEqual(await search.suggest("hien d"), [{ title: "Hiến đất", url: "/hien-dat.html", kind: "page" }]);
  assert.deepEqual(await search.suggest("hi"), [{ title: "Hiến đất", url: "/hien-dat.html", kind: "page" }]);
  assert.deepEqual(await search.suggest(""), []);
});
