// Makes queries that are the same on every run and every machine.

/**
 * Random whole numbers below n, from a seed (Mulberry32).
 * @param {number} seed
 * @returns {(n: number) => number}
 */
export function randomFrom(seed) {
  return (n) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

/**
 * As people type who leave out the marks.
 * @param {string} text
 */
export function withoutMarks(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
}

/**
 * The words of a text, without what stands between them.
 * @param {string} text
 */
export const syllables = (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{Mn}]*/gu) ?? [];

/**
 * Some neighbouring words of a random article.
 * @param {import("./corpus.mjs").Article[]} articles
 * @param {(n: number) => number} random
 * @param {{least?: number, most?: number, split?: (text: string) => string[]}} [options]
 *     split: how a text becomes words; the words are joined by blanks
 * @returns {{words: string[], doc: string}}
 */
export function cutWindow(articles, random, { least = 1, most = 6, split = syllables } = {}) {
  for (;;) {
    const { path, text } = articles[random(articles.length)];
    const all = split(text);
    const size = least + random(most - least + 1);
    if (all.length < size) continue;
    const from = random(all.length - size + 1);
    return { words: all.slice(from, from + size), doc: path };
  }
}

/**
 * Queries of every sort: of each ten, four titles, four windows, a word of two
 * syllables, a title with a wrong letter; of each sort half without marks.
 * @param {import("./corpus.mjs").Article[]} articles
 * @param {Record<"titles" | "titles-typo" | "pairs", {q: string}[]>} lists
 * @param {number} n
 */
export function variedQueries(articles, lists, n) {
  const random = randomFrom(7);
  const of = (name) => lists[name][random(lists[name].length)].q;
  const sorts = ["titles", "window", "titles", "window", "titles", "window", "titles", "window", "pairs", "titles-typo"];
  return Array.from({ length: n }, (_, i) => {
    const sort = sorts[i % sorts.length];
    const q = sort === "window" ? cutWindow(articles, random).words.join(" ") : of(sort);
    const plain = (Math.floor(i / sorts.length) + Math.floor((i % sorts.length) / 2)) % 2 === 1;
    return { q: plain ? withoutMarks(q) : q, sort };
  });
}

/**
 * @param {number[]} numbers
 * @param {number} share  .5 for the median
 */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
