// Splits text into words: the same rules as internal/vietnamese/words.go,
// held to them by testdata/words.json there.

import { canon } from "./syllable.js";

const WORD = /[0-9]*[cdkhCDKH]?[mM][²³](?![\p{L}\p{Nd}])|[\p{L}\p{Nd}][\p{L}\p{Nd}\p{Mn}]*/gu;

/**
 * @typedef {object} Word
 * @property {number} start  index of its first character
 * @property {number} end    index after its last
 * @property {boolean} joined  it follows the word before closely
 * @property {boolean} whole  it is a document's number, listed after its parts
 * @property {string} exact
 * @property {string} folded
 */

/**
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  const found = [];
  let run = [];
  let end = -1;
  const close = () => {
    if (isNumber(run, text)) found.push(wholeNumber(run));
    run = [];
  };
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const gap = end < 0 ? undefined : text.slice(end, start);
    const linked = /^[-/‐‑–]$/.test(gap); // word processors write the last three
    if (!linked) close();
    end = start + match[0].length;
    const word = { start, end, joined: linked || isBlank(gap), whole: false, ...canon(match[0]) };
    run.push(word);
    found.push(word);
  }
  close();
  return found;
}

/** Digits first and at least one part that begins with a letter: 12-HD/BTCTW. */
function isNumber(run, text) {
  const isDigit = (word) => /[0-9]/.test(text[word.start]);
  return run.length > 1 && isDigit(run[0]) && run.some((word) => !isDigit(word));
}

function wholeNumber(parts) {
  const join = (form) => parts.map((part) => part[form]).join("-");
  return {
    start: parts[0].start,
    end: parts[parts.length - 1].end,
    joined: false,
    whole: true,
    exact: join("exact"),
    folded: join("folded"),
  };
}

/** Blanks, also those that do not break or have no width, and at most one line end. */
function isBlank(gap) {
  return /^[ \t\xa0\u2000-\u200b\u202f\ufeff]*\n?[ \t\xa0\u2000-\u200b\u202f\ufeff]*$/.test(gap ?? ".");
}
