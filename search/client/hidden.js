// Signs that show nothing, which word processors leave within words: the same rules as
// internal/vietnamese/invisible.go, held to them by testdata/words.json there. In the index words have none, so a
// page may have this after its hits, unless a query has one.

import { SYLLABLE, TONES } from "./syllable.js";
import { reading, signed } from "./words.js";

const INVISIBLE = "[\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]";
const HIDDEN = new RegExp(INVISIBLE + "+", "g");
const WORD = new RegExp(`[\\p{L}\\p{Nd}](?:${INVISIBLE}*(?!${INVISIBLE})[\\p{L}\\p{Nd}\\p{Mn}])*`, "gu");
const BREAK = /[\u200b\ufeff]/;

/** Text without them. */
export const visible = (text) => text.replace(HIDDEN, "");

/** Whether letters have one group of vowels and at most one tone. */
function isOneSyllable(word) {
  const lower = visible(word).normalize("NFD").toLowerCase().replace(/ð/g, "đ");
  return (lower.match(TONES)?.length ?? 0) < 2 && SYLLABLE.test(lower.replace(TONES, "").normalize("NFC"));
}

/**
 * The words of a text with their places. An invisible sign that may be a blank
 * parts words, unless what stands before and behind it is one syllable together.
 * @returns {Iterable<[number, string]>}
 */
function* spellings(text) {
  for (const { 0: plain, index } of text.matchAll(WORD)) {
    const word = signed(text, index, plain);
    let start = 0;
    for (const { 0: gap, index: at } of word.matchAll(HIDDEN)) {
      if (at < start || !BREAK.test(gap)) continue;
      const rest = word.slice(at + gap.length);
      const next = rest.split(HIDDEN, 1)[0];
      if (isOneSyllable(word.slice(start, at) + next)) continue;
      yield [index + start, word.slice(start, at)];
      start = at + gap.length;
    }
    yield [index + start, word.slice(start)];
  }
}

Object.assign(reading, { spellings, visible });
