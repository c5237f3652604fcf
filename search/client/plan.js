// Turns a query into the clauses that score: the same as search/internal/plan, held
// to it by testdata/plan.json. What it demands besides, and what its words may be that
// the index does not hold, is told by demands.js and slips.js.

import { pause } from "./loader.js";
import { hasMarks, SYLLABIC } from "./syllable.js";
import { words } from "./words.js";

/**
 * Asks for documents that hold one of some terms, which count as one.
 * @typedef {object} Clause
 * @property {"te"|"tf"|"e"|"f"|"fbi"} field
 * @property {string[]} terms
 */

/** @typedef {Clause & {boost: number}} Scored */

/**
 * A word of a query, and what is found out about it.
 * @typedef {import("./words.js").Word & Found} Asked
 * @typedef {object} Found
 * @property {boolean} without  it is not to be in a page
 * @property {boolean} [asking]  it only asks, and need not be in a page
 * @property {boolean} [quoted]
 * @property {Asked} [partOf]  the document's number that it is part of
 * @property {string[]} spellings  that the index has
 * @property {string[]} endings  what it may become
 * @property {string[]} ended  spellings of these that keep the marks typed
 * @property {string[]} slips  what it may be meant for
 * @property {string[][]} [cuts]  the words it may be without their blanks
 * @property {string[]} terms  its spellings that are looked for
 * @property {string} [keyed]  what it is as keys, where it may as well be a slip
 * @property {boolean} [plain]  its marks say nothing
 * @property {string} [shown]  what stands for it in the query as it was understood
 * @property {boolean} [exactly]  it is looked for with its marks
 * @property {string[]} [forms]  it is looked for as it stands, by these
 * @property {string[]} [pair]  with the word before it
 */

/**
 * @typedef {object} Plan
 * @property {string} query  as it was understood
 * @property {Scored[]} title  the three groups that score
 * @property {Scored[]} body
 * @property {Scored[]} pairs
 * @property {Clause[]} numbers  words with digits, in titles
 * @property {Asked[]} list  the words in order
 * @property {Asked[]} typed  the same before anything was found out about them
 * @property {boolean} marked  some are typed with marks
 */

/**
 * What a plan has to know of an index.
 * @typedef {object} Lookup
 * @property {(folded: string) => Promise<string[]>} spellings
 * @property {() => Promise<ReturnType<typeof import("./slips.js").openSlips>>} slips
 */

/**
 * Quotes, or a hyphen before a word: such a query demands more than words. One with signs that show nothing
 * is read otherwise.
 */
export const isSpecial = (query) => /["“\p{Cf}\u034f\ufe00-\ufe0f]|(^| )-/u.test(query);

/**
 * @param {string} query
 * @param {boolean} typing  the last word may be unfinished
 * @param {object} ranking  from the manifest
 * @param {Lookup} lookup
 * @param {typeof import("./demands.js").flag} [flag]  marks what is quoted or not wanted
 * @returns {Promise<Plan>}
 */
export async function plan(query, typing, ranking, lookup, flag) {
  const list = readWords(query, typing, ranking.words);
  flag?.(list, query);
  await pause(); // the words that only ask are read once, which takes long
  setAside(list, query, ranking);
  const typed = list.map((word) => ({ ...word }));
  await understand(list, typed, query, typing, ranking, lookup);

  const marked = list.some((word) => !word.without && hasMarks(word));
  const boosts = marked ? ranking.marked : ranking.plain;
  /** @type {Scored[][]} */
  const [title, body, pairs] = [[], [], []];
  /** @type {Clause[]} */
  const numbers = [];
  /** @type {Asked | undefined} */
  let before;
  for (const word of list) {
    const { folded, ended, endings, plain, spellings, terms, whole } = word;
    if (word.without || word.asking) {
      before = undefined;
      continue;
    }
    if (/[0-9]/.test(folded)) add(numbers, "tf", [folded]);
    const times = whole ? ranking.number : 1;
    const inTitle = (boosts.te ?? boosts.tf) * times;
    const inBody = (boosts.e ?? boosts.f) * times;
    /** @type {(terms: string[], t: "te" | "tf", e: "e" | "f", share?: number) => void} */
    const both = (terms, t, e, share = 1) => {
      score(title, t, terms, inTitle * share);
      score(body, e, terms, inBody * share);
    };
    if (spellings[0] || !endings[0]) {
      word.exactly = marked && !plain;
      word.forms = word.exactly ? terms : [folded];
      if (word.exactly) {
        both(terms, "te", "e");
        score(body, "f", [folded], boosts.f);
      } else both([folded], "tf", "f");
      if (!whole && word.joined && before) {
        word.pair = [`${before.folded} ${folded}`];
        score(pairs, "fbi", word.pair, boosts.fbi);
      }
    }
    if (ended[0]) both(ended, "te", "e", ranking.prefix);
    else if (endings[0]) both(endings, "tf", "f", ranking.prefix);
    if (!whole) before = word;
  }
  for (const pair of pairs) pair.boost = Math.max(pair.boost, ranking.pairSum / pairs.length);
  let understood = query;
  for (const { start, end, shown } of [...list].reverse()) {
    if (shown) understood = understood.slice(0, start) + shown + understood.slice(end);
  }
  return { query: understood.trim(), title, body, pairs, numbers, list, typed, marked };
}

/** Adds what a list does not have yet, by what tells items apart, and returns its place. */
export function addOnce(list, item, key = ({ field, terms }) => field + " " + terms) {
  const own = key(item);
  const at = list.findIndex((other) => key(other) === own);
  return at < 0 ? list.push(item) - 1 : at;
}

export const add = (group, field, terms) => addOnce(group, { field, terms });

/** Adds a clause unless its field is not asked. */
const score = (group, field, terms, boost) => boost > 0 && addOnce(group, { field, terms, boost });

/**
 * The words of a query. A single letter at the end is no word yet while somebody types.
 * @returns {Asked[]}
 */
function readWords(query, typing, most) {
  /** @type {Asked[]} */
  const list = words(query)
    .slice(0, most)
    .map((word) => ({ ...word, without: false, spellings: [], endings: [], ended: [], slips: [], terms: [] }));
  list.forEach((word, i) => {
    if (word.whole) for (const part of list.slice(0, i)) if (part.start >= word.start) part.partOf = word;
  });
  return list.filter((word) => !typing || word.end < query.length || !/^[a-z]$/.test(word.folded));
}

/**
 * Marks the words that only ask: the page that answers "làm thế nào để …" need
 * not hold them, and many that hold them do not. Where less than two others are
 * left, they are what is looked for. "Thế nào là …" is what a page may be called. Beside a
 * document's number, which no year is, how it stands only asks too.
 * @param {Asked[]} list
 * @param {string} query
 * @param {{asking: string[], standing: number, read?: import("./words.js").Word[][]}} ranking
 */
function setAside(list, query, ranking) {
  const single = list.filter((word) => !word.whole);
  ranking.read ??= ranking.asking.map((phrase) => words(phrase)); // once, as it takes long
  const read = ranking.read.slice(/\b\d{1,3}\b/.test(query) ? 0 : ranking.standing);
  // Words without marks stand for any.
  const asks = (at) => ({ exact, folded }, i) => {
    const word = single[at + i];
    return word && !word.without && !word.quoted && !word.partOf && (!i || word.joined) && (word.exact === exact || word.exact === folded);
  };
  const asking = [];
  const others = [];
  for (let i = 0, n; i < single.length; i += n || 1) {
    n = Math.max(0, ...read.map((phrase) => (phrase.every(asks(i)) && single[i + phrase.length]?.folded !== "la" ? phrase.length : 0)));
    asking.push(...single.slice(i, i + n));
    if (!n && !single[i].without) others.push(single[i].folded);
  }
  if (others[1] || !others.every((word) => SYLLABIC.test(word))) for (const word of asking) word.asking = true;
}

/**
 * Looks the words up and settles what to look for.
 * @param {Asked[]} list
 * @param {Asked[]} typed
 * @param {string} query
 * @param {boolean} typing
 * @param {object} ranking
 * @param {Lookup} lookup
 */
async function understand(list, typed, query, typing, ranking, lookup) {
  const asked = list.filter((word) => !word.without && !word.asking);
  /** @type {(word: Asked) => unknown} */
  const isNumber = ({ whole, partOf }) => whole || partOf;
  /** @type {(word: Asked) => boolean} */
  const isOpen = ({ end }) => end === query.length && (typing || !list[1]); // it may be unfinished
  // What is likely to be needed is asked for beside the words.
  if (asked.some((word) => !isNumber(word) && (isOpen(word) || !SYLLABIC.test(word.folded)))) lookup.slips().catch(() => {});
  await Promise.all(
    asked.map(async (word) => {
      const { exact, folded } = word;
      const spellings = (word.spellings = await lookup.spellings(folded));
      // Nothing more is to be found out about what the index holds as it stands.
      if (isNumber(word) || (spellings[0] && !isOpen(word) && (!hasMarks(word) || spellings.includes(exact)))) return;
      await (await lookup.slips()).recognise(word, typed, query, typing, ranking);
    }),
  );
  if (list.some(({ slips, cuts }) => slips[0] || cuts?.[0])) await (await lookup.slips()).settle(list, asked, ranking);
  let unmarked = false;
  for (const word of asked) {
    const { exact, spellings } = word;
    if (word.terms[0]) continue; // corrected
    word.terms = [exact];
    if (!spellings[0] || spellings.includes(exact)) continue;
    if (hasMarks(word)) word.terms = (await lookup.slips()).growing(exact, spellings);
    else unmarked = true;
    if (word.shown === exact && word.terms[0] && !word.terms[1]) [word.shown] = word.terms; // a key of a mark was not typed
    word.plain = !hasMarks(word) || !word.terms[0];
  }
  // Who leaves the marks out of one word does so in others, though these may be words without.
  if (unmarked) for (const word of asked) word.plain ||= !!word.spellings[0] && !hasMarks(word);
}
