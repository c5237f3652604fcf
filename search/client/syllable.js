// How Vietnamese syllables are written: the same rules as
// internal/vietnamese/syllable.go, held to them by testdata/fold.json there.

const TONES = "\u0300\u0301\u0303\u0309\u0323";
const VOWELS = "aăâeêioôơuưy";
const PLAIN = { ð: "đ", "²": "2", "³": "3" };

/**
 * The one spelling that stands for all equal spellings of a syllable.
 * @param {string} syllable
 * @returns {{exact: string, folded: string}} with its marks and without
 */
export function canon(syllable) {
  let tones = "";
  let lower = "";
  let toneless = "";
  for (const letter of syllable.normalize("NFD")) {
    // Letter by letter, because a whole word may lower differently (Σ).
    const lowered = letter.toLowerCase();
    const low = PLAIN[lowered] ?? lowered;
    lower += low;
    if (TONES.includes(letter)) tones += letter;
    else toneless += low;
  }
  const letters = [...toneless.normalize("NFC")];
  unifyFinalY(letters);
  return { exact: spell(letters, tones, lower), folded: unmark(letters.join("")) };
}

/**
 * Text as it is typed without marks: lower case, đ as d.
 * @param {string} text
 * @returns {string}
 */
export function unmark(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replaceAll("đ", "d");
}

/** Writes a last y as i where both are in use: kỹ and kĩ, quý and quí. */
function unifyFinalY(letters) {
  const last = letters.length - 1;
  if (last < 1 || letters[last] !== "y") return;
  const before = letters[last - 1];
  if ("hklmrstv".includes(before) || (before === "u" && letters[last - 2] === "q")) letters[last] = "i";
}

function spell(letters, tones, lower) {
  if (!tones) return letters.join("");
  const at = tones.length === 1 ? tonePlace(letters) : -1;
  if (at < 0) return lower.normalize("NFC");
  return letters.map((letter, i) => (i === at ? letter + tones : letter)).join("").normalize("NFC");
}

/** The index of the letter that carries the tone, -1 if this is no syllable. */
function tonePlace(letters) {
  const isVowel = (i) => i < letters.length && VOWELS.includes(letters[i]);
  let start = 0;
  while (start < letters.length && !isVowel(start)) start++;
  const onset = (letters[start - 1] ?? "") + (letters[start] ?? "");
  if ((onset === "qu" || onset === "gi") && isVowel(start + 1)) start++;
  let end = start;
  while (isVowel(end)) end++;
  if (start === end || end - start > 3) return -1;
  for (let i = end; i < letters.length; i++) if (isVowel(i)) return -1;
  let horned = -1;
  let shaped = -1;
  for (let i = start; i < end; i++) {
    if ("ăâêôơ".includes(letters[i])) shaped = i;
    if (letters[i] === "ư") horned = i;
  }
  if (shaped >= 0) return shaped;
  if (horned >= 0) return horned;
  const open = end === letters.length;
  return end - start === 1 || (end - start === 2 && open) ? start : start + 1;
}
