// What a query demands of documents besides what scores: the words that all must
// hold, quotations, words that may not be there, and what shows that the site has
// something on it. The same as search/internal/plan, held to it by testdata/plan.json.

import { add, addOnce } from "./plan.js";
import { isName } from "./person.js";
import { hasMarks } from "./syllable.js";

/** @typedef {import("./plan.js").Asked} Asked */
/** @typedef {import("./plan.js").Clause} Clause */

/**
 * What shows that a document means a word.
 * @typedef {object} Support
 * @property {string[]} terms  its folded forms
 * @property {string[]} pairs  it and its neighbours
 * @property {boolean} number  it has digits
 */

/**
 * @typedef {object} Demands
 * @property {Support[]} support  the words in order
 * @property {boolean} name  the others are somebody's name
 * @property {Clause[][]} every  a document that holds every word matches one of each
 * @property {Clause[][]} beside  for each of these what shows the word meant, if anything
 * @property {Clause[]} required  all of which it must match
 * @property {Clause[]} without  none of which it may match
 * @property {{words: string[], marked: boolean}[]} phrases  to be looked for in the text
 */

/** The words of each quotation. */
const quotations = (list, query) =>
  Array.from(query.matchAll(/"[^"]*"|“[^“”]*”/g), ({ 0: quote, index = 0 }) =>
    list.filter((word) => !word.whole && !word.without && word.start > index && word.end < index + quote.length),
  );

/**
 * Marks what is quoted, and what is not to be in a page: a hyphen directly before a
 * word, and a blank or nothing before that, says so.
 * @param {Asked[]} list
 * @param {string} query
 */
export function flag(list, query) {
  let without = false;
  list.forEach((word, i) => {
    const { start, whole } = word;
    if (!whole && (!i || !/^[-/‐‑–]$/.test(query.slice(list[i - 1].end, start)))) without = /(^| )-$/.test(query.slice(0, start));
    word.without = without;
  });
  for (const word of quotations(list, query).flat()) word.quoted = true;
}

/**
 * @param {import("./plan.js").Plan} plan
 * @param {string} query
 * @param {object} ranking
 * @returns {Demands}
 */
export function demand({ list, typed, marked }, query, ranking) {
  /** @type {Demands} */
  const { support, every, beside, required, without, phrases } = {
    support: [], name: false, every: [], beside: [], required: [], without: [], phrases: [],
  };
  for (const inside of quotations(list, query)) {
    inside.forEach((word, i) => {
      if (i) add(required, "fbi", [`${inside[i - 1].folded} ${word.folded}`]);
      else if (!inside[1]) addWord(required, word, [word.exact]);
    });
    if (inside[1]) phrases.push({ words: inside.map((word) => word.exact), marked: inside.some(hasMarks) });
  }
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
    const { exact, folded, ended, endings, partOf, spellings, whole, forms, pair, exactly } = word;
    if (word.without || word.asking) {
      if (!word.asking && !partOf) addWord(without, word, [exact]);
      before = left = undefined;
      continue;
    }
    if (!whole) {
      /** @type {Support} */
      const own = { terms: forms ? [folded, ...endings] : endings, pairs: [], number: /[0-9]/.test(folded) };
      if (pair && left) {
        own.pairs.push(...pair);
        left.pairs.push(...pair);
      }
      support.push(own);
      left = forms && own;
    }
    /** @type {Clause[]} */
    const either = [];
    if (forms) add(either, exactly && hasMarks(word) ? "e" : "f", forms);
    if (ended[0]) add(either, "e", ended);
    else if (endings[0]) add(either, "f", endings);
    // Of a document's number the whole counts if any document has it, else its parts.
    /** @type {Clause[] | undefined} */
    let besideWord;
    if (partOf ? !partOf.spellings[0] : !whole || spellings[0]) {
      besideWord = beside[addOnce(every, either, JSON.stringify)] ??= [];
      if (pair && isManifold(word)) add(besideWord, "fbi", pair);
    }
    if (pair && before && besideBefore && isManifold(before)) add(besideBefore, "fbi", pair);
    if (!whole) [before, besideBefore] = [word, besideWord];
  }
  return { support, name: isName(typed, ranking.names), every, beside, required, without, phrases };
}

/** Asks for a word as it is spelled, or if it has no marks, in all its spellings. */
const addWord = (group, word, terms) => add(group, hasMarks(word) ? "e" : "f", terms);
