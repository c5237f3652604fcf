// Turns a query into clauses: the same as plan.go, held to it by
// testdata/plan.json.

import { words } from "./words.js";

/**
 * @typedef {object} Clause
 * @property {"te"|"tf"|"e"|"f"|"fbi"} field
 * @property {string} term
 * @property {number} boost
 * @property {string} folded  the form that a word's postings are filed under
 */

/**
 * @typedef {object} Plan
 * @property {Clause[]} clauses  any of which a page may match
 * @property {Clause[]} without  none of which it may match
 */

/**
 * @param {string} query
 * @param {{marked: Record<string, number>, plain: Record<string, number>, pairSum: number}} ranking from the manifest
 * @returns {Plan}
 */
export function plan(query, ranking) {
  const list = words(query);
  const excluded = excludedWords(query, list);
  const marked = list.some((word) => !excluded.has(word) && word.exact !== word.folded);
  const boosts = marked ? ranking.marked : ranking.plain;
  const clauses = new Map();
  const without = [];
  const add = (field, term, folded) => {
    const boost = boosts[field] ?? 0;
    if (boost > 0 && !clauses.has(`${field}/${term}`)) clauses.set(`${field}/${term}`, { field, term, boost, folded });
  };
  let before;
  for (const word of list) {
    const { exact, folded, whole, joined } = word;
    if (excluded.has(word)) {
      const [field, term] = exact === folded ? ["f", folded] : ["e", exact];
      if (!excluded.get(word)) without.push({ field, term, boost: 0, folded });
      before = undefined;
      continue;
    }
    add("te", exact, folded);
    add("tf", folded, folded);
    add("e", exact, folded);
    add("f", folded, folded);
    if (whole) continue;
    if (joined && before !== undefined) add("fbi", `${before} ${folded}`, "");
    before = folded;
  }
  return { clauses: raisePairs([...clauses.values()], ranking.pairSum), without };
}

/**
 * The words not to be in a page: a hyphen directly before them and a blank or
 * nothing before that.
 * @returns {Map<import("./words.js").Word, boolean>} true for the parts of a number, which may be in any page
 */
function excludedWords(query, list) {
  const excluded = new Map();
  list.forEach((word, i) => {
    const last = list[i - 1];
    if (word.whole) {
      if (!excluded.has(last)) return;
      for (const part of list) if (!part.whole && part.start >= word.start && part.end <= word.end) excluded.set(part, true);
      excluded.set(word, false);
    } else if (last && last.end + 1 === word.start && "-/".includes(query[word.start - 1])) {
      if (excluded.has(last)) excluded.set(word, false);
    } else if (/(^| )-$/.test(query.slice(0, word.start))) {
      excluded.set(word, false);
    }
  });
  return excluded;
}

/** Gives the pairs of a short query more than their weight: two words typed mean the expression. */
function raisePairs(clauses, pairSum) {
  const pairs = clauses.filter((clause) => clause.field === "fbi");
  for (const pair of pairs) pair.boost = Math.max(pair.boost, pairSum / pairs.length);
  return clauses;
}
