// Writes queries that look like questions, each with the article it was made
// from: a stand-in for the questions of real readers, which no corpus has.
// node questions.mjs CORPUS [--count N] > questions.json

import { articles } from "./corpus.mjs";
import { cutWindow, randomFrom, syllables } from "./queries.mjs";
import { readArguments } from "./site.mjs";

/** What people put around what they want to know; … is that. */
const FRAMES = ["… là gì", "ai … như thế nào", "khi nào thì …", "… có được không", "… thì phải làm sao", "quy định về …"];

/** Words that people leave out first. */
const SMALL = new Set("và của các có được theo trong cho với từ này đó về để khi tại do bởi là mà những một hoặc thì bị ở đã".split(" "));

const { rest, options } = readArguments(1, "questions.mjs CORPUS [--count N] > questions.json");
const random = randomFrom(23);
const texts = articles(rest[0]).map(({ path, title, text }) => ({ path, words: syllables(`${title}\n${text}`.toLowerCase()), text }));
const holders = holdersOf(texts);
const paragraphs = texts.flatMap(({ path, text }) => text.split("\n").map((line) => ({ path, text: line })));

const questions = [];
while (questions.length < Number(options.count ?? 400)) {
  const { words, doc } = cutWindow(paragraphs, random, { least: 8, most: 16 });
  const kept = shortened(words.map((word) => word.toLowerCase()));
  if (!isOnlyIn(doc, kept)) continue;
  const frame = FRAMES[questions.length % FRAMES.length];
  questions.push({ q: frame.replace("…", kept.join(" ")), doc });
}
console.log(`[\n${questions.map((row) => JSON.stringify(row)).join(",\n")}\n]`);

/** Without a third of its words: small ones first, then any. */
function shortened(words) {
  for (let drop = Math.round(words.length / 3); drop > 0; drop--) {
    const small = words.flatMap((word, i) => (SMALL.has(word) ? [i] : []));
    words.splice(small.length ? small[random(small.length)] : random(words.length), 1);
  }
  return words;
}

/** Word → paths of the articles that hold it. */
function holdersOf(texts) {
  const holders = new Map();
  for (const { path, words } of texts) {
    for (const word of new Set(words)) {
      if (!holders.has(word)) holders.set(word, new Set());
      holders.get(word).add(path);
    }
  }
  return holders;
}

/** A question that several articles answer would tell nothing of their order. */
function isOnlyIn(doc, words) {
  const [rarest, ...others] = words.map((word) => holders.get(word)).sort((a, b) => a.size - b.size);
  for (const path of rarest) {
    if (path !== doc && others.every((paths) => paths.has(path))) return false;
  }
  return true;
}
