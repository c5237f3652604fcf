// Ranks with the lists that are live: the same as search/internal/answer/live.go
// and query.go, from the tiers that the shards name.

import { pause } from "./loader.js";
import { best, score } from "./rank.js";

/**
 * What decides on the order besides the clauses.
 * @typedef {object} Order
 * @property {(document: number) => boolean} passes
 * @property {(document: number) => number} factor  what a document's score is multiplied with
 * @property {Awaited<ReturnType<typeof import("./bonds.js").openBonds>>} settle
 */

const TIERS = 3; // light, heavy, common

/**
 * The best documents that pass, at least as many as asked for if there are.
 * What light clauses find, or those that are live at first (see Ranking in
 * search/internal/numbers), comes before what heavier ones find besides. While
 * somebody is typing, long lists are read only where there is nothing else to show.
 * @param {import("./plan.js").Scored[][]} groups  title, body, pairs
 * @param {Order} order
 * @param {number} most
 * @param {boolean} typing
 * @param {ReturnType<typeof import("./shards.js").openShards>} shards
 * @param {object} manifest
 * @returns {Promise<{numbers: number[], scores: Float32Array, alike: Map<number, number>, clauses: import("./rank.js").Found[]}>}
 *   documents, the best first, the scores of all, how many some stand for, and what found them
 */
export async function rank(groups, { passes, factor, settle }, most, typing, shards, manifest) {
  const { documents, ranking } = manifest;
  const clauses = await Promise.all(groups.map((group) => Promise.all(group.map(shards.clause))));
  const fetchList = async (clause) => ({ ...clause, postings: await clause.list() });
  const scores = new Float32Array(documents);
  const seen = new Uint8Array(documents);
  const numbers = [];
  const alike = new Map();
  let isRanked = false;
  /** @type {import("./rank.js").Found[]} */
  let looked = [];
  for (let tier = 0; tier < TIERS && numbers.length < (typing ? 1 : most); tier++) {
    if (isRanked && !clauses.flat().some((clause) => clause.tier === tier)) continue;
    const live = await Promise.all(
      clauses.map((group) => Promise.all(group.filter((clause) => clause.tier <= tier).map(fetchList))),
    );
    isRanked ||= tier > 1 || (tier || typing ? live.flat() : live[2]).some(({ postings }) => postings);
    if (!isRanked) continue;
    await pause();
    looked = live.flat();
    const found = score(live, manifest, factor);
    const settled = settle(found.hits.filter((document) => !seen[document] && passes(document)), found.scores, alike);
    const more = best(settled, found.scores, most - numbers.length);
    const last = numbers[numbers.length - 1];
    const below = numbers[0] >= 0 ? (scores[last] * ranking.below) / found.scores[more[0]] : 1;
    for (const document of more) scores[document] = found.scores[document] * below;
    for (const document of found.hits) seen[document] = 1;
    numbers.push(...more);
  }
  return { numbers, scores, alike, clauses: looked };
}
