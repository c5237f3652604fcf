// What a misspelt or unfinished word may become: the same as
// search/internal/plan/syllables.go, held to it by testdata/syllables.json.

/**
 * @typedef {object} Syllables
 * @property {string[]} names  ascending
 * @property {ArrayLike<number>} classes  how common each is
 */

/**
 * The syllables that one slip makes of a word, or the word of them: a letter
 * missing, too many or another, or two swapped. The most common come first.
 * @param {Syllables} list
 * @param {string} word
 * @param {number} most  how many
 * @returns {string[]}
 */
export const near = (list, word, most) => pick(list, most, (name) => name !== word && isSlip(name, word));

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
