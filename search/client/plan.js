// Turns a query into clauses: the same as search/internal/plan, held to it
// by testdata/plan.json.

import { hasMarks, unmark } from "./syllable.js";
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
 * @property {Asked} [number]  the document's number that it is part of
 * @property {string[]} spellings  that the index has
 * @property {string[]} endings  what it may become
 * @property {string[]} ended  spellings of these that keep the marks typed
 * @property {string[]} slips  what it may be meant for
 * @property {string[][]} [cuts]  the words it may be without their blanks
 * @property {string[]} terms  its spellings that are looked for
 * @property {string} [keyed]  what it is as keys, where it may as well be a slip
 * @property {boolean} [plain]  its marks say nothing
 * @property {string} [shown]  what stands for it in the query as it was understood
 */

/**
 * What shows that a document means a word.
 * @typedef {object} Support
 * @property {string[]} terms  its folded forms
 * @property {string[]} pairs  it and its neighbours
 * @property {boolean} number  it has digits
 */

/**
 * @typedef {object} Plan
 * @property {string} query  as it was understood
 * @property {Scored[]} title  the three groups that score
 * @property {Scored[]} body
 * @property {Scored[]} pairs
 * @property {Clause[]} numbers  words with digits, in titles
 * @property {Support[]} support  the words in order
 * @property {number} aside  how many words only ask
 * @property {boolean} name  the others are somebody's name
 * @property {Clause[][]} every  a document that holds every word matches one of each
 * @property {Clause[][]} beside  for each of these what shows the word meant, if anything
 * @property {Clause[]} required  all of which it must match
 * @property {Clause[]} without  none of which it may match
 * @property {{words: string[], marked: boolean}[]} phrases  to be looked for in the text
 */

/**
 * What a plan has to know of an index.
 * @typedef {object} Lookup
 * @property {(folded: string) => Promise<string[]>} spellings
 * @property {(folded: string, most: number) => Promise<string[]>} near
 * @property {(word: string, most: number) => Promise<string[][]>} cuts
 * @property {(prefix: string, most: number) => Promise<string[]>} starting
 * @property {(word: string, classes: number, most: number) => Promise<string[]>} outgrowing
 * @property {(first: string, second: string) => Promise<number>} follows  how many documents hold the pair
 * @property {() => Promise<Pick<typeof import("./slips.js"), "recognise" | "choose" | "growing">>} later  what most queries do without
 */

/**
 * @param {string} query
 * @param {boolean} typing  the last word may be unfinished
 * @param {object} ranking  from the manifest
 * @param {Lookup} lookup
 * @returns {Promise<Plan>}
 */
export async function plan(query, typing, ranking, lookup) {
  const list = readWords(query, typing, ranking.words);
  /** @type {Omit<Plan, "aside" | "name">} */
  const { title, body, pairs, numbers, support, every, beside, required, without, phrases } = {
    query, title: [], body: [], pairs: [], numbers: [], support: [], every: [], beside: [], required: [], without: [], phrases: [],
  };
  for (const { 0: quote, index = 0 } of query.matchAll(/"[^"]*"|“[^“”]*”/g)) {
    const inside = list.filter(
      (word) => !word.whole && !word.without && word.start > index && word.end < index + quote.length,
    );
    const marked = inside.some(hasMarks);
    inside.forEach((word, i) => {
      word.quoted = true;
      if (i) add(required, "fbi", [`${inside[i - 1].folded} ${word.folded}`]);
      else if (!inside[1]) addWord(required, word, [word.exact]);
    });
    if (inside[1]) phrases.push({ words: inside.map((word) => word.exact), marked });
  }
  const aside = setAside(list, ranking.asking);
  const name = isName(list, ranking.names);
  await understand(list, query, typing, ranking, lookup, name);

  const marked = list.some((word) => !word.without && hasMarks(word));
  const boosts = marked ? ranking.marked : ranking.plain;
  let understood = query;
  /** @type {Asked | undefined} */
  let before;
  /** @type {Clause[] | undefined} */
  let besideBefore; // what shows it meant
  /**
   * A word without marks that may be several.
   * @param {Asked} word
   */
  const isManifold = ({ plain, spellings }) => (!marked || plain) && spellings[1];
  /** @type {Support | undefined} */
  let left; // what supports the word before, if it is looked for as it stands
  for (const word of list) {
    const { exact, folded, ended, endings, number, plain, spellings, terms, whole } = word;
    if (word.without || word.asking) {
      if (!word.asking && !number) addWord(without, word, [exact]);
      before = left = undefined;
      continue;
    }
    const hasDigits = /[0-9]/.test(folded);
    if (hasDigits) add(numbers, "tf", [folded]);
    const isWhole = spellings[0] || !endings[0];
    if (!whole) {
      /** @type {Support} */
      const own = { terms: isWhole ? [folded, ...endings] : endings, pairs: [], number: hasDigits };
      if (word.joined && before && isWhole && left) {
        own.pairs.push(`${before.folded} ${folded}`);
        left.pairs.push(`${before.folded} ${folded}`);
      }
      support.push(own);
      left = isWhole ? own : undefined;
    }
    /** @type {Clause[]} */
    const either = [];
    const pair = isWhole && !whole && word.joined && before && [`${before.folded} ${folded}`];
    const times = whole ? ranking.number : 1;
    const inTitle = (boosts.te ?? boosts.tf) * times;
    const inBody = (boosts.e ?? boosts.f) * times;
    if (isWhole) {
      const asTyped = marked && !plain;
      const forms = asTyped ? terms : [folded];
      score(title, asTyped ? "te" : "tf", forms, inTitle);
      score(body, asTyped ? "e" : "f", forms, inBody);
      if (asTyped) score(body, "f", [folded], boosts.f);
      add(either, asTyped && hasMarks(word) ? "e" : "f", forms);
      if (pair) score(pairs, "fbi", pair, boosts.fbi);
    }
    if (ended[0]) {
      score(title, "te", ended, inTitle * ranking.prefix);
      score(body, "e", ended, inBody * ranking.prefix);
      add(either, "e", ended);
    } else if (endings[0]) {
      score(title, "tf", endings, inTitle * ranking.prefix);
      score(body, "f", endings, inBody * ranking.prefix);
      add(either, "f", endings);
    }
    // Of a document's number the whole counts if any document has it, else its parts.
    /** @type {Clause[] | undefined} */
    let besideWord;
    if (number ? !number.spellings[0] : !whole || spellings[0]) {
      besideWord = beside[addOnce(every, either)] ??= [];
      if (pair && isManifold(word)) add(besideWord, "fbi", pair);
    }
    if (pair && before && besideBefore && isManifold(before)) add(besideBefore, "fbi", pair);
    if (!whole) [before, besideBefore] = [word, besideWord];
  }
  for (const pair of pairs) pair.boost = Math.max(pair.boost, ranking.pairSum / pairs.length);
  for (const { start, end, shown } of [...list].reverse()) {
    if (shown) understood = understood.slice(0, start) + shown + understood.slice(end);
  }
  return { query: understood.trim(), title, body, pairs, numbers, support, aside, name, every, beside, required, without, phrases };
}

/** Adds what a list does not have yet, and returns its place. */
function addOnce(list, item) {
  const key = (value) => JSON.stringify(value, ["field", "terms"]);
  const own = key(item);
  const at = list.findIndex((other) => key(other) === own);
  return at < 0 ? list.push(item) - 1 : at;
}

const add = (group, field, terms) => addOnce(group, { field, terms });

/** Adds a clause unless its field is not asked. */
const score = (group, field, terms, boost) => boost > 0 && addOnce(group, { field, terms, boost });

/** Asks for a word as it is spelled, or if it has no marks, in all its spellings. */
const addWord = (group, word, terms) => add(group, hasMarks(word) ? "e" : "f", terms);

/**
 * The words of a query. A hyphen directly before a word, and a blank or
 * nothing before that, says that it is not to be in a page. A single letter at
 * the end is no word yet while somebody types.
 * @returns {Asked[]}
 */
function readWords(query, typing, most) {
  /** @type {Asked[]} */
  const list = words(query)
    .slice(0, most)
    .map((word) => ({ ...word, without: false, spellings: [], endings: [], ended: [], slips: [], terms: [] }));
  let without = false;
  list.forEach((word, i) => {
    const { start, whole } = word;
    if (whole) {
      for (const part of list.slice(0, i)) if (part.start >= start) part.number = word;
    } else if (!i || !/^[-/‐‑–]$/.test(query.slice(list[i - 1].end, start))) without = /(^| )-$/.test(query.slice(0, start));
    word.without = without;
  });
  return list.filter((word) => !typing || word.end < query.length || !/^[a-z]$/.test(word.folded));
}

/**
 * Marks the words that only ask: the page that answers "làm thế nào để …" need
 * not hold them, and many that hold them do not. Where less than two others are
 * left, they are what is looked for. "Thế nào là …" is what a page may be called.
 * @param {Asked[]} list
 * @param {string[]} phrases
 * @returns {number} how many they are
 */
function setAside(list, phrases) {
  const single = list.filter((word) => !word.whole);
  const read = phrases.map((phrase) => words(phrase));
  // Words without marks stand for any.
  const asks = (at) => ({ exact, folded }, i) => {
    const word = single[at + i];
    return word && !word.without && !word.quoted && !word.number && (!i || word.joined) && (word.exact === exact || word.exact === folded);
  };
  let left = 0;
  for (let i = 0, n; i < single.length; i += n || 1) {
    const fits = ({ length }) => single[i + length]?.folded !== "la";
    n = Math.max(0, ...read.filter((phrase) => phrase.every(asks(i)) && fits(phrase)).map(({ length }) => length));
    for (const word of single.slice(i, i + n)) word.asking = true;
    if (!n && !single[i].without) left++;
  }
  if (left < 2) for (const word of single) word.asking = false;
  return single.filter(({ asking }) => asking).length;
}

/**
 * Whether a query is somebody's name, as it begins with a family's name and what
 * most people have after it.
 * @param {Asked[]} list
 * @param {{family: string[], middle: string[], words: number}} names
 */
function isName(list, { family, middle, words: most }) {
  const [first, second] = list;
  /** @type {(word: Asked, i: number) => unknown} */
  const isPlain = ({ whole, without, asking, joined }, i) => !whole && !without && !asking && (!i || joined);
  return (
    list.length > 2 && list.length <= most && list.every(isPlain) &&
    family.includes(first.folded) && middle.some((name) => second.exact === name || second.exact === unmark(name))
  );
}

/**
 * Looks the words up and settles what to look for.
 * @param {Asked[]} list
 */
async function understand(list, query, typing, ranking, lookup, name) {
  const meant = list.some((word) => !word.without && hasMarks(word));
  const asked = list.filter((word) => !word.without && !word.asking);
  await Promise.all(
    asked.map(async (word) => {
      word.spellings = await lookup.spellings(word.folded);
      if (isCertain(word, query, typing, !list[1])) return;
      const { recognise } = await lookup.later();
      await recognise(word, query, typing, ranking, lookup, !list[1], meant, name);
    }),
  );
  const single = list.filter((word) => !word.whole);
  for (let i = 0; i < single.length; i++) {
    // Neighbours that the index does not hold tell nothing.
    const known = (word, joined) => joined && word.spellings[0] && word.folded;
    const [before, word, after] = [single[i - 1], single[i], single[i + 1]];
    if (!word.slips[0] && !word.cuts?.[0]) continue;
    const { choose } = await lookup.later();
    const rest = await choose(word, known(before, word.joined), known(after, after?.joined), ranking, lookup);
    for (const all of [single, list, asked]) all.splice(all.indexOf(word) + 1, 0, ...rest);
    i += rest.length;
  }
  for (const word of asked) {
    const { exact, spellings } = word;
    if (word.terms[0]) continue; // corrected
    word.terms = [exact];
    if (!spellings[0] || spellings.includes(exact)) continue;
    if (hasMarks(word)) word.terms = (await lookup.later()).growing(exact, spellings);
    word.plain = !hasMarks(word) || !word.terms[0];
  }
}

/**
 * Whether a word is one of the index as it stands, and not unfinished: nothing more
 * is to be found out about it.
 * @param {Asked} word
 * @param {boolean} alone  it is the whole query
 */
function isCertain(word, query, typing, alone) {
  const { exact, spellings, end, number, whole } = word;
  const isLast = end === query.length && (typing || alone);
  return whole || number || (spellings[0] && !isLast && (!hasMarks(word) || spellings.includes(exact)));
}
