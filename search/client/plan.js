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
 * @param {string} query
 * @param {{marked: Record<string, number>, plain: Record<string, number>, pairSum: number}} ranking from the manifest
 * @returns {Clause[]} any of which a document may match
 */
export function plan(query, ranking) {
  const list = words(query);
  const marked = list.some((word) => word.exact !== word.folded);
  const boosts = marked ? ranking.marked : ranking.plain;
  const clauses = new Map();
  const add = (field, term, folded) => {
    const boost = boosts[field] ?? 0;
    if (boost > 0 && !clauses.has(`${field}/${term}`)) clauses.set(`${field}/${term}`, { field, term, boost, folded });
  };
  let before = "";
  for (const { exact, folded, whole, joined } of list) {
    add("te", exact, folded);
    add("tf", folded, folded);
    add("e", exact, folded);
    add("f", folded, folded);
    if (whole) continue;
    if (joined) add("fbi", `${before} ${folded}`, "");
    before = folded;
  }
  return raisePairs([...clauses.values()], ranking.pairSum);
}

/** Gives the pairs of a short query more than their weight: two words typed mean the expression. */
function raisePairs(clauses, pairSum) {
  const pairs = clauses.filter((clause) => clause.field === "fbi");
  for (const pair of pairs) pair.boost = Math.max(pair.boost, pairSum / pairs.length);
  return clauses;
}
