// What a misspelt or unfinished word may become: the same as
// search/internal/plan/syllables.go, held to it by testdata/syllables.json.

import { SYLLABLES } from "./manifest.js";
import { fronted } from "./names.js";

/**
 * @typedef {object} Syllables
 * @property {string[]} names  ascending
 * @property {ArrayLike<number>} classes  how common each is
 */

/**
 * What a plan looks words up by (slips.js).
 * @param {object} manifest
 * @param {ReturnType<typeof import("./shards.js").openShards>} shards
 * @param {import("./loader.js").Load} load
 * @param {(folded: string) => Promise<string[]>} spellings
 * @returns {import("./slips.js").Lookup}
 */
export function openSyllables({ files }, shards, load, spellings) {
  const among = (find) => async (...asked) =>
    find(
      await load("syllables." + files[SYLLABLES], "", ([names, classes]) => ({
        names: fronted(names).map(([name]) => name),
        classes: new TextEncoder().encode(classes),
      })),
      ...asked,
    );
  return {
    spellings,
    near: among(near),
    cuts: among(cuts),
    starting: among(starting),
    outgrowing: among(outgrowing),
    follows: async (first, second) => {
      const { list } = await shards.clause({ field: "fbi", terms: [`${first} ${second}`] });
      return (await list())?.documents.length ?? 0;
    },
  };
}

/**
 * The syllables that one slip makes of a word, or the word of them: a letter
 * missing, too many or another, or two swapped. Those that are said like it come before
 * them; else the most common come first.
 * @param {Syllables} list
 * @param {string} word
 * @param {number} most  how many
 * @returns {string[]}
 */
export function near(list, word, most) {
  const alike = pick(list, most, (name) => soundsAs(name, word));
  return [...alike, ...pick(list, most - alike.length, (name) => name !== word && isSlip(name, word))];
}

/**
 * The syllables that go on after a prefix.
 * @param {Syllables} list
 * @param {string} prefix
 * @param {number} most  how many
 * @returns {string[]}
 */
export const starting = (list, prefix, most) => pick(list, most, (name) => name !== prefix && name.startsWith(prefix));

/**
 * Those of them that are far more common than the word itself.
 * @param {Syllables} list
 * @param {string} word
 * @param {number} classes  how much more
 * @param {number} most
 * @returns {string[]}
 */
export function outgrowing(list, word, classes, most) {
  const classOf = (name) => list.classes[list.names.indexOf(name)];
  return starting(list, word, most).filter((name) => classOf(name) >= classOf(word) + classes);
}

/** How many letters the longest syllable of Vietnamese has: nghiêng. */
const LONGEST = 7;

/**
 * Ways to part a word into two to four of the syllables, of two letters at
 * least: blanks that were not typed. Few parts come first, then those whose least
 * common part is the most common, then by name.
 * @param {Syllables} list
 * @param {string} word
 * @param {number} most  how many
 * @returns {string[][]}
 */
export function cuts({ names, classes }, word, most) {
  if (word.length > 4 * LONGEST) return [];
  const known = new Map(names.map((name, i) => [name, classes[i]]));
  /** @type {{parts: string[], least: number}[]} */
  const found = [];
  const part = (rest, parts, least) => {
    for (let end = 2; end <= rest.length; end++) {
      const name = rest.slice(0, end);
      const own = known.get(name);
      if (own === undefined || (name === rest && !parts[0])) continue;
      const longer = { parts: [...parts, name], least: Math.min(least, own) };
      if (name === rest) found.push(longer);
      else if (parts.length < 3) part(rest.slice(end), longer.parts, longer.least);
    }
  };
  part(word, [], Infinity);
  const byName = (a, b) => (`${a.parts}` < `${b.parts}` ? -1 : 1);
  return found
    .sort((a, b) => a.parts.length - b.parts.length || b.least - a.least || byName(a, b))
    .slice(0, most)
    .map(({ parts }) => parts);
}

function pick({ names, classes }, most, fits) {
  const found = [];
  names.forEach((name, i) => fits(name) && found.push(i));
  return found
    .sort((a, b) => classes[b] - classes[a] || a - b)
    .slice(0, most)
    .map((i) => names[i]);
}

function isSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [restA, restB] = [a.slice(i + 1), b.slice(i + 1)];
  return (
    restA === restB || restA === b.slice(i) || a.slice(i) === restB ||
    (a[i] === b[i + 1] && a[i + 1] === b[i] && restA.slice(1) === restB.slice(1))
  );
}

/**
 * Beginnings of syllables that many people say, and so write, one for the other. What takes one
 * letter only (s and x, l and n, d and r, the ends n and ng, t and c) is a slip by itself.
 */
const SAID = ["ch tr", "d gi", "r gi", "tr ch", "gi d", "gi r"].map((two) => two.split(" "));

/** Whether two words differ by such a beginning. */
const soundsAs = (a, b) =>
  SAID.some(([first, second]) => a.startsWith(first) && b.startsWith(second) && a.slice(first.length) === b.slice(second.length) && a !== first);
