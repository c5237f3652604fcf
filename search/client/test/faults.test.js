import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { openSearch } from "../index.js";
import { parse } from "../loader.js";
import { call, disk, leaveDisk, nameOf, piecesOf, serve, site } from "../testing/site.js";

// What goes wrong on the way has to end in an error that a page can explain:
// never in other hits than those of the whole index, and never not at all.
// Everything is tried both ways in which files come.

const ways = {
  fetch: (files) => openSearch(serve(files)),
  script: (files) => {
    disk(files);
    return openSearch();
  },
};

afterEach(leaveDisk);

const both = (title, run) => {
  for (const [way, open] of Object.entries(ways)) test(`${title} (${way})`, () => run(open));
};

const urls = ({ hits }) => hits.map(({ url }) => url);

/** Everything that a query can need. */
const ask = async (search) => {
  const { hits, facets } = await search.search("hiến đất dân", { filters: { nhóm: ["a"] } });
  await facets();
  await search.search("", { sort: "date" });
  await search.search("hine");
  await search.suggest("hien d");
  return [hits[0].title, await hits[0].excerpt()];
};
const ANSWER = ["Hiến đất", "Người dân hiến đất làm đường."];

/** The files that such a query loads after the manifest. */
const NEEDED = ["t/0-1", piecesOf("hien"), "t/1-1", piecesOf("~~dan"), "f/nh", "f/kind", "c/cubic", "d/cubic", "dates.", "syllables.", "phrases."];

both("a file that fails to load can be tried again", async (open) => {
  for (const prefix of NEEDED) {
    const files = site();
    const name = nameOf(files, prefix);
    const { [name]: lost, ...rest } = files;
    delete files[name];
    const search = await open(files);
    for (let i = 0; i < 2; i++) await assert.rejects(ask(search), { name: "SearchError", code: "load" }, name);
    Object.assign(files, rest, { [name]: lost });
    assert.deepEqual(await ask(search), ANSWER, name);
  }
});

test("no connection, at once or in the middle of a file", async () => {
  const fail = async () => {
    throw new TypeError("offline");
  };
  await assert.rejects(openSearch({ fetch: fail }), { code: "load" });
  await assert.rejects(openSearch({ fetch: async () => ({ ok: true, text: fail }) }), { code: "load" });
});

// All files of the old build are gone, or those that were replaced have the
// same names.
both("another build under an open client", async (open) => {
  const old = site();
  const now = site({ epoch: "epoch00002", text: "Người dân hiến đất." });
  for (const prefix of NEEDED) {
    const files = { ...old };
    const search = await open(files);
    delete files[nameOf(files, prefix)];
    files.manifest = now.manifest;
    await assert.rejects(ask(search), { code: "updated" }, prefix);
    await assert.rejects(ask(search), { code: "updated" }, prefix + " again");
  }
  for (const prefix of ["t/0-1", piecesOf("hien"), "t/1-1", piecesOf("~~dan"), "f/nh", "dates."]) {
    const files = { ...old };
    const search = await open(files);
    const name = nameOf(old, prefix);
    const values = parse(now[nameOf(now, prefix)]).slice(1);
    Object.assign(files, { [name]: call(name, ...values), manifest: now.manifest });
    await assert.rejects(ask(search), { code: "updated" }, prefix);
  }
  const files = { ...old };
  const search = await open(files);
  for (const name of Object.keys(files)) delete files[name];
  Object.assign(files, now);
  await assert.rejects(ask(search), { code: "updated" });
  assert.deepEqual(urls(await (await open(files)).search("đất")), ["/hien-dat.html"]);
});

both("a file of another epoch in the same build is damaged", async (open) => {
  const files = site();
  const name = nameOf(files, "t/0-1");
  const other = site({ epoch: "epoch00002" });
  files[name] = other[nameOf(other, "t/0-1")];
  await assert.rejects(ask(await open(files)), { code: "damaged" });
});

// A document may be edited while a page is open: its file keeps its name.
both("a document that changed is shown as it is now", async (open) => {
  const files = site();
  const search = await open(files);
  const now = site({ text: "Dân hiến đất." });
  for (const name of Object.keys(now)) if (/^[mcd]/.test(name)) files[name] = now[name];
  assert.deepEqual(await ask(search), ["Hiến đất", "Dân hiến đất."]);
});

both("damaged files give an error and no wrong hits", async (open) => {
  const whole = site();
  for (const prefix of ["manifest", "details.", ...NEEDED]) {
    const name = nameOf(whole, prefix);
    const text = whole[name];
    const other = whole[nameOf(whole, prefix === "t/0-1" ? "phrases." : "t/0-1")];
    const flipped = (at, bit) => text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ bit) + text.slice(at + 1);
    for (const broken of [
      "", " ", "<!doctype html><title>404</title>", "alert(1)", "$c(", "$c()", "$chuyende(", "null",
      text.slice(0, -1), text.slice(0, -9), text.slice(0, text.length / 2), text.slice(text.length / 2),
      other, '$c("aaaaaaa")',
      flipped(text.length - 4, 1), flipped(text.length - 9, 16), flipped(text.indexOf(",") + 3, 2), flipped(text.indexOf(",") + 14, 4),
    ]) {
      const files = { ...whole, [name]: broken };
      await assert.rejects(async () => ask(await open(files)), { name: "SearchError", code: "damaged" }, `${name}: ${broken}`);
    }
  }
});

test("after a damaged file a retry works", async () => {
  const files = site();
  const name = nameOf(files, "t/0-1");
  const whole = files[name];
  files[name] = whole.slice(0, -9);
  const search = await openSearch(serve(files));
  await assert.rejects(ask(search), { code: "damaged" });
  files[name] = whole;
  assert.deepEqual(await ask(search), ANSWER);
});

both("an index of another format says so", async (open) => {
  const { manifest: text, ...files } = site();
  const values = parse(text).slice(2);
  for (const format of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, "13"]) {
    await assert.rejects(open({ ...files, manifest: call("manifest", format, ...values) }), { name: "SearchError", code: "format" });
  }
});

// testdata/format-1 was written by the last version of that format.
both("an index of format 1 says so", async (open) => {
  const files = new Proxy({}, {
    get(_, name) {
      const url = new URL(`../../testdata/format-1/${name}.js`, import.meta.url);
      return existsSync(url) ? readFileSync(url, "utf8") : undefined;
    },
  });
  await assert.rejects(open(files), { name: "SearchError", code: "format" });
});
