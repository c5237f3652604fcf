// How Vietnamese syllables are written: the same rules as
// internal/vietnamese/syllable.go, held to them by testdata/fold.json there.

export const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const V = "aăâeêioôơuưy";
export const SYLLABLE = new RegExp(`^([^${V}]*?(?:qu|gi)(?=[${V}])|[^${V}]*)([${V}]{1,3})([^${V}]*)$`);
/** What a syllable without marks looks like, roughly. */
export const SYLLABIC = /^[^0-9aeiouy]*[aeiouy]{1,3}([cmnpt]|ch|n[gh])?$/;
const PLAIN = { ð: "đ", "²": "2", "³": "3", "+": "＋", "#": "＃" };

/**
 * The one spelling that stands for all equal spellings of a syllable, which has no signs that show nothing.
 * @param {string} syllable
 * @returns {{exact: string, folded: string}} with its marks and without
 */
export function canon(syllable) {
  // Letter by letter, because a whole word may lower differently (Σ).
  const lower = Array.from(syllable.normalize("NFD"), (letter) => PLAIN[(letter = letter.toLowerCase())] ?? letter).join("");
  // A last y is written as i where both are in use: kỹ and kĩ, quý and quí.
  const letters = lower.replace(TONES, "").normalize("NFC").replace(/([hklmrstv]|qu)y$/, "$1i");
  const tones = lower.match(TONES) ?? [];
  return { exact: (tones[0] ? spell(letters, tones) ?? lower : letters).normalize("NFC"), folded: unmark(letters) };
}

/**
 * Text as it is typed without marks: lower case, đ as d.
 * @param {string} text
 * @returns {string}
 */
export function unmark(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/đ/g, "d");
}

/** Whether a word is typed with marks. */
export const hasMarks = ({ exact, folded }) => exact !== folded;

/**
 * Puts the tone where it belongs; nothing if this is no syllable.
 * @param {string} letters
 * @param {string[]} tones
 */
function spell(letters, [tone, another]) {
  const [, onset, vowels, rest] = SYLLABLE.exec(letters) ?? [];
  if (!vowels || another) return;
  const last = (wanted) => Math.max(...[...wanted].map((vowel) => vowels.lastIndexOf(vowel)));
  let at = last("ăâêôơ");
  if (at < 0) at = last("ư");
  if (at < 0) at = vowels[2] || (vowels[1] && rest) ? 1 : 0;
  at += onset.length + 1;
  return letters.slice(0, at) + tone + letters.slice(at);
}
