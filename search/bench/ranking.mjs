// How good the order of the hits is, asked through the chuyende program.
// node ranking.mjs SITE CORPUS CHUYENDE [--questions FILE] [--show N]

import { readFileSync } from "node:fs";
import { askBinary } from "./binary.mjs";
import { articles, rows } from "./corpus.mjs";
import { withoutMarks } from "./queries.mjs";
import { readArguments } from "./site.mjs";

const { rest, options } = readArguments(3, "ranking.mjs SITE CORPUS CHUYENDE [--questions FILE] [--show N]");
const [folder, corpus, binary] = rest;
const show = Number(options.show ?? 0);

console.log(`${"".padEnd(40)}as written  without marks`);
for (const name of ["titles", "titles-typo"]) await report(`MRR@10 of ${name}.json`, rows(corpus, name), reciprocalRank);
if (options.questions) {
  await report("MRR@10 of questions", JSON.parse(readFileSync(options.questions, "utf8")), reciprocalRank);
}
const texts = new Map(articles(corpus).map(({ path, title, text }) => [path, `${title}\n${text}`.normalize("NFC").toLowerCase()]));
await report("adjacent in first 10 of pairs.json", rows(corpus, "pairs"), adjacent);

/** Prints the mean of a measure over all rows, with and without marks. */
async function report(name, list, measure) {
  const means = [];
  for (const change of [(q) => q, withoutMarks]) {
    const answers = await askBinary(binary, folder, list.map(({ q }) => change(q)));
    const figures = answers.map(({ hits }, i) => measure(list[i], hits.map(pathOf)));
    means.push((figures.reduce((sum, n) => sum + n, 0) / figures.length).toFixed(3));
    const low = figures.map((figure, i) => ({ figure, i })).filter(({ figure }) => figure < 1).sort((a, b) => a.figure - b.figure);
    for (const { figure, i } of low.slice(0, show)) {
      console.log(`  ${figure.toFixed(2)} ${answers[i].query}${list[i].doc ? ` → ${list[i].doc}` : ""}; first: ${answers[i].hits[0]?.url}`);
    }
  }
  console.log(name.padEnd(40) + means.map((mean, i) => mean.padStart(i ? 15 : 10)).join(""));
}

function pathOf({ url }) {
  return url.replace(/^\//, "").replace(/\.html$/, "");
}

/** 1 for the page in the first place, 1/2 in the second …, 0 beyond the tenth. */
function reciprocalRank({ doc }, paths) {
  const place = paths.indexOf(doc);
  return place < 0 ? 0 : 1 / (place + 1);
}

/** How many of the first ten hold the words side by side, of those there could be. */
function adjacent({ q, docs }, paths) {
  const word = q.normalize("NFC").toLowerCase();
  return paths.filter((path) => texts.get(path)?.includes(word)).length / Math.min(10, docs);
}
