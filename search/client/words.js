// Splits text into words: the same rules as internal/vietnamese/words.go,
// held to them by testdata/words.json there.

import { HIDDEN, INVISIBLE, canon, isOneSyllable, visible } from "./syllable.js";

// Each class of letters is a table of hundreds of ranges, which a slow phone takes long to compile:
// so what few words have is apart.
const WORD = new RegExp(`[\\p{L}\\p{Nd}](?:${INVISIBLE}*(?!${INVISIBLE})[\\p{L}\\p{Nd}\\p{Mn}])*`, "gu");
const SIGNED = /^(?:[0-9]*[cdkhCDKH]?[mM][²³](?![\p{L}\p{Nd}])|(?:[A-Za-z][+#]|[A-Za-z]+\+\+)(?![\p{L}\p{Nd}\p{Mn}+#]))/u;
const BREAK = /[\u200b\ufeff]/;

/**
 * @typedef {object} Word
 * @property {number} start  index of its first character
 * @property {number} end    index after its last
 * @property {boolean} [joined]  it follows the word before closely
 * @property {boolean} [whole]  it is a document's number, listed after its parts
 * @property {string} exact
 * @property {string} folded
 * @property {boolean} [beside]  it stands beside its neighbour of a query, where one is looked for
 */

// Texts have few spellings, each many times, and taking one apart is slow.
const forms = new Map();

function form(spelling) {
  if (forms.size > 1e5) forms.clear();
  if (!forms.has(spelling)) forms.set(spelling, canon(spelling));
  return forms.get(spelling);
}

/**
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  const found = [];
  let run = [];
  let end = -1;
  // Digits first and at least one part that begins with a letter: 12-HD/BTCTW.
  const close = () => {
    const isDigit = ({ start }) => /\d/.test(text[start]);
    if (run[0] && isDigit(run[0]) && !run.every(isDigit)) {
      const join = (spelling) => run.map(spelling).join("-");
      found.push({ start: run[0].start, end, whole: true, exact: join((part) => part.exact), folded: join((part) => part.folded) });
    }
    run = [];
  };
  for (const [start, spelling] of spellings(text)) {
    const gap = end < 0 ? "." : text.slice(end, start);
    const linked = /^[-/‐‑–]$/.test(visible(gap)); // word processors write the last three
    if (!linked) close();
    end = start + spelling.length;
    const word = { start, end, joined: linked || isBlank(gap), ...form(spelling) };
    run.push(word);
    found.push(word);
  }
  close();
  return found;
}

/**
 * The words of a text with their places. An invisible sign that may be a blank
 * parts words, unless what stands before and behind it is one syllable together.
 * @returns {Iterable<[number, string]>}
 */
function* spellings(text) {
  for (const { 0: plain, index } of text.matchAll(WORD)) {
    const word = ("²³+#".includes(text[index + plain.length]) && SIGNED.exec(text.slice(index))?.[0]) || plain;
    let start = 0;
    for (const { 0: gap, index: at } of word.matchAll(new RegExp(INVISIBLE + "+", "g"))) {
      if (at < start || !BREAK.test(gap)) continue;
      const rest = word.slice(at + gap.length);
      const next = rest.split(HIDDEN)[0];
      if (isOneSyllable(word.slice(start, at) + next)) continue;
      yield [index + start, word.slice(start, at)];
      start = at + gap.length;
    }
    yield [index + start, word.slice(start)];
  }
}

/** Blanks, also those that do not break or have no width, and at most one line end. */
const isBlank = (gap) => !/[^ \t\n\xa0\u2000-\u200a\u202f]|\n[^]*\n/.test(visible(gap));

/**
 * The words of a text without the numbers of documents.
 * @param {string} text
 * @returns {Word[]}
 */
export const parts = (text) => words(text).filter(({ whole }) => !whole);
