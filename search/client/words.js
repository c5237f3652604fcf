// Splits text into words: the same rules as internal/vietnamese/words.go,
// held to them by testdata/words.json there.

import { canon } from "./syllable.js";

// Each class of letters is a table of hundreds of ranges, which a slow phone takes long to compile:
// so what few words have is apart.
const WORD = /[\p{L}\p{Nd}][\p{L}\p{Nd}\p{Mn}]*/gu;
const SIGNED = /^(?:[0-9]*[cdkhCDKH]?[mM][²³](?![\p{L}\p{Nd}])|(?:[A-Za-z][+#]|[A-Za-z]+\+\+)(?![\p{L}\p{Nd}\p{Mn}+#]))/u;

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

/** How texts are read: of the index, whose words have no signs within that show nothing. hidden.js reads all others too. */
export const reading = {
  /**
   * The words of a text with their places.
   * @type {(text: string) => Iterable<[number, string]>}
   */
  spellings: (text) => Array.from(text.matchAll(WORD), ({ 0: word, index }) => [index, signed(text, index, word)]),
  /** What is seen of a text. */
  visible: (text) => text,
};

/** A word with the signs behind it that are part of it: m², C++. */
export const signed = (text, start, word) => ("²³+#".includes(text[start + word.length]) && SIGNED.exec(text.slice(start))?.[0]) || word;

// Texts have few spellings, each many times, and taking one apart is slow.
const forms = new Map();

function form(spelling) {
  if (forms.size > 1e5) forms.clear();
  if (!forms.has(spelling)) forms.set(spelling, canon(reading.visible(spelling)));
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
  for (const [start, spelling] of reading.spellings(text)) {
    const gap = end < 0 ? "." : text.slice(end, start);
    const linked = /^[-/‐‑–]$/.test(reading.visible(gap)); // word processors write the last three
    if (!linked) close();
    end = start + spelling.length;
    const word = { start, end, joined: linked || isBlank(gap), ...form(spelling) };
    run.push(word);
    found.push(word);
  }
  close();
  return found;
}

/** Blanks, also those that do not break or have no width, and at most one line end. */
const isBlank = (gap) => !/[^ \t\n\xa0\u2000-\u200a\u202f]|\n[^]*\n/.test(reading.visible(gap));

/**
 * The words of a text without the numbers of documents.
 * @param {string} text
 * @returns {Word[]}
 */
export const parts = (text) => words(text).filter(({ whole }) => !whole);
