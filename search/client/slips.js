// What a word of a query may be that the index does not hold as it stands, or
// that may be unfinished: the same as search/internal/plan/slips.go, held to it
// by testdata/plan.json.

import { isName } from "./person.js";
import { isSyllable } from "./spelling.js";
import { canon, hasMarks } from "./syllable.js";
import { readTelex } from "./telex.js";

/** @typedef {import("./plan.js").Asked} Asked */

/**
 * What has to be known of an index.
 * @typedef {object} Lookup
 * @property {(folded: string) => Promise<string[]>} spellings
 * @property {(folded: string, most: number) => Promise<string[]>} near
 * @property {(word: string, most: number) => Promise<string[][]>} cuts
 * @property {(prefix: string, most: number) => Promise<string[]>} starting
 * @property {(word: string, classes: number, most: number) => Promise<string[]>} outgrowing
 * @property {(first: string, second: string) => Promise<number>} follows  how many documents hold the pair
 */

/**
 * What a plan asks for (plan.js).
 * @param {Lookup} lookup
 */
export const openSlips = (lookup) => ({
  growing,
  /** @type {(word: Asked, typed: Asked[], query: string, typing: boolean, ranking: object) => Promise<void>} */
  recognise: (...asked) => recognise(lookup, ...asked),
  /** @type {(list: Asked[], asked: Asked[], ranking: object) => Promise<void>} */
  settle: (...asked) => settle(lookup, ...asked),
});

/**
 * Finds out whether the index holds a word, or else what it may be. In a query
 * typed with marks a syllable that Vietnamese has is meant: a name is not to
 * become another word.
 * @param {Asked} word
 */
async function recognise(lookup, word, typed, query, typing, ranking) {
  const { folded, start, end } = word;
  const meant = typed.some((word) => !word.without && hasMarks(word));
  const name = isName(typed, ranking.names);
  const isLetters = /^[a-z]+$/.test(folded);
  const last = isLetters && end === query.length;
  if (last && (typing || (folded[1] && isOther(word) && !name))) await complete(word, typing, ranking, lookup);
  else if (last && !typed[1] && folded[1] && !hasMarks(word) && word.spellings[0]) {
    // One word, sent: as it was while typed, if it hardly is one itself.
    word.endings = await lookup.outgrowing(folded, ranking.outgrown, ranking.endings);
  }
  if (word.spellings[0] || word.endings[0] || word.quoted || name) return;
  const read = canon(readTelex(query.slice(start, end)));
  const spellings = read.exact ? await lookup.spellings(read.folded) : [];
  const isKnown = spellings.includes(read.exact) || (spellings[0] && read.folded[1]);
  // aa may be â, or a typed twice: neighbours tell.
  const isTwice = isKnown && !meant && isLetters && marks(read.exact) === "\u0302";
  if (isTwice) Object.assign(word, { keyed: read.exact, slips: [read.folded] });
  if (isKnown && !isTwice) {
    Object.assign(word, read, { spellings, shown: read.exact });
  } else if (GLUED.test(folded)) {
    word.cuts = [folded.match(/[a-z]+|\d+/g) ?? []];
  } else if (isLetters && folded[1]) {
    // Two letters without a vowel are an abbreviation.
    if (!/^[^aeiouy]{2}$/.test(folded) && !(meant && isSyllable(query.slice(start, end)))) {
      word.slips.push(...(await lookup.near(folded, ranking.slips)));
      word.cuts = await lookup.cuts(folded, ranking.cuts);
    }
    if (last) await complete(word, typing, ranking, lookup);
  }
}

/** A document's number and a sign of it, typed without a blank between. */
const GLUED = /^([a-z]+\d+|\d+[a-z]+)$/;

/** Whether a word is typed with marks that no spelling of the index has: nhũ where there is but như. */
const isOther = (word) => hasMarks(word) && !word.spellings.some((spelling) => isPartOf(word.exact, spelling));

/**
 * What an unfinished word may become. Where some of it keeps the marks typed,
 * nothing else is looked for, nor what is known without them.
 * @param {Asked} word
 */
async function complete(word, typing, ranking, lookup) {
  const endings = await lookup.starting(word.folded, ranking.begun);
  const spellings = hasMarks(word) ? await Promise.all(endings.map((name) => lookup.spellings(name))) : [];
  word.ended = keeping(word.exact, spellings.flat()).slice(0, ranking.endings);
  if (word.ended[0]) {
    word.endings = endings.filter((_, i) => spellings[i].some((spelling) => word.ended.includes(spelling)));
    if (isOther(word)) word.spellings = [];
    if (!word.ended[1] && !typing) word.shown = word.ended[0];
  } else if (typing || !word.spellings[0]) word.endings = endings.slice(0, ranking.endings);
}

/**
 * Settles what words are, one after the other.
 * @param {Lookup} lookup
 * @param {Asked[]} list
 * @param {Asked[]} asked  those of it that are looked for
 */
async function settle(lookup, list, asked, ranking) {
  const single = list.filter((word) => !word.whole);
  for (let i = 0; i < single.length; i++) {
    // Neighbours that the index does not hold tell nothing.
    const known = (word, joined) => joined && word.spellings[0] && word.folded;
    const [before, word, after] = [single[i - 1], single[i], single[i + 1]];
    if (!word.slips[0] && !word.cuts?.[0]) continue;
    const rest = await choose(word, known(before, word.joined), known(after, after?.joined), ranking, lookup);
    for (const all of [single, list, asked]) all.splice(all.indexOf(word) + 1, 0, ...rest);
    i += rest.length;
  }
}

/**
 * Settles whether a word is unfinished, misspelt, or several without their blanks:
 * its neighbours tell, then the marks typed. Without either it is unfinished, as
 * it was while typed. Of several words it becomes the first.
 * @param {Asked} word
 * @returns {Promise<Asked[]>} the others
 */
async function choose(word, before, after, { completed, unmarked }, lookup) {
  const { endings, exact, keyed, slips } = word;
  const names = [...endings, ...slips];
  const rated = await Promise.all(
    names.map(async (name, i) => {
      const [left, right, spellings] = await Promise.all([
        before ? lookup.follows(before, name) : 0,
        after ? lookup.follows(name, after) : 0,
        hasMarks(word) ? lookup.spellings(name) : [],
      ]);
      const count = left + right;
      const keeps = hasMarks(word) ? Math.max(0, ...spellings.map((spelling) => keepsMarks(exact, spelling))) : 2;
      // One letter less is a slip as well, and a neighbour tells which.
      const slip = i >= endings.length || (count && slips.includes(name));
      return { name, slip, keeps, score: count * (i < endings.length ? completed : 1) * (keeps ? 1 : unmarked) };
    }),
  );
  const best = rated.reduce((a, b) => (b.score > a.score || (b.score === a.score && b.keeps > a.keeps) ? b : a), NONE);
  const { parts, count } = endings[0] ? NOTHING : await partsOf(word, lookup);
  if (count > Math.max(best.score, 0)) {
    Object.assign(word, parts[0]);
    return parts.slice(1);
  }
  if (!best.slip) return [];
  Object.assign(word, { endings: [], ended: [], shown: undefined });
  if (!word.folded[2] && !best.score) return []; // too little to go by
  const { name } = best;
  const spellings = await lookup.spellings(name);
  const kept = hasMarks(word) ? keeping(exact, spellings) : [];
  const asTyped = (spelling) => marks(spelling) === marks(exact) && (!marks(exact) || keepsMarks(exact, spelling));
  const shown =
    spellings.find((spelling) => spelling === keyed) ??
    spellings.find((spelling) => !spellings[1] || asTyped(spelling)) ??
    (kept[1] || !kept[0] ? name : kept[0]);
  Object.assign(word, { exact: kept[0] ?? name, folded: name, spellings, plain: !kept[0], shown });
  if (kept[0]) word.terms = kept;
  return [];
}

const NONE = { name: "", slip: false, keeps: 0, score: -1 };
const NOTHING = { parts: [], count: 0 };

/**
 * The words that are the likeliest to have been typed without their blanks, and in
 * how many documents the rarest two of them stand side by side. Where marks are
 * typed, the words must have them.
 * @param {Asked} word
 * @returns {Promise<{parts: Asked[], count: number}>}
 */
async function partsOf(word, lookup) {
  const all = await Promise.all((word.cuts ?? []).map((names) => cut(word, names, lookup)));
  return all.reduce((a, b) => (b.count > a.count ? b : a), NOTHING);
}

/**
 * Parts a word into some by their names, and counts as partsOf does.
 * @param {Asked} word
 * @param {string[]} names
 */
async function cut({ start, end, joined, exact, folded }, names, lookup) {
  const typed = [...exact];
  if (typed.length !== folded.length) return NOTHING;
  /** @type {Asked[]} */
  const parts = await Promise.all(
    names.map(async (name, i) => {
      const form = canon(typed.splice(0, name.length).join(""));
      return {
        ...form, start: i ? end : start, end, joined: i > 0 || joined, without: false,
        spellings: await lookup.spellings(form.folded), endings: [], ended: [], slips: [], terms: [], cuts: [], shown: undefined,
      };
    }),
  );
  if (parts.some((part) => hasMarks(part) && !part.spellings.includes(part.exact))) return NOTHING;
  const counts = await Promise.all(
    parts.slice(1).map(async ({ folded }, i) => {
      const before = parts[i].folded;
      return (await lookup.follows(before, folded)) || (/\d/.test(folded) ? lookup.follows(folded, before) : 0); // hd42 for 42-HD
    }),
  );
  parts[0].shown = parts.map((part) => part.exact).join(" ");
  return { parts, count: Math.min(...counts) };
}

/** The spellings that keep the marks typed best, if any does. */
function keeping(typed, spellings) {
  const most = Math.max(1, ...spellings.map((spelling) => keepsMarks(typed, spelling)));
  return spellings.filter((spelling) => keepsMarks(typed, spelling) >= most);
}

/**
 * 2 if a word has each letter that is typed with marks, in their order; 1 if
 * such letters have more marks, as ữ for ũ; else 0.
 */
function keepsMarks(typed, word) {
  const rest = letters(word);
  let keeps = 2;
  for (const letter of letters(typed)) {
    if (!letter[1]) continue;
    let i = rest.indexOf(letter);
    if (i < 0) [i, keeps] = [rest.findIndex((other) => isPartOf(letter, other)), 1];
    if (i < 0) return 0;
    rest.splice(0, i + 1);
  }
  return keeps;
}

/** The letters of a word, each with its marks behind it. */
const letters = (word) => decompose(word).match(/.\p{Mn}*/gsu) ?? [];

/** Letters apart from marks; the stroke of đ is one too. */
const decompose = (text) => text.normalize("NFD").replace(/đ/g, "d\u0335");

const marks = (text) => decompose(text).replace(/[a-z]/g, "");

/** The spellings that a word may become by further marks. */
const growing = (word, spellings) => spellings.filter((spelling) => isPartOf(word, spelling));

/** Whether some marks of a word may not have been typed yet: hơp for hợp. */
function isPartOf(part, whole) {
  const rest = [...decompose(part)];
  for (const letter of decompose(whole)) if (letter === rest[0]) rest.shift();
  return !rest[0];
}
