// Shows where a page speaks of what was asked.

import { words } from "./words.js";

const LENGTH = 200; // characters of an excerpt, about

/**
 * @typedef {object} Passage
 * @property {string} text   empty where the page has none
 * @property {string} id     of the heading that it stands below, or ""
 * @property {string} heading
 */

/**
 * The part of a page that holds most of a query's words, close together.
 * @param {string} query
 * @param {string} summary shown where no word is found
 * @param {[string, string, string][]} sections [id, heading, text]
 * @returns {Passage}
 */
export function passage(query, summary, sections) {
  const wanted = wantedWords(query);
  let best = { value: 0 };
  for (const [id, heading, text] of sections) {
    const found = words(text).filter((word) => !word.whole && wanted.has(word.folded));
    for (let first = 0; first < found.length; first++) {
      const value = density(found, first, wanted);
      if (value > best.value) best = { value, id, heading, text, at: found[first].start };
    }
  }
  if (best.value > 0) return { text: cut(best.text, best.at), id: best.id, heading: best.heading };
  const text = summary || sections.find(([, , text]) => text)?.[2] || "";
  return { text: cut(text, 0), id: "", heading: "" };
}

/** Different words count, those with the marks of the query a little more; then how many there are. */
function density(found, first, wanted) {
  const seen = new Map();
  let count = 0;
  for (let i = first; i < found.length && found[i].end - found[first].start <= LENGTH; i++) {
    const { exact, folded } = found[i];
    const value = wanted.get(folded).has(exact) ? 1.2 : 1;
    seen.set(folded, Math.max(seen.get(folded) ?? 0, value));
    count++;
  }
  return [...seen.values()].reduce((a, b) => a + b, 0) + Math.min(count, 50) / 1000;
}

/** @returns {Map<string, Set<string>>} folded → spellings in the query */
function wantedWords(query) {
  const wanted = new Map();
  for (const { exact, folded } of words(query)) {
    if (!wanted.has(folded)) wanted.set(folded, new Set());
    wanted.get(folded).add(exact);
  }
  return wanted;
}

/** About LENGTH characters of text around an index, at the borders of words. */
function cut(text, at) {
  const flat = text.replace(/\s/g, " ");
  let start = Math.max(0, at - 40);
  if (start > 0) start = flat.indexOf(" ", start) + 1;
  let end = Math.min(flat.length, start + LENGTH);
  if (end < flat.length) end = Math.max(flat.lastIndexOf(" ", end), start + 1);
  const piece = flat.slice(start, end).replace(/ +/g, " ").trim();
  return (start > 0 ? "… " : "") + piece + (end < flat.length ? " …" : "");
}

/**
 * Splits text into parts that match the query and parts that do not, in the
 * text's own spelling. Joined they are the text.
 * @param {string} text
 * @param {string} query
 * @returns {{text: string, match: boolean}[]}
 */
export function highlight(text, query) {
  const wanted = wantedWords(query);
  const parts = [];
  let at = 0;
  const add = (end, match) => {
    if (end > at) parts.push({ text: text.slice(at, end), match });
    at = Math.max(at, end);
  };
  for (const word of words(text)) {
    if (word.whole || !wanted.has(word.folded)) continue;
    add(word.start, false);
    add(word.end, true);
  }
  add(text.length, false);
  return parts;
}
