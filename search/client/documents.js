// Reads the documents' own files and makes hits of them: cards, which a list
// shows, and texts, of which excerpts are taken once somebody asks for them.

import { fail } from "./error.js";
import { passage } from "./excerpt.js";
import { parts } from "./words.js";

/**
 * @param {object} manifest
 * @param {any[][] | undefined} cards  of all documents, where they have no files
 * @param {import("./loader.js").Load} load
 * @param {import("./open.js").Later} later
 */
export function openDocuments({ blocks, blockSizes, shared, kinds }, cards, load, later) {
  /** What a document has in the files of a folder, of which each is of so many neighbours. */
  async function read(folder, each, number) {
    let block = 0;
    let at = number;
    while (at >= blockSizes[block]) at -= blockSizes[block++];
    const size = blocks.length / blockSizes.length;
    const file = await load(`${folder}/${blocks.slice(block * size, (block + 1) * size)}/${at - (at % each)}`);
    return file[at % each] ?? fail();
  }

  const card = (number) => cards?.[number] ?? read("c", shared[0], number);
  const text = (number) => read("d", shared[1], number);

  /** @returns {import("./open.js").Hit} */
  function hit(number, [url, title, kind, date, facets, newer, textless], score, alike, query) {
    const where = async () => {
      const [summary, ...sections] = textless ? [""] : await text(number);
      return passage(query, summary, sections);
    };
    return {
      url,
      title,
      kind,
      kindTitle: kinds.find(({ id }) => id === kind)?.title ?? kind,
      date,
      facets: Object.fromEntries(facets.map(([name, ...values]) => [name, values])),
      score,
      newer: newer.map(([url, name, replaces]) => ({ url, name, replaces: !!replaces })),
      alike,
      hasText: !textless,
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
     * @param {Map<number, number>} alike
     * @param {number} offset
     * @param {number} limit
     * @param {number} texts  of so many hits the texts are fetched beside the cards, as they will be asked for;
     *   of Infinity they are waited for
     * @returns {Promise<import("./open.js").Hit[]>}
     */
    async show(numbers, { phrases, query }, scores, alike, offset, limit, texts) {
      const shown = [];
      const holds = phrases[0] && (await later()).holdsPhrases;
      const isFirst = !offset && scores.length > 0;
      if (!phrases[0]) {
        numbers = numbers.slice(offset, offset + limit);
        offset = 0;
      }
      for (let i = 0; i < numbers.length && shown.length < offset + limit; i += limit || 1) {
        const some = numbers.slice(i, i + limit);
        const own = some.map(card);
        const soon = some.slice(0, phrases[0] ? limit : texts).map(text);
        soon.forEach((text) => text.catch(() => {})); // told to whom it is for
        for (const [j, number] of some.entries()) {
          const file = await own[j];
          if (texts === Infinity) await soon[j];
          if (holds && !holds(file[1], await soon[j], phrases)) continue;
          shown.push(hit(number, file, scores[number] ?? 0, alike.get(number) ?? 0, query));
        }
      }
      const page = shown.slice(offset, offset + limit);
      return isFirst ? titledFirst(page, query) : page;
    },
  };
}

/**
 * Puts the hit whose title is the very query, whatever its marks, before the
 * others of its page: who types a whole title means that page. One that newer
 * documents are known of stays below these. The same as search/internal/answer/titled.go.
 * @param {import("./open.js").Hit[]} hits
 * @param {string} query
 */
function titledFirst(hits, query) {
  const fold = (text) => parts(text).map(({ folded }) => folded).join(" ");
  const asked = fold(query);
  const at = hits.findIndex(({ title, newer }) => !newer[0] && fold(title) === asked);
  if (at < 1) return hits;
  return [{ ...hits[at], score: hits[0].score }, ...hits.slice(0, at), ...hits.slice(at + 1)];
}
