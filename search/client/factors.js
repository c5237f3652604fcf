// What documents' scores are multiplied with: the same as
// search/internal/numbers/factors.go.

const FIRST = 65; // "A"

/**
 * @param {object} manifest
 * @param {Set<number>} named  documents that have a number of the query in their titles
 * @returns {(document: number) => number}
 */
export function openFactors({ factors: [percents, of] }, named) {
  if (!of) return () => 1;
  return (document) => {
    const [own, standing] = percents[of.charCodeAt(document) - FIRST];
    return (own * (named.has(document) ? 100 : standing)) / 10000;
  };
}

/**
 * The documents that have a number of a query in their titles; none where no score
 * depends on it.
 * @param {object} manifest
 * @param {import("./plan.js").Clause[]} asked  the numbers of a query, in titles
 * @param {ReturnType<typeof import("./shards.js").openShards>} shards
 * @returns {Promise<Set<number>>}
 */
export async function openNamed({ factors: [, of], bonds: [newer] }, asked, shards) {
  if (!of && !newer[0]) return new Set();
  const lists = await Promise.all(asked.map(shards.documents));
  return new Set(lists.flatMap((list) => [...list]));
}
