// Tells which documents are counted, and which may be shown at all: the same as
// search/internal/answer/tally.go.

import { bitReader } from "./bits.js";
import { plainName } from "./plainname.js";

/** @typedef {(document: number, except?: string) => boolean} Passes except: a facet whose filter does not count */

/**
 * @typedef {object} Counted
 * @property {boolean} relaxed  no document holds every word, so those that hold some count
 * @property {(except?: string) => number[]} pick  the documents that are counted and pass, ascending
 */

/**
 * @param {object} manifest
 * @param {object[]} offered  what search can be narrowed by
 * @param {ReturnType<typeof import("./shards.js").openShards>} shards
 * @param {import("./loader.js").Load} load
 */
export function openTally(manifest, offered, shards, load) {
  const { documents, epoch } = manifest;

  /**
   * The values of a facet, or of the dates, each with its documents.
   * @param {string} file  its name
   * @returns {Promise<Map<string, Uint32Array>>}
   */
  const values = (file) =>
    load(file, epoch, ([texts]) => {
      const found = new Map();
      for (let i = 0; i < texts.length; i += 2) found.set(texts[i], bitReader(texts[i + 1], documents).numbers());
      return found;
    });

  /** A mark for each document of some lists. */
  function mark(lists) {
    const marked = new Uint8Array(documents);
    for (const list of lists) for (const document of list) marked[document] = 1;
    return marked;
  }

  const marks = async (clauses) => mark(await Promise.all(clauses.map(shards.documents)));

  async function facetValues(name) {
    const facet = offered.find((facet) => facet.name === name);
    return facet ? values(`f/${plainName(name)}.${facet.hash}`) : new Map();
  }

  async function facetMarks(name, wanted) {
    const lists = await facetValues(name);
    return mark(wanted.map((value) => lists.get(value) ?? []));
  }

  return {
    values,

    /**
     * What a document must pass: the filters, all that phrases need, and no
     * word that is not wanted.
     * @param {Record<string, string[]>} filters
     * @param {import("./demands.js").Demands} demands
     * @returns {Promise<Passes>}
     */
    async filter(filters, { required, without }) {
      const names = Object.keys(filters).filter((name) => filters[name][0]);
      const [byFacet, all, unwanted] = await Promise.all([
        Promise.all(names.map((name) => facetMarks(name, filters[name]))),
        Promise.all(required.map((clause) => marks([clause]))),
        marks(without),
      ]);
      return (document, except) =>
        !unwanted[document] &&
        all.every((marked) => marked[document]) &&
        byFacet.every((marked, i) => names[i] === except || marked[document]);
    },

    /**
     * Counts the documents that hold every word, a word without marks beside a
     * neighbour of the query if any document has it there; or where there is none,
     * that hold every word anywhere, or some. Of no word, all documents count or none.
     * @param {Pick<import("./demands.js").Demands, "every" | "beside">} demands
     * @param {Promise<Passes>} passing
     * @param {boolean} all  whether a plan without words counts all
     * @returns {Promise<Counted>}
     */
    async count({ every, beside }, passing, all) {
      const [passes, ...held] = await Promise.all([passing, ...every.map(marks)]);
      const meant = await Promise.all(
        held.map(async (marked, i) => {
          const near = beside[i][0] && (await marks(beside[i]));
          return near && near.includes(1) ? near.map((held, document) => held & marked[document]) : marked;
        }),
      );
      /** What picks documents that have so many of some marks. */
      const picker = (lists, least) => {
        const counts = new Uint8Array(documents);
        for (const marked of lists) for (let i = 0; i < documents; i++) counts[i] += marked[i];
        return (except) => {
          const picked = [];
          for (let i = 0; i < documents; i++) if (counts[i] >= least && passes(i, except)) picked.push(i);
          return picked;
        };
      };
      const whole = every.length || (all ? 0 : 1);
      let pick = picker(meant, whole);
      if (!pick().length) pick = picker(held, whole);
      const relaxed = every.length > 1 && !pick().length;
      if (relaxed) pick = picker(held, 1);
      return { relaxed, pick };
    },

    /**
     * How many documents each value of each facet would leave.
     * @param {Counted} counted
     * @returns {Promise<Record<string, Record<string, number>>>}
     */
    async facets({ pick }) {
      /** @type {Record<string, Record<string, number>>} */
      const facets = {};
      for (const { name, values } of offered) {
        if (!values[0]) continue;
        const left = mark([pick(name)]);
        facets[name] = {};
        for (const [value, list] of await facetValues(name)) {
          facets[name][value] = list.reduce((sum, document) => sum + left[document], 0);
        }
      }
      return facets;
    },
  };
}
