// What documents' scores are multiplied with: the same as
// search/internal/numbers/factors.go.

const FIRST = 65; // "A"

/**
 * @param {object} manifest
 * @param {import("./plan.js").Clause[]} asked  the numbers of a query, in titles
 * @param {ReturnType<typeof import("./shards.js").openShards>} shards
 * @returns {Promise<(document: number) => number>}
 */
export async function openFactors({ factors: { percents, of } }, asked, shards) {
  if (!of) return () => 1;
  const named = new Set();
  await Promise.all(
    asked.map(async (clause) => {
      const postings = await (await shards.clause(clause)).list();
      for (const document of postings?.documents ?? []) named.add(document);
    }),
  );
  return (document) => {
    const [own, standing] = percents[of.charCodeAt(document) - FIRST];
    return (own * (named.has(document) ? 100 : standing)) / 10000;
  };
}
