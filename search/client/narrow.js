// What an answer has besides the hits of a plain query: filters, orders, quotations,
// and numbers.

import { isAbsent } from "./absent.js";
import { newestFirst } from "./calendar.js";
import { demand } from "./demands.js";
import { DATES } from "./manifest.js";
import { openQuoted } from "./quoted.js";
import { openTally } from "./tally.js";

/**
 * @param {import("./open.js").Site} site
 * @param {import("./whole.js").Details} details
 * @param {import("./plan.js").Plan} plan
 * @param {string} query
 * @param {import("./whole.js").Options} options
 */
export function openNarrow({ manifest, shards, documents, load }, { absent: rule, facets }, plan, query, { filters = {}, sort, typing = false, offset = 0, limit = 0 }) {
  const demands = demand(plan, query, manifest.ranking);
  const { every, phrases, required, without } = demands;
  const tally = openTally(manifest, facets, shards, load);
  const isFiltered = Object.values(filters).some((values) => values[0]);
  const isBrowsing = !every[0] && (sort || isFiltered);
  const isOpen = !required[0] && !without[0] && !isFiltered;
  /** @type {Promise<import("./tally.js").Passes>} */
  const passing = isOpen ? Promise.resolve(() => true) : tally.filter(filters, demands);
  passing.catch(() => {}); // reported where it is awaited
  let counted;
  const counts = () => (counted ??= tally.count(demands, passing, !!isBrowsing));
  const isOrdered = isBrowsing || sort;

  return {
    /**
     * The documents that are found, by their scores or in the order that is wanted.
     * @param {(most: number, typing: boolean, passing?: Promise<import("./tally.js").Passes>) => ReturnType<typeof import("./live.js").rank>} ranked
     * @returns {Promise<import("./documents.js").Found>}
     */
    async find(ranked) {
      if (isOrdered) {
        const [{ pick }, dates] = await Promise.all([counts(), tally.values("dates." + manifest.files[DATES])]);
        return { numbers: newestFirst(pick(), dates, manifest.documents), scores: [], alike: new Map(), clauses: [] };
      }
      const most = offset + limit;
      if (!phrases[0]) return ranked(most, typing, passing);
      // They are verified one by one, so any of the hits may be needed.
      const found = await ranked(manifest.documents, false, passing);
      const { whole, holding } = openQuoted(manifest, documents, phrases);
      return { ...found, numbers: await holding(found.numbers, most, limit), read: whole };
    },

    /**
     * @param {number[]} numbers  the best documents
     * @param {boolean} found  there are hits
     * @returns {Promise<import("./whole.js").Tally>}
     */
    async count(numbers, found) {
      const absent = async () => {
        if (isOrdered || typing || !every[0]) return false;
        return phrases[0] ? !found && !offset : isAbsent(demands, numbers, shards, manifest, rule);
      };
      const [{ relaxed, pick }, isMissing] = await Promise.all([counts(), absent()]);
      return { total: pick().length, relaxed, atMost: phrases.length > 0, absent: isMissing };
    },

    facets: async () => tally.facets(await counts()),
  };
}
