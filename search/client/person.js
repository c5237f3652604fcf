// Tells whether a query is somebody's name: the same as search/internal/plan.

import { unmark } from "./syllable.js";

/**
 * Whether a query is somebody's name, as it begins with a family's name and what
 * most people have after it.
 * @param {import("./plan.js").Asked[]} list
 * @param {{family: string[], middle: string[], words: number}} names
 */
export function isName(list, { family, middle, words: most }) {
  const [first, second] = list;
  /** @type {(word: import("./plan.js").Asked, i: number) => unknown} */
  const isPlain = ({ whole, without, asking, joined }, i) => !whole && !without && !asking && (!i || joined);
  return (
    list.length > 2 && list.length <= most && list.every(isPlain) &&
    family.includes(first.folded) && middle.some((name) => second.exact === name || second.exact === unmark(name))
  );
}

