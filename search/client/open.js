// Opens the index and finds what answers a plain query. What queries may ask besides, and
// numbers, are told by whole.js, so that a page can show hits before it has that.

import { openBonds } from "./bonds.js";
import { openDocuments, titledFirst } from "./documents.js";
import { openFactors, openNamed } from "./factors.js";
import { rank } from "./live.js";
import { openLoader, pause } from "./loader.js";
import { readManifest } from "./manifest.js";
import { plan } from "./plan.js";
import { openShards } from "./shards.js";

/**
 * What comes when it is needed: either may fail, and be asked again.
 * @typedef {object} Parts
 * @property {Later} later
 * @property {() => Promise<typeof import("./slipping.js")>} slipping
 */
/** @typedef {() => Promise<typeof import("./later.js")>} Later */

/**
 * @typedef {object} Hit
 * @property {string} url     from the site's root, with a leading slash
 * @property {string} title
 * @property {string} kind
 * @property {string} kindTitle
 * @property {string} date    2006-01-02 or ""
 * @property {Record<string, string[]>} facets  those that a list shows, at least; of hits that come complete all
 * @property {number} score
 * @property {{url: string, name: string, replaces: boolean}[]} newer  documents to know of instead of this one, or beside it
 * @property {number} alike   how many more pages it stands for, which the query does not tell apart
 * @property {boolean} hasText  or there is nothing to take an excerpt of
 * @property {() => Promise<string>} excerpt  the text around the densest part
 * @property {() => Promise<import("./excerpt.js").Passage>} passage  the same with its heading
 */

/**
 * What is open.
 * @typedef {object} Site
 * @property {import("./manifest.js").Manifest} manifest
 * @property {any[][] | undefined} cards  of all documents by column, where they have no files
 * @property {import("./loader.js").Load} load
 * @property {ReturnType<typeof openShards>} shards
 * @property {ReturnType<typeof openDocuments>} documents
 * @property {(query: string, wanted: Wanted, further?: Further) => Promise<Found>} search
 *
 * @typedef {object} Wanted
 * @property {number} limit
 * @property {number} [offset]
 * @property {boolean} [typing] the last word may be unfinished
 * @property {number} excerpts  of how many of the first hits the texts are fetched
 *
 * @typedef {(most: number, typing: boolean, passing?: Promise<import("./tally.js").Passes>) => ReturnType<typeof rank>} Ranked
 *
 * What a query asks besides words.
 * @typedef {object} Further
 * @property {typeof import("./demands.js").flag} flag
 * @property {(asked: import("./plan.js").Plan, ranked: Ranked) => Promise<import("./documents.js").Found>} find
 *
 * @typedef {object} Found
 * @property {Hit[]} hits
 * @property {string} query  as it was understood
 * @property {import("./plan.js").Plan} asked
 * @property {number[]} numbers  the best documents
 * @property {Promise<unknown>} soon  the texts
 */

/**
 * @param {Parts} parts
 * @param {object} [options]  of openSearch
 * @returns {Promise<Site>}
 */
export async function open({ later, slipping }, options = {}) {
  const load = openLoader(options, later);
  const [, values, cards] = await load("manifest");
  await pause();
  const manifest = readManifest(values);
  const { ranking } = manifest;
  const shards = openShards(manifest, load);
  const documents = openDocuments(manifest, cards, load);

  /** What a plan asks of the index. */
  const lookup = {
    spellings: async (folded) => [...(await shards.section(folded)).words.keys()],
    async slips() {
      const { openSlips, openSyllables } = await slipping();
      return openSlips(openSyllables(manifest, shards, load, lookup.spellings));
    },
  };

  return {
    manifest,
    cards,
    load,
    shards,
    documents,
    async search(query, { limit, offset = 0, typing = false, excerpts }, further) {
      const asked = await plan(query, typing, ranking, lookup, further?.flag);
      /** @type {Ranked} */
      const ranked = async (most, typing, passing) => {
        const named = await openNamed(manifest, asked.numbers, shards);
        const [passes = () => true, settle] = await Promise.all([passing, openBonds(manifest, asked, named, shards)]);
        return rank([asked.title, asked.body, asked.pairs], { passes, settle, factor: openFactors(manifest, named) }, most, typing, shards, manifest);
      };
      const found = await (further ? further.find(asked, ranked) : ranked(offset + limit, typing));
      const { hits, soon } = await documents.show(found, asked.query, offset, limit, excerpts);
      if (!offset && found.scores.length) titledFirst(hits, asked.query);
      return { hits, query: asked.query, asked, numbers: found.numbers, soon };
    },
  };
}
