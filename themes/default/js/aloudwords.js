// What of a text is spoken at once: its sentences, as Go cuts them too
// (internal/vietnamese/testdata/sentences.json), long ones in parts. Knows
// nothing of pages and voices.

/** No utterance is to be longer, in seconds: some voices break off after 14. */
const LONGEST = 12;
/** What a slow voice says in a second at the speed 1. */
const SYLLABLES = 3;
/** A word without a blank that is longer is cut, in letters. */
const LONGEST_WORD = 40;

const SHORT = ["TP", "Tp", "TS", "ThS", "Th.S", "PGS", "GS", "BS", "Nxb", "NXB", "St", "Mr", "tr", "Tr", "P", "Q", "TX", "TT"];

/** @typedef {[number, number]} Span  where something stands in a text: from, to */

/**
 * Cuts a text into sentences. One ends at . ! ? or …, with the quotes and
 * brackets that close after it, where a blank and the opening of another follow.
 * @param {string} text
 * @returns {Span[]}
 */
export function sentences(text) {
  /** @type {Span[]} */
  const found = [];
  let start = 0;
  for (const end of text.matchAll(/[.!?…]+["”’'»)\]*_~.!?…]*(?=[ \n\t\r])/g)) {
    const at = end.index ?? 0;
    const after = at + end[0].length;
    const [last] = end[0].split(/[^.!?…]/);
    if (last === "." && abbreviates(text.slice(start, at))) continue;
    if (!opensSentence(text.slice(after, after + 48))) continue;
    add(found, text, start, after);
    start = after;
  }
  add(found, text, start, text.length);
  return found;
}

/** Keeps a span without the blanks around it. */
function add(found, text, start, end) {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  const to = start + part.trimEnd().length;
  if (from < to) found.push([from, to]);
}

/** A capital or a number, perhaps in quotes or brackets, or a place to fill in. */
function opensSentence(rest) {
  const opening = rest.replace(/^[\s"“‘'«([*_~–—-]+/, "").slice(0, 1);
  return !opening || opening !== opening.toLowerCase() || /\d/.test(opening) || /^[ \n]+\[/.test(rest);
}

/** Whether a dot belongs to what stands before it: "TP. Hồ Chí Minh", "Nguyễn V. An". */
function abbreviates(text) {
  const [word = ""] = /[^\s("“]*$/.exec(text) ?? [];
  return (word.length === 1 && word !== word.toLowerCase()) || SHORT.includes(word);
}

/**
 * How long a voice needs at most, in seconds.
 * @param {string} text
 * @param {number} rate  1 is the voice's own speed
 */
export function seconds(text, rate) {
  let syllables = 0;
  for (const word of text.match(/\S+/g) ?? []) syllables += syllablesOf(word);
  return syllables / SYLLABLES / rate;
}

/** Of a word: digits take two each, capitals are spelt, signs are named. */
function syllablesOf(word) {
  const digits = word.match(/\d/g)?.length ?? 0;
  const signs = word.match(/[%/&+=@]/g)?.length ?? 0;
  const letters = word.replace(/[^\p{L}]/gu, "");
  const spelt = letters.length > 1 && letters === letters.toUpperCase();
  return 2 * digits + signs + (spelt ? letters.length : Math.ceil(letters.length / 7));
}

/**
 * Cuts a sentence into parts that a voice can say in one go: after a sign that
 * parts it, else after a word.
 * @param {string} text
 * @param {Span} sentence
 * @param {number} rate
 * @returns {Span[]}
 */
export function parts(text, [from, to], rate) {
  /** @type {Span[]} */
  const found = [];
  let start = from;
  let comma = 0; // where the part may well end
  let space = 0;
  const words = new RegExp(`\\S{1,${LONGEST_WORD}}`, "g");
  words.lastIndex = from;
  for (let word = words.exec(text); word && word.index < to; word = words.exec(text)) {
    const end = Math.min(to, words.lastIndex);
    if (space > start && seconds(text.slice(start, end), rate) > LONGEST) {
      const cut = comma > start + (space - start) / 3 ? comma : space;
      add(found, text, start, cut);
      start = cut;
    }
    if (/[,;:–—]$/.test(word[0])) comma = end;
    space = end;
  }
  add(found, text, start, to);
  return found;
}

/**
 * What a voice is given of a text: no brackets around places to fill in, no
 * addresses letter by letter, ranges in words.
 * @param {string} text
 * @param {{to: string, address: string}} names  the words for them
 */
export function spoken(text, names) {
  return text
    .replace(/https?:\/\/\S*[^\s.,;:)]/g, names.address)
    .replace(/(\d)\s?[–—]\s?(?=\d)/g, `$1 ${names.to} `)
    .replace(/[[\]*_~|]/g, " ")
    .replace(/\.{4,}|…{2,}/g, "…")
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?])/g, "")
    .trim();
}
