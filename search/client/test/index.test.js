import assert from "node:assert/strict";
import { test } from "node:test";
import { openSearch } from "../index.js";
import { nameOf, piecesOf, serve, site } from "../testing/site.js";

const open = (files = site()) => openSearch(serve(files));
const urls = ({ hits }) => hits.map(({ url }) => url);
const BOTH = ["/hien-dat.html", "/chi-bo.html"]; // the one with a date first

test("a word, a pair and the text of a hit", async () => {
  const search = await open();
  const { total, relaxed, atMost, query, hits } = await search.search("hien dat");
  assert.deepEqual({ total, relaxed, atMost, query }, { total: 1, relaxed: false, atMost: false, query: "hien dat" });
  const [{ score, excerpt, passage, ...hit }] = hits;
  assert.deepEqual(hit, {
    url: "/hien-dat.html", title: "Hiến đất", kind: "topic", kindTitle: "Chuyên đề", date: "2026-01-02", facets: { nhóm: ["a", "b"] },
    newer: [], alike: 0, hasText: true,
  });
  assert.ok(score > 0);
  assert.equal(await excerpt(), "Người dân hiến đất làm đường.");
  const [chi] = (await search.search("chi bộ")).hits;
  assert.deepEqual(await chi.passage(), { text: "Chi bộ thống nhất; tham mưu.", id: "hop", heading: "Họp", title: "Chi bộ" });
});

test("what the site has", async () => {
  const { documents, kinds, facets } = await open();
  assert.equal(documents, 2);
  assert.deepEqual(kinds.map(({ title }) => title), ["Trang", "Chuyên đề"]);
  assert.deepEqual(facets.map(({ name, values }) => [name, values.length]), [["nhóm", 2], ["kind", 2]]);
});

test("nothing to find is not an error", async () => {
  const search = await open();
  for (const query of ["", " .,!", "zzz", "a", "constructor", "__proto__", "-đất", "~~", "<"]) {
    const { count, facets, ...answer } = await search.search(query);
    assert.deepEqual(answer, { query: query.trim(), hits: [], total: 0, relaxed: false, atMost: false, absent: /^[az_c]/.test(query) }, query);
    assert.deepEqual(await facets(), { nhóm: { a: 0, b: 0 }, kind: { page: 0, topic: 0 } }, query);
  }
});

test("filters, facets and order", async () => {
  const search = await open();
  for (const [query, options, want, total = want.length] of [
    ["", { sort: "date" }, BOTH],
    ["", { filters: { nhóm: ["a"] } }, ["/hien-dat.html"]],
    ["", { filters: { kind: ["page", "topic"] } }, BOTH],
    ["", { filters: { kind: ["page"], nhóm: ["a"] } }, []],
    ["", { filters: { kind: [] } }, []],
    ["", { sort: "date", limit: 1, offset: 1 }, ["/chi-bo.html"], 2],
    ["", { filters: { none: ["a"] } }, []],
    ["đất", { filters: { kind: ["none"] } }, []],
    ["đất", { filters: { kind: ["topic", "none"], nhóm: ["b"] } }, ["/hien-dat.html"]],
    ["đất bộ", {}, ["/chi-bo.html", "/hien-dat.html"]],
    ["đất bộ", { sort: "date" }, BOTH],
    ["đất -bộ", {}, ["/hien-dat.html"]],
    ["dân", {}, ["/hien-dat.html"]],
    ["dân đất", {}, ["/hien-dat.html"]],
  ]) {
    const answer = await search.search(query, options);
    const label = query + JSON.stringify(options);
    assert.deepEqual(urls(answer), want, label);
    assert.equal(answer.total, total, label);
    assert.equal(answer.relaxed, query === "đất bộ", label);
  }
  const { facets } = await search.search("", { filters: { kind: ["page"] } });
  assert.deepEqual(await facets(), { nhóm: { a: 0, b: 0 }, kind: { page: 1, topic: 1 } });
});

test("quoted phrases are looked for in the text", async () => {
  const search = await open();
  for (const [query, want] of [
    ['"hiến đất"', ["/hien-dat.html"]],
    ["“hien dat”", ["/hien-dat.html"]],
    ['"hien dát"', []],
    ['"đất hiến"', []],
    ['"chi bộ" "hiến đất"', []],
  ]) {
    const answer = await search.search(query);
    assert.deepEqual(urls(answer), want, query);
    assert.equal(answer.atMost, true);
  }
});

test("a slip is put right, and the last word need not be whole", async () => {
  const search = await open();
  const { query, hits, total } = await search.search("hine dat");
  assert.deepEqual([query, hits.length, total], ["hiến dat", 1, 1]);
  assert.deepEqual(urls(await search.search("hie", { typing: true })), ["/hien-dat.html"]);
  assert.deepEqual(urls(await search.search("chi b", { typing: true })), ["/chi-bo.html"]);
});

test("files are loaded once", async () => {
  const files = site();
  const served = serve(files);
  const search = await openSearch(served);
  await Promise.all([search.search("đất"), search.search("dat"), search.search("hiến đất")]);
  assert.deepEqual(served.asked.toSorted(), ["d/cubic00001/0", nameOf(files, "details."), "manifest", nameOf(files, "syllables."), "t/0-1/0", piecesOf("hien") + "-2-0"].sort());
});

test("hits come with the texts of all, unless fewer are asked for", async () => {
  for (const [options, texts] of [[{}, 2], [{ limit: 1 }, 1], [{ excerpts: 1 }, 1], [{ excerpts: 0 }, 0]]) {
    const files = site();
    const { fetch, asked, base } = serve(files);
    const search = await openSearch({ fetch, base });
    await search.search("đất bộ", { count: false, ...options });
    assert.equal(asked.filter((name) => name.startsWith("d/")).length, texts, JSON.stringify(options));
  }
  const { fetch, asked, base } = serve(site());
  await (await openSearch({ fetch, base })).suggest("hiến đất");
  assert.deepEqual(asked.filter((name) => name.startsWith("d/")), [], "suggestions show no text");
});

test("counting can wait, and needs no more than numbers", async () => {
  const files = site();
  const { fetch, asked, base } = serve(files);
  const search = await openSearch({ fetch, base });
  const { hits, total, count } = await search.search("hiến đất dân", { limit: 1, count: false });
  assert.deepEqual([hits.length, total], [1, undefined]);
  assert.ok(!asked.includes("t/1-1/0"));
  assert.deepEqual(await count(), { total: 1, relaxed: false, atMost: false, absent: false });
  assert.ok(asked.includes("t/1-1/0"));
});

test("prepare fetches what finished words need", async () => {
  const files = site();
  const { fetch, asked, base } = serve(files);
  const search = await openSearch({ fetch, base });
  await search.prepare("hi");
  assert.deepEqual(asked, ["manifest", nameOf(files, "details.")]);
  delete files[piecesOf("hien") + "-2-0"];
  await search.prepare("hien d"); // fails, and nobody hears of it
  assert.deepEqual(asked.slice(2, 3), [piecesOf("hien") + "-2-0"]);
});

test("suggest completes queries and gives titles", async () => {
  const search = await open();
  const page = { title: "Hiến đất", url: "/hien-dat.html", kind: "topic" };
  assert.deepEqual(await search.suggest("hien d"), [{ text: "Hiến đất làm đường" }, page]);
  assert.deepEqual(await search.suggest("hi", { limit: 1 }), [{ text: "Hiến đất làm đường" }]);
  assert.deepEqual(await search.suggest(""), []);
});
