// Queries in English made by rules from texts, each with the one page that it
// was made from: nobody chose any of them.

import { randomFrom } from "./queries.mjs";

const WORD = /^[\p{L}\p{N}][\p{L}\p{N}'’-]*$/u;
const LONG = 5; // letters; a word of fewer says little, and a slip in it makes another word

/**
 * @typedef {{q: string, page: string}} Row
 * @param {import("./manual.mjs").Page[]} pages
 * @param {number} n  how many of each sort at most
 * @returns {Record<string, Row[]>}
 */
export function knownItems(pages, n) {
  const random = randomFrom(31);
  const texts = pages.map(({ path, title, sections }) => {
    const all = [title, ...sections.flatMap(({ heading, text, code }) => [heading, ...text, ...code])];
    const words = wordsOf(all.join(" "));
    return { path, run: ` ${words.join(" ")} `, words: new Set(words) };
  });
  const onlyOn = (page, test) => texts.every((text) => text.path === page || !test(text));

  const titles = pages.map(({ path, title }) => ({ q: title, page: path }));
  const headings = pages.flatMap(({ path, sections }) => sections.filter(({ heading }) => heading.includes(" ")).map(({ heading }) => ({ q: heading, page: path })));
  const known = counted(titles);
  const lists = {
    titles: dealt(once(titles), random).slice(0, n),
    // Nothing that is some page's title, since a reader may mean that page.
    headings: dealt(once(headings).filter(({ q }) => !known.has(key(q))), random).slice(0, n),
  };
  const paragraphs = pages.flatMap(({ path, sections }) => sections.flatMap(({ text }) => text.map((block) => ({ page: path, words: bare(block) }))));
  lists.phrases = made(n, () => {
    const { page, words } = paragraphs[random(paragraphs.length)];
    const size = 3 + random(5);
    const cut = words.slice(random(Math.max(1, words.length - size + 1))).slice(0, size);
    if (cut.length < size || !cut.every((word) => WORD.test(word)) || cut.filter(isLong).length < 2) return null;
    const run = ` ${wordsOf(cut.join(" ")).join(" ")} `;
    return onlyOn(page, (text) => text.run.includes(run)) ? { q: cut.join(" "), page } : null;
  });
  lists["four words of a paragraph"] = made(n, () => {
    const { page, words } = paragraphs[random(paragraphs.length)];
    const long = [...new Set(words.filter((word) => WORD.test(word) && isLong(word)).map((word) => word.toLowerCase()))];
    while (long.length > 4) long.splice(random(long.length), 1);
    if (long.length < 4) return null;
    const parts = wordsOf(long.join(" "));
    return onlyOn(page, (text) => parts.every((word) => text.words.has(word))) ? { q: long.join(" "), page } : null;
  });
  for (const name of ["titles", "headings", "phrases"]) {
    lists[`${name}, with a slip`] = lists[name].flatMap(({ q, page }) => {
      const slipped = withSlip(q, random);
      return slipped ? [{ q: slipped, page }] : [];
    });
  }
  return lists;
}

const key = (text) => wordsOf(text).join(" ");
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const isLong = (word) => word.length >= LONG && !/\p{N}/u.test(word);
/** Words as they stand, without the marks around them. */
const bare = (text) => text.split(/\s+/).map((word) => word.replace(/^["'“‘(]+|["'”’).,;:?!]+$/gu, ""));

/** How often each text stands in a list, in whatever case. */
function counted(list) {
  const counts = new Map();
  for (const { q } of list) counts.set(key(q), (counts.get(key(q)) ?? 0) + 1);
  return counts;
}

/** The rows whose text no other row has. */
function once(list) {
  const counts = counted(list);
  return list.filter(({ q }) => counts.get(key(q)) === 1);
}

function dealt(list, random) {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}

/** n rows, or as many as a hundred tries for each give. */
function made(n, make) {
  const rows = [];
  for (let tries = 0; rows.length < n && tries < 100 * n; tries++) {
    const row = make();
    if (row) rows.push(row);
  }
  return rows;
}

/** A letter dropped, doubled, swapped or replaced in one long word; nothing where there is none. */
function withSlip(q, random) {
  const long = [...q.matchAll(/\p{L}{5,}/gu)];
  if (long.length === 0) return null;
  const { 0: word, index } = long[random(long.length)];
  const at = 1 + random(word.length - 2); // the first letter is seldom wrong
  const letter = word[at];
  const other = String.fromCharCode(97 + ((letter.toLowerCase().charCodeAt(0) - 97 + 1 + random(25) + 26) % 26));
  const changed = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word[at + 1] + letter + word.slice(at + 2),
    word.slice(0, at) + other + word.slice(at + 1),
  ][random(4)];
  return changed === word ? null : q.slice(0, index) + changed + q.slice(index + word.length);
}
