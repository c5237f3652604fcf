// Compares search with Pagefind, MiniSearch and lunr on English documentation
// that anybody can get (README.md says how). What is not installed in TOOLS is
// left out, with the reason.
// node english.mjs TEXTS TOOLS CHUYENDE WORK [--queries N] [--fresh N] [--runs N] [--show N]

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { engines } from "./engines.mjs";
import { knownItems } from "./knownitems.mjs";
import { readPages, writePages, writeSite } from "./manual.mjs";
import { quantile, randomFrom } from "./queries.mjs";
import { readArguments } from "./site.mjs";

const usage = "english.mjs TEXTS TOOLS CHUYENDE WORK [--queries N] [--fresh N] [--runs N] [--show N]";
const { rest, options } = readArguments(4, usage);
const [texts, tools, binary, work] = rest;
const number = (name, standard) => Number(options[name] ?? standard);
if (existsSync(work)) {
  console.error(`${work} exists already: name a folder that does not`);
  process.exit(1);
}
mkdirSync(work, { recursive: true });

const pages = readPages(texts);
const given = { pages, tools, binary, site: path.join(work, "site"), html: path.join(work, "pages"), work };
writeSite(pages, given.site);
writePages(pages, given.html);
writeFileSync(path.join(work, "pages.json"), JSON.stringify(pages));

const found = [];
for (const engine of engines(given)) {
  if (engine.missing) console.log(`${engine.name} is left out: ${engine.missing}`);
  else found.push(engine);
}

// In turn, so that a machine that slows down slows all of them.
const builds = new Map(found.map((engine) => [engine, []]));
for (let run = 0; run < number("runs", 3); run++) {
  for (const engine of found) builds.get(engine).push(engine.build());
}
const lists = knownItems(pages, number("queries", 200));
const table = [["", ...found.map(({ name }) => name)]];
const row = (name, show) => table.push([name, ...found.map(show)]);
const ours = builds.get(found[0]);
const ratios = (list, unit) => quantile(list.map((run, i) => run[unit] / ours[i][unit]), 0.5).toFixed(2);

row("builds", (engine) => engine.builds);
row("processor time of the build, × Chuyende's", (engine) => ratios(builds.get(engine), "cpu"));
const sizes = new Map(found.map((engine) => [engine, engine.size()]));
row("index: files", (engine) => String(sizes.get(engine).files));
row("index, gzip kB", (engine) => (sizes.get(engine).gzip / 1000).toFixed(0));

const all = Object.values(lists).flat();
const random = randomFrom(5);
const sample = Array.from({ length: number("fresh", 60) }, () => all[random(all.length)]);
const traffic = new Map();
for (const engine of found) {
  const seen = [];
  for (const { q } of sample) {
    const { requests } = await (await engine.open()).search(q);
    seen.push({ gzip: requests.reduce((sum, { gzip }) => sum + gzip, 0), requests: requests.length });
  }
  traffic.set(engine, seen);
}
const of = (engine, unit, share) => quantile(traffic.get(engine).map((each) => each[unit]), share);
const kB = (engine, share) => (of(engine, "gzip", share) / 1000).toFixed(0);
row("until the first ten hits stand, gzip kB: median / p95", (engine) => `${kB(engine, 0.5)} / ${kB(engine, 0.95)}`);
row("requests, median", (engine) => String(of(engine, "requests", 0.5)));

for (const [name, list] of Object.entries(lists)) {
  const figures = new Map();
  for (const engine of found) figures.set(engine, await judge(engine, name, list));
  row(`${name} (${list.length})`, (engine) => figures.get(engine));
}

console.log(`\n${pages.length} pages; success at 1 / at 3 / MRR@10 for each list of queries\n`);
const line = (cells) => `| ${cells.join(" | ")} |`;
console.log([line(table[0]), line(table[0].map(() => "---")), ...table.slice(1).map(line)].join("\n"));

/** How often the page that a query was made from is first, among three, and its mean reciprocal rank. */
async function judge(engine, name, list) {
  const client = await engine.open();
  const places = [];
  for (const { q, page } of list) {
    const { hits } = await client.search(q).catch((error) => {
      console.log(`  ${engine.name} failed: ${q}: ${error.message}`); // nothing found, then
      return { hits: [] };
    });
    const place = hits.indexOf(page) + 1 || Infinity;
    places.push(place);
    if (place > 1 && --left(engine)[name] >= 0) console.log(`  ${engine.name}, ${name}: ${q} → ${page}; place ${place}, first ${hits[0]}`);
  }
  const share = (test) => (places.filter(test).length / places.length).toFixed(3);
  const mean = places.reduce((sum, place) => sum + (place <= 10 ? 1 / place : 0), 0) / places.length;
  return `${share((place) => place === 1)} / ${share((place) => place <= 3)} / ${mean.toFixed(3)}`;
}

/** How many misses of each list may still be shown. */
function left(engine) {
  engine.left ??= Object.fromEntries(Object.keys(lists).map((name) => [name, number("show", 0)]));
  return engine.left;
}
