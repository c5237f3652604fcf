import assert from "node:assert/strict";
import { test } from "node:test";
import { openDocuments } from "../documents.js";
import { openQuoted } from "../quoted.js";
import { complete } from "../whole.js";

const MANIFEST = { blocks: ["aaaabbbbcccc", [2, 1, 3], 2, 1], kinds: new Map([["page", "Trang"]]) };

const NONE = { scores: [], alike: new Map(), clauses: [] };

function open() {
  const asked = [];
  const cards = (name) => [0, 1].map((i) => [`/${name}/${i}`, "Tiêu đề", name.startsWith("c/b") ? "page" : "topic", "", [["quy", "1", "2"]],
    [["/n.html", "2-N", "replaces"], ["/m.html", "3-N"]]]);
  const load = async (name) => {
    asked.push(name);
    if (name.startsWith("c/")) return cards(name);
    return [[cards(name)[0], "Tóm tắt", ["m", "Mục", name.endsWith("1") ? "chi bộ hòa giải" : "hòa thuận, giải"]]];
  };
  return { asked, ...openDocuments(MANIFEST, undefined, load) };
}

const QUERY = "giải";
const phrases = (...all) => all.map((words) => ({ words, marked: false }));

test("documents are found by block and place in files that neighbours share", async () => {
  const { asked, show } = open();
  const { hits } = await show({ numbers: [4, 2, 1], scores: [7, 3, 0], alike: new Map([[4, 2]]), clauses: [] }, QUERY, 0, 10, 0);
  assert.deepEqual(asked, ["c/cccc/0", "c/bbbb/0", "c/aaaa/0"]);
  assert.deepEqual(hits.map(({ url }) => url), ["/c/cccc/0/1", "/c/bbbb/0/0", "/c/aaaa/0/1"]);
  assert.deepEqual(hits.map(({ score, kindTitle }) => [score, kindTitle]), [[0, "topic"], [0, "Trang"], [3, "topic"]]);
  assert.deepEqual(hits[0].facets, { quy: ["1", "2"] });
  assert.deepEqual([(await hits[0].passage()).heading, await hits[1].excerpt(), hits[1].hasText], ["Mục", "hòa thuận, giải", true]);
  assert.deepEqual(asked.slice(3), ["d/cccc/1", "d/bbbb/0"]);
  assert.deepEqual(hits.map(({ alike }) => alike), [2, 0, 0]);
  assert.deepEqual(hits[0].newer, [{ url: "/n.html", name: "2-N", replaces: true }, { url: "/m.html", name: "3-N", replaces: false }]);
});

test("of few documents facets that no list shows are fetched for hits that come complete", async () => {
  const asked = [];
  const load = async (name, epoch) => {
    asked.push(name);
    return name === "facets.abc" && epoch === "now" ? [[[], [["quy", "1"], ["the", "a", "b"]]]] : [["", ["", "", "chi bộ"]]];
  };
  const cards = [["/<A1", "/b.html"], ["A", "B"], ["page", "page"], ["", ""], [[], [["quy", "1"]]], [[], []], [0, 0]];
  const manifest = { ...MANIFEST, epoch: "now", files: ["abc"] };
  const { show } = openDocuments(manifest, cards, load);
  const search = (query, { limit, excerpts }) => show({ ...NONE, numbers: [1, 0] }, query, 0, limit, excerpts);
  const client = complete({ manifest, cards, load, search });
  const facets = async (excerpts) => (await client.search(QUERY, { excerpts, count: false })).hits.map(({ facets }) => facets);
  assert.deepEqual(await facets(0), [{ quy: ["1"] }, {}]);
  assert.deepEqual(asked, []);
  assert.deepEqual(await facets(Infinity), [{ quy: ["1"], the: ["a", "b"] }, {}]);
  assert.equal(asked.filter((name) => name.startsWith("facets")).length, 1);
});

test("only the files of the page of hits are read, and texts that are soon asked for", async () => {
  const { asked, show } = open();
  assert.equal((await show({ ...NONE, numbers: [0, 1, 2, 3] }, QUERY, 1, 2, 1)).hits.length, 2);
  assert.deepEqual([...new Set(asked)], ["d/aaaa/1", "c/bbbb/0"]); // a text has its card
  assert.deepEqual((await show({ ...NONE, numbers: [0, 1] }, QUERY, 5, 2, 4)).hits, []);
  assert.deepEqual((await show({ ...NONE, numbers: [0, 1] }, QUERY, 0, 0, 4)).hits, []);
});

test("quotations are verified, as far as hits are asked for", async () => {
  const { asked, ...documents } = open();
  const { holding } = openQuoted(MANIFEST, documents, phrases(["hoa", "giai"]));
  assert.deepEqual(await holding([0, 1, 2, 3, 4, 5], 10, 4), [1, 4]);
  asked.length = 0;
  assert.deepEqual(await holding([0, 1, 2, 3, 4, 5], 1, 2), [1]);
  assert.ok(asked.every((name) => name.includes("aaaa")), asked.join());
  assert.deepEqual(await holding([0, 1], 0, 0), []);
});

test("of a document without text nothing is fetched but its card", async () => {
  const asked = [];
  const load = async (name) => {
    asked.push(name);
    return [0, 1].map(() => ["/a.html", "Danh sách", "list", "", [], [], "textless"]);
  };
  const { show } = openDocuments(MANIFEST, undefined, load);
  const { hits: [hit] } = await show({ ...NONE, numbers: [1] }, QUERY, 0, 10, 0);
  assert.deepEqual([hit.hasText, await hit.excerpt()], [false, ""]);
  assert.deepEqual(asked, ["c/aaaa/0"]);
});

test("neighbours of a hit whose text is fetched have their cards from its file", async () => {
  const asked = [];
  const load = async (name) => {
    asked.push(name);
    const card = (at) => [`/${name}/${at}.html`, "Trang", "page", "", [], []];
    return [0, 1].map((at) => (name[0] === "d" ? [card(at), "Tóm tắt"] : card(at)));
  };
  const { show } = openDocuments({ ...MANIFEST, blocks: ["aaaa", [4], 2, 2] }, undefined, load);
  const { hits } = await show({ ...NONE, numbers: [1, 3, 0] }, QUERY, 0, 10, 1);
  assert.deepEqual(hits.map(({ url }) => url), ["/d/aaaa/0/1.html", "/c/aaaa/2/1.html", "/d/aaaa/0/0.html"]);
  assert.deepEqual([...new Set(asked)].sort(), ["c/aaaa/2", "d/aaaa/0"]);
});

test("cards that came with the manifest are not asked for", async () => {
  const cards = [["/a.html", "/b.html"], ["Một", "Hai"], ["page", "page"], ["", ""], [[], []], [[], []], ["textless", "textless"]];
  const { show } = openDocuments({ ...MANIFEST, blocks: ["aaaabbbb", [1, 1], 2, 1] }, cards, () => assert.fail("a file was asked for"));
  assert.deepEqual((await show({ ...NONE, numbers: [1, 0] }, QUERY, 0, 10, 0)).hits.map(({ title }) => title), ["Hai", "Một"]);
});

test("of a text in parts the one is fetched in which most of the query stands", async () => {
  const asked = [];
  const cards = [["/a.html"], ["Một"], ["page"], [""], [[]], [[]], [0]];
  const load = async (name) => {
    asked.push(name);
    return [[name.endsWith("0") ? "Tóm tắt" : "", ["m", "Mục", `phần ${name}: giải`]]];
  };
  const manifest = { ...MANIFEST, blocks: ["aaaa", [1], 0, 1], parts: "3" };
  const { show, ...documents } = openDocuments(manifest, cards, load);
  const clause = (field, mask) => ({ field, postings: { documents: [0], codes: [0], parts: [mask] } });
  const passage = async (...clauses) => (await (await show({ ...NONE, numbers: [0], clauses }, QUERY, 0, 10, 0)).hits[0].passage()).text;
  assert.equal(await passage(clause("e", 0b010), { field: "te", postings: { documents: [0], codes: [0] } }), "phần d/aaaa/0-1: giải");
  assert.equal(await passage(clause("e", 0b010), clause("e", 0b010), clause("fbi", 0b100)), "phần d/aaaa/0-2: giải");
  assert.equal(await passage(clause("e", 0b110), clause("fbi", 0b100)), "phần d/aaaa/0-2: giải");
  assert.equal(await passage(clause("e", 0b101), { field: "f" }), "phần d/aaaa/0: giải", "the first of equal ones");
  asked.length = 0;
  const { whole } = openQuoted(manifest, documents, phrases(["giai"]));
  const { hits: [hit] } = await show({ ...NONE, numbers: [0], read: whole }, QUERY, 0, 10, 1);
  assert.deepEqual(asked, ["d/aaaa/0", "d/aaaa/0-1", "d/aaaa/0-2"], "a quotation is looked for in all");
  assert.equal((await hit.passage()).text, "phần d/aaaa/0: giải");
});
