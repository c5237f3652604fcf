// The pages of a collection, in order, as the one text that is kept and shared:
// their permanent ids, a line each. What somebody else has put in it is cut to what
// can be.

const MOST = 200; // pages of a collection
const LONGEST = 300; // signs of an id

/**
 * @param {string} text
 * @returns {string[]} each once
 */
export function idsOf(text) {
  const ids = text.split("\n").map((id) => id.trim());
  return [...new Set(ids)].filter((id) => id && id.length <= LONGEST).slice(0, MOST);
}

/** @param {string[]} ids */
export const textOf = (ids) => ids.join("\n");

/**
 * With one more at the end, if it is not there yet.
 * @param {string[]} ids
 * @param {string} id
 */
export const insert = (ids, id) => idsOf(textOf([...ids, id]));

/**
 * @param {string[]} ids
 * @param {number} at
 */
export const drop = (ids, at) => ids.filter((_, i) => i !== at);

/**
 * With one of them moved by some places, as far as there are any.
 * @param {string[]} ids
 * @param {number} at
 * @param {number} by
 */
export function move(ids, at, by) {
  const moved = drop(ids, at);
  if (moved.length < ids.length) moved.splice(Math.max(0, Math.min(at + by, moved.length)), 0, ids[at]);
  return moved;
}
