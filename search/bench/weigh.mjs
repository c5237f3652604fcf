// What search adds on an empty cache: the bytes and requests of one query,
// until the titles of ten hits and the excerpts of the first four stand.
// node weigh.mjs SITE [CORPUS] [--asked FILE] [--typed] [--key MS] [--queries N] [--worst N] [--most KB,REQUESTS,SCRIPTS]

import { articles, asked, rows } from "./corpus.mjs";
import { quantile, variedQueries } from "./queries.mjs";
import { openSite, readArguments } from "./site.mjs";
import { SCREEN, afterHits, typeQuery } from "./typing.mjs";

const usage = "weigh.mjs SITE [CORPUS] [--asked FILE] [--typed] [--key MS] [--queries N] [--worst N] [--most KB,REQUESTS,SCRIPTS]";
const { rest, options } = readArguments(1, usage);
const [folder, corpus] = rest;
const queries = options.asked ? asked(options.asked) : variedLaws();
const key = Number(options.key ?? 200);
const site = await openSite(folder);
// What a search page waits for, and what it loads in the end; some queries need more.
const [first, last] = [["reader", "search"], ["searchlater", "site"]];

const whole = { hits: [], all: [] }; // until the hits stand; then with suggestions, total and facets' counts too
const typed = { hits: [], all: [] };
let full = 0;
for (const { q, sort } of queries) {
  const page = await site.openInParts();
  const answer = await page.client.search(q, { limit: 10, excerpts: SCREEN, count: false });
  await Promise.all(answer.hits.slice(0, SCREEN).map((hit) => hit.excerpt()));
  full += answer.hits.length === 10;
  await note(whole, page, answer, { q, sort });
  if (options.typed) {
    const page = await site.openInParts();
    await note(typed, page, await typeQuery(page, q, key), { q, sort });
  }
}

function variedLaws() {
  const lists = { titles: rows(corpus, "titles"), "titles-typo": rows(corpus, "titles-typo"), pairs: rows(corpus, "pairs") };
  return variedQueries(articles(corpus), lists, Number(options.queries ?? 200));
}

async function note(lists, { client, traffic }, answer, { q, sort }) {
  lists.hits.push(row(q, sort, traffic, site.scripts(...first, ...traffic.late)));
  await afterHits(client, answer, q, lists === typed);
  lists.all.push(row(q, sort, traffic, site.scripts(...first, ...traffic.late, ...last)));
}

/** One query's figures, with the scripts that the page needs. */
function row(q, sort, { requests }, scripts) {
  const all = [...scripts, ...requests];
  const sum = (list, unit) => list.reduce((total, request) => total + request[unit], 0);
  const kinds = new Map();
  for (const request of all) kinds.set(request.kind, [...(kinds.get(request.kind) ?? []), request]);
  return { q, sort, kinds, sum, requests: all.length, gzip: sum(all, "gzip"), raw: sum(all, "raw") };
}

const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8);
const line = (name, cells) => console.log(name.padEnd(20) + cells.join(""));
const both = (values, show = kB) => [show(quantile(values, 0.5)), show(quantile(values, 0.95))];
const count = (n) => String(n).padStart(8);

function table(title, list) {
  console.log(`\n${title}`);
  line("", ["   gzip kB: median, p95", "    raw kB: median, p95", "  requests: median, p95"].map((s) => s.padStart(24)));
  const cells = (gzip, raw, requests) => [gzip, raw, requests].map((pair) => pair.join("").padStart(24));
  line("all", cells(both(list.map((r) => r.gzip)), both(list.map((r) => r.raw)), both(list.map((r) => r.requests), count)));
  for (const kind of [...new Set(list.flatMap((r) => [...r.kinds.keys()]))].sort()) {
    const of = (unit) => list.map((r) => r.sum(r.kinds.get(kind) ?? [], unit));
    line(`  ${kind}`, cells(both(of("gzip")), both(of("raw")), both(list.map((r) => r.kinds.get(kind)?.length ?? 0), count)));
  }
}

console.log(`${queries.length} queries, ${full} with ten hits; 1 kB = 1000 bytes`);
table("entered whole, until the hits stand", whole.hits);
console.log();
for (const sort of new Set(queries.map(({ sort }) => sort))) {
  line(`  ${sort}, gzip kB`, both(whole.hits.filter((r) => r.sort === sort).map((r) => r.gzip)));
}
table("entered whole, and then the total and the facets' counts", whole.all);
if (options.typed) {
  table(`typed at ${key} ms a key, until the hits stand`, typed.hits);
  table(`typed at ${key} ms a key, and then suggestions, the total and the facets' counts`, typed.all);
  console.log("\ntyped / whole, gzip: of the medians, of the p95; query by query median, p95");
  for (const [name, part] of [["until hits", "hits"], ["all", "all"]]) {
    const [a, b] = [typed[part].map((r) => r.gzip), whole[part].map((r) => r.gzip)];
    const ratios = a.map((bytes, i) => bytes / b[i]);
    const shares = [0.5, 0.95];
    const figures = [...shares.map((p) => quantile(a, p) / quantile(b, p)), ...shares.map((p) => quantile(ratios, p))];
    line(`  ${name}`, figures.map((n) => n.toFixed(2).padStart(8)));
  }
}
if (options.worst) {
  console.log("\nheaviest");
  for (const r of [...whole.hits].sort((a, b) => b.gzip - a.gzip).slice(0, Number(options.worst))) {
    line("", [kB(r.gzip), count(r.requests), `  ${r.sort.padEnd(12)} ${r.q}`]);
  }
}
if (options.most) {
  const most = options.most.split(",").map(Number);
  const kilo = (sizes) => quantile(sizes, 0.5) / 1000;
  const script = (r) => [...r.kinds].reduce((sum, [kind, files]) => sum + (kind.endsWith(".js") ? r.sum(files, "gzip") : 0), 0);
  const found = [kilo(whole.hits.map((r) => r.gzip)), quantile(whole.hits.map((r) => r.requests), 0.5), kilo(whole.hits.map(script))];
  if (!found.every((n, i) => n <= most[i])) {
    const told = ([bytes, requests, scripts]) => `${bytes.toFixed(1)} kB in ${requests} requests, of them scripts ${scripts.toFixed(2)} kB`;
    console.error(`medians: ${told(found)}; at most ${told(most)} are wanted`);
    process.exitCode = 1;
  }
}
