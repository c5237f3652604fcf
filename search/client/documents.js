// Reads the documents' own files and makes hits of them: cards, which a list
// shows, and texts, of which excerpts are taken once somebody asks for them.

import { addressAt } from "./addresses.js";
import { fail } from "./error.js";
import { passage } from "./excerpt.js";
import { parts } from "./words.js";

/**
 * @typedef {object} Found
 * @property {number[]} numbers
 * @property {ArrayLike<number>} scores  by document, or none
 * @property {Map<number, number>} alike
 * @property {import("./rank.js").Found[]} clauses
 * @property {(number: number) => Promise<any[]>} [read]  what fetches a text: the best part of it unless told
 */

/**
 * @param {object} manifest
 * @param {any[][] | undefined} cards  of all documents by column, where they have no files
 * @param {import("./loader.js").Load} load
 */
export function openDocuments({ blocks: [blocks, blockSizes, inCards, inTexts], kinds }, cards, load) {
  /** Where the files of a folder, of which each is of so many neighbours, have a document. */
  function place(folder, each, number, part = 0) {
    let block = 0;
    let at = number;
    while (at >= blockSizes[block]) at -= blockSizes[block++];
    const size = blocks.length / blockSizes.length;
    const name = `${folder}/${blocks.slice(block * size, (block + 1) * size)}/${at - (at % each)}${part ? "-" + part : ""}`;
    return { name, at: at % each };
  }

  async function read(...asked) {
    const { name, at } = place(...asked);
    return (await load(name))[at] ?? fail();
  }

  /** @param {boolean} [beside]  the file of its text is fetched as well, which has the card too */
  async function card(number, beside) {
    if (!cards) return (beside && (await read("d", inTexts, number).catch(() => 0))[0]) || read("c", inCards, number);
    const [, title, ...rest] = cards.map((column) => column[number]);
    return [addressAt(cards[0], title, number), title, ...rest];
  }
  const text = async (number, part) => (await read("d", inTexts, number, part)).slice(cards ? 0 : 1);

  /** @returns {import("./open.js").Hit} */
  function hit(number, [url, title, kind, date, facets, newer, textless], score, alike, query, text, signs) {
    const where = async () => {
      const [summary, ...sections] = textless ? [""] : await text();
      return passage(query, summary, sections, signs);
    };
    return {
      url,
      title,
      kind,
      kindTitle: kinds.get(kind) ?? kind,
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
    card,
    text,

    /**
     * The hits from offset on, as many as limit.
     * @param {Found} found
     * @param {string} query
     * @param {number} offset
     * @param {number} limit
     * @param {number} texts  of so many hits the texts are fetched beside the cards, as they will be asked for
     * @returns {Promise<{hits: import("./open.js").Hit[], soon: Promise<unknown>}>}  with the texts
     */
    async show({ numbers, scores, alike, clauses, read = (number) => text(number, bestPart(number, clauses)) }, query, offset, limit, texts) {
      const some = numbers.slice(offset, offset + limit);
      const fileOf = (number) => place("d", inTexts, number).name;
      const near = some.slice(0, texts).map(fileOf); // neighbours of these need no other file
      const own = Promise.all(some.map((number) => card(number, near.includes(fileOf(number)))));
      const soon = Promise.all(some.slice(0, texts).map(read));
      soon.catch(() => {}); // told to whom it is for
      const files = await own;
      // The best hits' titles tell which spellings are meant, more of them would only take time.
      const signs = files.slice(0, 20).map((file) => file[1]).join();
      return { soon, hits: some.map((number, i) => hit(number, files[i], scores[number] ?? 0, alike.get(number) ?? 0, query, () => read(number), signs)) };
    },
  };
}

/**
 * The part of a document's text in which most of what was asked stands, the first of
 * equal ones. A pair counts half a word, as in excerpts, and two for its words: of frequent ones
 * nothing says where they stand.
 * @param {number} number
 * @param {import("./rank.js").Found[]} clauses
 */
function bestPart(number, clauses) {
  let worth = Array(16).fill(0);
  for (const { field, postings } of clauses) {
    const within = postings?.parts?.[postings.documents.indexOf(number)] ?? 0; // titles' have none
    worth = worth.map((sum, part) => sum + ((within >> part) & 1) * (field === "fbi" ? 2.5 : 1));
  }
  return worth.indexOf(Math.max(...worth));
}

/**
 * Puts the hit whose title is the very query, whatever its marks, before the
 * others of its page: who types a whole title means that page. One that newer
 * documents are known of stays below these. The same as search/internal/answer/titled.go.
 * @param {import("./open.js").Hit[]} hits
 * @param {string} query
 */
export function titledFirst(hits, query) {
  const fold = (text) => parts(text).map(({ folded }) => folded).join(" ");
  const asked = fold(query);
  const at = hits.findIndex(({ title, newer }) => !newer[0] && fold(title) === asked);
  if (at > 0) hits.unshift({ ...hits.splice(at, 1)[0], score: hits[0].score });
}
