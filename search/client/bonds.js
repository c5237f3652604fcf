// What documents have to do with each other in a list of hits: the same as
// search/internal/answer/bonds.go.

/**
 * What changes the scores of documents for a query. A newer document has at least
 * the score of the older ones that answer, and these come below it, but for those
 * whose number was typed. Of a group one document stands for all, its leader if that
 * is found too, unless a word of the query is in the title of some and not of all.
 * @param {object} manifest
 * @param {import("./plan.js").Plan} plan
 * @param {Set<number>} named  documents that have a number of the query in their titles
 * @param {ReturnType<typeof import("./shards.js").openShards>} shards
 * @returns {Promise<(hits: number[], scores: Float32Array, alike: Map<number, number>) => number[]>}
 *   the hits without those that others stand for; into alike comes how many a document stands for besides itself
 */
export async function openBonds({ bonds: [newer, groups], ranking }, { title }, named, shards) {
  const after = newer.filter(([older]) => !named.has(older));
  const titles = groups[0] ? await Promise.all(title.map(shards.documents)) : [];
  const documents = groups.map((steps) => {
    let number = 0;
    return steps.map((step) => (number += step));
  });
  const told = documents.filter(([, ...group]) =>
    titles.every((holders) => {
      const held = group.filter((document) => holders.has(document)).length;
      return !held || held === group.length;
    }),
  );
  return (hits, scores, alike) => {
    const found = new Set(hits);
    const rows = after
      .filter(([older]) => found.has(older))
      .map(([older, ...others]) => ({ older, others: others.filter((document) => found.has(document)), score: scores[older] }));
    for (const { others, score } of rows) for (const document of others) scores[document] = Math.max(scores[document], score);
    for (const { older, others } of rows) {
      if (others[0] >= 0) scores[older] = Math.min(scores[older], Math.fround(Math.min(...others.map((document) => scores[document])) * ranking.older));
    }
    const hidden = new Set();
    for (const [leader, ...group] of told) {
      const list = group.filter((document) => found.has(document)).sort((a, b) => scores[b] - scores[a] || a - b);
      if (!list.length) continue;
      const best = scores[list[0]];
      if (found.has(leader)) list.unshift(leader);
      const [shown, ...rest] = list;
      scores[shown] = Math.max(scores[shown], best);
      // One hidden stands for no other group that it is in.
      for (const document of rest) {
        hidden.add(document);
        found.delete(document);
      }
      if (rest.length) alike.set(shown, rest.length);
    }
    return hits.filter((document) => !hidden.has(document));
  };
}
