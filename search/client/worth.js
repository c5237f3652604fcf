// Tells which part of a page answers a query best.

import { density, matches } from "./excerpt.js";

/**
 * How well some part of a text answers a query: different words of it, more so beside
 * their neighbours, and after the point how many there are; 0 for none.
 * @param {string} text
 * @param {string} query
 * @param {string} [title]  of the text's page
 */
export function worth(text, query, title) {
  const found = matches(text, query, title);
  return Math.max(0, ...found.map((_, first) => density(found, first)));
}
