import assert from "node:assert/strict";
import { test } from "node:test";
import { bitReader } from "../bits.js";
import { openSearch } from "../index.js";
import { openLoader, parse } from "../loader.js";
import { fronted } from "../names.js";
import { parseSections } from "../shards.js";
import { bits, call, callOf, nameOf, piecesOf, numbers, postings, serve, site } from "../testing/site.js";

// Whatever comes over the line: reading ends soon, either with the error that
// pages know or with documents that there are. The cases are the same on every
// run.

function generator(seed) {
  const below = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const text = (alphabet, size) => Array.from({ length: size }, () => alphabet[below(alphabet.length)]).join("");
  const ascending = (size, n) => {
    const all = new Set();
    while (all.size < size) all.add(below(n));
    return [...all].sort((a, b) => a - b);
  };
  return { below, text, ascending };
}

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join("");
const TERMS = 'abcdeđABC:;,|~<()/[]{}? "é\u{1F600}';

/** Text with letters changed, left out, doubled or moved. */
function mutated(text, { below }) {
  for (let times = 1 + below(3); times > 0; times--) {
    const at = below(text.length + 1);
    const end = Math.min(text.length, at + below(1 + below(8)));
    const to = below(text.length + 1);
    const piece = text.slice(at, end);
    text = [
      () => text.slice(0, at) + PRINTABLE[below(95)] + text.slice(at + 1),
      () => text.slice(0, at) + text.slice(end),
      () => text.slice(0, end) + piece + text.slice(end),
      () => text.slice(0, at),
      () => text.slice(0, to) + piece + text.slice(to),
    ][below(5)]();
  }
  return text;
}

/** Runs what may fail in the one way that is expected; how often it did not. */
function survive(times, run) {
  let fine = 0;
  for (let i = 0; i < times; i++) {
    try {
      run(i);
      fine++;
    } catch (error) {
      assert.equal(error.code, "damaged", `case ${i}: ${error.stack}`);
    }
  }
  return fine;
}

/** All lists of sections. */
const listsOf = (sections) =>
  [...sections.values()].flatMap(({ words, pairs }) => [
    ...[...words.values()].flatMap((lists) => Object.values(lists).filter(Boolean)),
    ...[...pairs.values()].flatMap(({ list }) => list ?? []),
  ]);

function check(list, documents) {
  assert.equal(new Set(list).size, list.length, "documents are listed once");
  assert.ok(list.every((document) => document < documents));
}

/** A term file's arguments with lists of several groups, and the documents. */
function termFile({ below, ascending }) {
  const documents = 1 + below(300);
  const isFew = !below(2);
  const order = isFew ? ascending(documents, documents).reverse() : undefined;
  const list = (hasLengths) => {
    const all = ascending(1 + below(Math.min(documents, 40)), documents);
    const groups = [];
    for (let at = 0; at < all.length; ) {
      // Documents of a group ascend, and groups take turns.
      const size = 1 + below(all.length - at);
      groups.push([groups.length, all.slice(at, (at += size))]);
      if (groups.length === 7 && at < all.length) groups[6][1].push(...all.slice(at)), (at = all.length);
    }
    return { all, text: postings(groups, documents, hasLengths, order) };
  };
  const [body, title, pair, heavy] = [list(!isFew), list(!isFew), list(false), list(!isFew)];
  const plain = ascending(below(documents), documents);
  const text = "11" + body.text + title.text + pair.text + numbers(plain, documents) + "10" + heavy.text;
  const lengths = "4".repeat(documents);
  const manifest = { documents, lengthsOf: isFew ? [lengths, lengths] : [] };
  return { manifest, terms: "dan:dân;Adat|~dan+:dân|~~dan+:dân", bits: bits(text), order, lists: [body.all, title.all, pair.all, plain, heavy.all] };
}

test("lists are read as they were written", () => {
  const random = generator(7);
  for (let i = 0; i < 300; i++) {
    const file = termFile(random);
    const sections = parseSections([file.terms, file.bits], file.manifest, file.order);
    const found = [...sections.values()].flatMap(({ words, pairs }) => [
      ...[...words.values()].flatMap(({ e, te }) => [e, te]),
      ...[...pairs.values()].map(({ list }) => list),
    ]);
    assert.deepEqual(found.filter(Boolean).map(({ documents }) => [...documents].sort((a, b) => a - b)), file.lists);
  }
});

test("term files", () => {
  const random = generator(1);
  const fine = survive(3000, (i) => {
    let { manifest, order, terms, bits } = termFile(random);
    if (i % 3 !== 1) bits = i % 3 ? mutated(bits, random) : random.text(PRINTABLE, random.below(60));
    if (i % 3 === 1 || i % 7 === 0) terms = i % 2 ? mutated(terms, random) : random.text(TERMS, random.below(40));
    const sections = parseSections([terms, bits], manifest, order);
    for (const list of listsOf(sections)) check(list.documents, manifest.documents);
  });
  assert.ok(fine > 30, `${fine} were read`);
  for (const values of [["a", ""], ["a:á", ""]]) assert.equal(survive(1, () => parseSections(values, { documents: 9, lengthsOf: [] })), 0);
});

test("lists of numbers", () => {
  const random = generator(2);
  survive(3000, () => {
    const documents = random.below(2000);
    check(bitReader(random.text(PRINTABLE, random.below(80)), documents).numbers(), documents);
  });
});

// A list cannot be longer than the index, nor two of them than the bits that are there.
test("a great size takes no memory and no time", () => {
  const huge = bits("0".repeat(31) + "1".repeat(32) + "1".repeat(5000));
  assert.equal(survive(1, () => bitReader(huge, 100).list()), 0);
  assert.equal(survive(1, () => bitReader(huge, 100).numbers()), 0);
  assert.equal(survive(1, () => bitReader(bits("0".repeat(40)), 2 ** 31).list()), 0);
  const ones = bits("11" + "1".repeat(100_000));
  const start = performance.now();
  const spellings = Array.from({ length: 10_000 }, (_, i) => `a${i}`).join();
  assert.equal(survive(1, () => parseSections([`a:${spellings}`, ones], { documents: 100_000, lengthsOf: [] })), 0);
  assert.ok(performance.now() - start < 1000);
});

test("lists of names", () => {
  const random = generator(3);
  for (let i = 0; i < 3000; i++) {
    const text = random.text(TERMS + "XYZ", random.below(60));
    const names = fronted(text);
    assert.ok(names.length <= text.length);
    assert.ok(names.every(([name, mark]) => name.length <= text.length + 25 && mark.length < 2));
  }
});

test("scripts", () => {
  const random = generator(4);
  const files = Object.entries(site());
  const fine = survive(3000, (i) => {
    const [, text] = files[i % files.length];
    assert.ok(Array.isArray(parse(i % 2 ? mutated(text, random) : random.text(PRINTABLE, random.below(80)))));
  });
  assert.ok(fine > 30);
});

test("files whose check is not theirs", async () => {
  const random = generator(5);
  const whole = site();
  for (let i = 0; i < 1000; i++) {
    const names = Object.keys(whole);
    const name = names[random.below(names.length)];
    const [check, ...values] = parse(whole[name]);
    const text = mutated(whole[name], random);
    const got = await openLoader(serve({ [name]: text }))(name).catch((error) => {
      // Of another format may be what calls itself so.
      assert.ok(error.code === "damaged" || (name === "manifest" && error.code === "format"), error.stack);
    });
    // Blanks between values are no damage.
    if (got) assert.deepEqual(got, values, text);
  }
});

// Not damage, which the check would find, but a term file by somebody's hand.
test("a search in any lists ends, with documents that there are", async () => {
  const random = generator(6);
  for (let i = 0; i < 1000; i++) {
    const files = site();
    const name = nameOf(files, ["t/0-1", piecesOf("~~dan"), "t/1-1", piecesOf("hien")][i % 4]);
    const [, terms, lists] = parse(files[name]);
    files[name] = callOf("epoch00001", name, i % 8 > 3 ? mutated(terms, random) : terms, mutated(lists, random));
    try {
      const search = await openSearch(serve(files));
      const { hits, total, facets } = await search.search("hiến đất dân", { typing: i % 3 > 0 });
      assert.ok(hits.length <= 2 && total <= 2);
      assert.ok(hits.every(({ url, score }) => url && score >= 0));
      await facets();
    } catch (error) {
      assert.equal(error.code, "damaged", error.stack);
    }
  }
});
