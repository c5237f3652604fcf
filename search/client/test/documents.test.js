import assert from "node:assert/strict";
import { test } from "node:test";
import { openDocuments } from "../documents.js";

const MANIFEST = { blocks: "aaaabbbbcccc", blockSizes: [2, 1, 3], kinds: [{ id: "page", title: "Trang" }] };

function open() {
  const asked = [];
  const load = async (name) => {
    asked.push(name);
    const text = name.endsWith("1") ? "chi bộ hòa giải" : "hòa thuận, giải";
    return [`/${name}`, "Tiêu đề", name.startsWith("d/b") ? "page" : "topic", "", [["quy", "1", "2"]], "", [["m", "Mục", text]]];
  };
  return { asked, ...openDocuments(MANIFEST, load) };
}

const plan = (...phrases) => ({ query: "giải", phrases: phrases.map((words) => ({ words, marked: false })) });

test("a document's file is named by its block and place", async () => {
  const { asked, show } = open();
  const hits = await show([5, 2, 0], plan(), [7, 0, 3], 0, 10);
  assert.deepEqual(asked, ["d/cccc/2", "d/bbbb/0", "d/aaaa/0"]);
  assert.deepEqual(hits.map(({ score, kindTitle }) => [score, kindTitle]), [[0, "topic"], [3, "Trang"], [7, "topic"]]);
  assert.deepEqual(hits[0].facets, { quy: ["1", "2"] });
  assert.equal((await hits[0].passage()).heading, "Mục");
});

test("only the files of the page of hits are read", async () => {
  const { asked, show } = open();
  assert.equal((await show([0, 1, 2, 3], plan(), [], 1, 2)).length, 2);
  assert.deepEqual(asked, ["d/aaaa/1", "d/bbbb/0"]);
  assert.deepEqual(await show([0, 1], plan(), [], 5, 2), []);
  assert.deepEqual(await show([0, 1], plan(), [], 0, 0), []);
});

test("quotations are verified before hits are left out", async () => {
  const { show } = open();
  const urls = async (offset, limit) => (await show([0, 1, 2, 3, 4, 5], plan(["hoa", "giai"]), [], offset, limit)).map(({ url }) => url);
  assert.deepEqual(await urls(0, 10), ["/d/aaaa/1", "/d/cccc/1"]);
  assert.deepEqual(await urls(1, 1), ["/d/cccc/1"]);
});
