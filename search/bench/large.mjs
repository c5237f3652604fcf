// Writes the source of a large site: the corpus nine times, 101,061 documents,
// with the paragraphs of each further copy dealt out anew, so that no two
// texts are the same.
// node large.mjs CORPUS OUT [--copies N]

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { articles } from "./corpus.mjs";
import { randomFrom } from "./queries.mjs";
import { readArguments } from "./site.mjs";

const SITE = "title: Pháp luật Việt Nam\nbaseURL: https://law.example.vn/\nlanguage: vi\n";

const { rest, options } = readArguments(2, "large.mjs CORPUS OUT [--copies N]");
const content = path.join(rest[1], "content");
if (existsSync(content)) {
  console.error(`${content} exists already`);
  process.exit(1);
}
const originals = articles(rest[0]);
const copies = Number(options.copies ?? 9);
mkdirSync(content, { recursive: true });
writeFileSync(path.join(content, "site.yaml"), SITE);
for (let copy = 1; copy <= copies; copy++) {
  for (const article of copy === 1 ? originals : dealt(copy)) write(article, copy);
}
console.log(`${originals.length * copies} documents in ${content}`);

/** The articles with each other's paragraphs, as many as they had, and mixed titles. */
function* dealt(copy) {
  const random = randomFrom(copy);
  const paragraphs = shuffled(originals.flatMap(({ text }) => text.split(/\n{2,}/)), random);
  let next = 0;
  for (const article of originals) {
    const size = article.text.split(/\n{2,}/).length;
    const text = paragraphs.slice(next, (next += size)).join("\n\n");
    yield { ...article, text, title: mixed(article.title, originals[random(originals.length)].title) };
  }
}

/** The first half of one title and the second half of another. */
function mixed(title, other) {
  const [a, b] = [title.split(" "), other.split(" ")];
  return [...a.slice(0, Math.ceil(a.length / 2)), ...b.slice(Math.ceil(b.length / 2))].join(" ");
}

function shuffled(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

/** luat-bao-chi/dieu-5.md, and in the second copy luat-bao-chi-2/dieu-5.md */
function write({ path: name, head, title, text }, copy) {
  const [law, article] = name.split("/");
  const file = path.join(content, copy === 1 ? law : `${law}-${copy}`, `${article}.md`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `---\n${head.replace(/^title:.*$/m, () => `title: ${JSON.stringify(title)}`)}\n---\n\n${text}\n`);
}
