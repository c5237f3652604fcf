// Shows where a page speaks of what was asked.

import { pause } from "./loader.js";
import { parts } from "./words.js";

const LENGTH = 200; // characters of an excerpt, about
const PIECE = 4000; // characters that are looked at in one task

/**
 * @typedef {object} Passage
 * @property {string} text   empty where the page has none
 * @property {string} id     of the heading that it stands below, or ""
 * @property {string} heading
 * @property {string} [title]  for highlight: it shows which spellings are meant
 */

/**
 * The part of a page that holds most of a query's words, close together.
 * @param {string} query
 * @param {string} summary shown where no word is found
 * @param {[string, string, string][]} sections [id, heading, text]
 * @param {string} [title]  of the page, or of all hits
 * @returns {Promise<Passage>}
 */
export async function passage(query, summary, sections, title) {
  let best = { value: 0, text: summary || sections.find(([, , text]) => text)?.[2] || "", start: 0, id: "", heading: "" };
  for (const [id, heading, text] of sections) {
    for (let from = 0, to; from < text.length; from = to) {
      await pause();
      to = text.indexOf(" ", from + PIECE);
      if (to < 0) to = text.length;
      const found = matches(text.slice(from, to), query, title);
      found.forEach(({ start }, first) => {
        const value = density(found, first);
        if (value > best.value) best = { value, text, start: from + start, id, heading };
      });
    }
  }
  return { text: cut(best.text, best.start), id: best.id, heading: best.heading, title };
}

/** Different words count, more so beside their neighbour of the query; then how many there are. */
export function density(found, first) {
  const seen = {};
  let count = 0;
  for (let i = first; i < found.length && found[i].end - found[first].start <= LENGTH; i++) {
    const { folded, beside } = found[i];
    seen[folded] = Math.max(seen[folded] ?? 0, beside ? 1.5 : 1);
    count++;
  }
  return Object.values(seen).reduce((a, b) => a + b, 0) + Math.min(count, 50) / 1000;
}

/**
 * The words of a text that a query asks for. A word typed with marks is found
 * with these; one without in all spellings, but if some stand beside their
 * neighbour of the query, then in the spellings that do: "nhũng" of
 * "tham nhung", not "những". Another text may tell before that, as the best hits do: where they
 * have the pair, no other spelling of it is found. Where none stands beside its neighbour, that
 * text tells as well: below "Việc cưới" a "cuoi" is no "cuối".
 */
export function matches(text, query, signs) {
  const asked = parts(query);
  const wanted = new Map(asked.map(({ folded, exact }) => [folded, exact]));
  const pairs = asked.map(({ folded }, i) => asked[i - 1]?.folded + " " + folded);
  /** @type {any} */
  let before;
  const found = parts(text).filter((word) => {
    const { folded, exact } = word;
    const typed = wanted.get(folded);
    const fits = typed && (typed === folded || typed === exact);
    if (fits && before && word.joined && pairs.includes(before.folded + " " + folded)) before.beside = word.beside = true;
    before = fits && word;
    return fits;
  });
  // What shows which spelling of a word is meant, the surest first.
  const told = signs ? matches(signs, query) : [];
  const lists = [told, found].map((list) => list.filter(({ beside }) => beside)).concat([told, found]);
  return found.filter((word) => {
    const isSame = ({ folded }) => folded === word.folded;
    return lists.find((list) => list.some(isSame)).some((other) => isSame(other) && other.exact === word.exact);
  });
}

/** About LENGTH characters of text around an index, at the borders of words. */
function cut(text, at) {
  const start = at > 40 ? text.indexOf(" ", at - 40) + 1 : 0;
  let end = start + LENGTH;
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
  return (start ? "… " : "") + text.slice(start, end).replace(/\s+/g, " ").trim() + (end < text.length ? " …" : "");
}

/**
 * Splits text into parts that match the query and parts that do not, in the
 * text's own spelling. Joined they are the text.
 * @param {string} text
 * @param {string} query
 * @param {string} [signs]  a text that shows which spellings are meant: a passage has it, or the page's title
 * @returns {{text: string, match: boolean}[]}
 */
export function highlight(text, query, signs) {
  const parts = [];
  let at = 0;
  const add = (end, match) => {
    if (end > at) parts.push({ text: text.slice(at, end), match });
    at = end;
  };
  for (const { start, end } of matches(text, query, signs)) {
    add(start, false);
    add(end, true);
  }
  add(text.length, false);
  return parts;
}
