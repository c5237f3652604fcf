// Compares the browser's answers with those of the bleve index behind
// `chuyende search`. Ends with status 1 where any differs.
// node parity.mjs SITE CORPUS CHUYENDE [--windows N] [--show N]

import { askBinary } from "./binary.mjs";
import { articles, rows } from "./corpus.mjs";
import { cutWindow, randomFrom, withoutMarks } from "./queries.mjs";
import { openSite, readArguments } from "./site.mjs";

const SAME = 1e-6; // two scores that differ by less, as a share of the score, are equal

const { rest, options } = readArguments(3, "parity.mjs SITE CORPUS CHUYENDE [--windows N] [--show N]");
const [folder, corpus, binary] = rest;

const sets = ["titles", "titles-typo", "pairs"].map((name) => [name, rows(corpus, name).map(({ q }) => q)]);
const random = randomFrom(11);
const texts = articles(corpus);
const windows = Array.from({ length: Number(options.windows ?? 2000) }, (_, i) => {
  // One in four as it stands in the text: punctuation, quotes, document numbers.
  const split = i % 4 === 3 ? (text) => text.split(/\s+/).filter(Boolean) : undefined;
  return cutWindow(texts, random, { split }).words.join(" ");
});
sets.push(["windows", windows]);

const { client } = await (await openSite(folder)).open();
const show = Number(options.show ?? 5);
let bad = 0;
for (const [name, written] of sets) {
  for (const [how, queries] of [["as written", written], ["without marks", written.map(withoutMarks)]]) {
    const wants = await askBinary(binary, folder, queries);
    const differing = { hits: [], total: [], relaxed: [], absent: [] };
    let swapped = 0;
    for (const [i, q] of queries.entries()) {
      const got = await client.search(q, { limit: 10 });
      const want = wants[i];
      const fault = compare(got.hits, want.hits);
      if (fault) differing.hits.push(`${q}\n      ${fault}`);
      else if (got.hits.some((hit, n) => hit.url !== want.hits[n].url)) swapped++;
      if (got.total !== want.total) differing.total.push(`${q}\n      browser ${got.total}, bleve ${want.total}`);
      // The program leaves false out.
      for (const sign of ["relaxed", "absent"]) {
        if (Boolean(got[sign]) !== Boolean(want[sign])) differing[sign].push(`${q}\n      browser ${got[sign]}, bleve ${want[sign]}`);
      }
    }
    const counts = Object.entries(differing).map(([what, list]) => `${what} ${list.length}`);
    console.log(`${name}, ${how}: ${queries.length} queries; differing: ${counts.join(", ")}; equal scores in another order: ${swapped}`);
    for (const [what, list] of Object.entries(differing)) {
      bad += list.length;
      for (const text of list.slice(0, show)) console.log(`  ${what}: ${text}`);
    }
  }
}
console.log(bad === 0 ? "all equal" : `${bad} differences`);
process.exitCode = bad === 0 ? 0 : 1;

/**
 * Says how two lists of hits differ, or nothing where they are the same but
 * for the order of equal scores.
 */
function compare(got, want) {
  if (got.length !== want.length) return `browser has ${got.length} hits, bleve ${want.length}`;
  for (let from = 0; from < want.length; ) {
    let to = from;
    while (to < want.length && equal(want[to].score, want[from].score)) to++;
    const expected = new Set(want.slice(from, to).map((hit) => hit.url));
    for (let i = from; i < to; i++) {
      const text = `hit ${i + 1}: browser ${got[i].url} ${got[i].score}, bleve ${want[i].url} ${want[i].score}`;
      if (!equal(got[i].score, want[i].score)) return text;
      // Of the last equals some may stand beyond the end of the list.
      if (to < want.length && !expected.has(got[i].url)) return text;
    }
    from = to;
  }
}

function equal(a, b) {
  return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
}
