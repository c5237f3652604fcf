// Reads the documents' own files and makes hits of them.

import { passage } from "./excerpt.js";
import { holdsPhrases } from "./quoted.js";

/**
 * @param {object} manifest
 * @param {import("./loader.js").Load} load
 */
export function openDocuments({ blocks, blockSizes, kinds }, load) {
  /** Reads a document's file. */
  async function read(number) {
    let block = 0;
    let at = number;
    while (at >= blockSizes[block]) at -= blockSizes[block++];
    const size = blocks.length / blockSizes.length;
    return load(`d/${blocks.slice(block * size, (block + 1) * size)}/${at}`);
  }

  /** @returns {import("./index.js").Hit} */
  function hit([url, title, kind, date, facets, summary, sections], score, query) {
    const where = () => passage(query, summary, sections);
    return {
      url,
      title,
      kind,
      kindTitle: kinds.find(({ id }) => id === kind)?.title ?? kind,
      date,
      facets: Object.fromEntries(facets.map(([name, ...values]) => [name, values])),
      score,
      passage: where,
      excerpt: async () => (await where()).text,
    };
  }

  return {
    /**
     * The hits from offset on, as many as limit, of those documents whose text
     * holds the phrases of a plan.
     * @param {number[]} numbers
     * @param {import("./plan.js").Plan} plan
     * @param {ArrayLike<number>} scores  by document
     * @param {number} offset
     * @param {number} limit
     * @returns {Promise<import("./index.js").Hit[]>}
     */
    async show(numbers, { phrases, query }, scores, offset, limit) {
      const shown = [];
      if (!phrases[0]) {
        numbers = numbers.slice(offset, offset + limit);
        offset = 0;
      }
      for (let i = 0; i < numbers.length && shown.length < offset + limit; i += limit || 1) {
        const files = await Promise.all(numbers.slice(i, i + limit).map(read));
        files.forEach((file, j) => {
          if (holdsPhrases(file, phrases)) shown.push(hit(file, scores[numbers[i + j]] ?? 0, query));
        });
      }
      return shown.slice(offset, offset + limit);
    },
  };
}
