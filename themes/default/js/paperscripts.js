// Loads the parts of papers: the script of a topic and the one that all topics
// share, both as scripts, which works from a disk too.

import { fetchScript } from "./fetching.js";

/**
 * @typedef {{ name: string, names: string[], chunks: number[][], room?: number, close?: number[][] }} PaperParts
 *   close: the chunks of the paper set closer, for when what is entered takes more than room lines more
 * @typedef {{ name: string, whole: string, what: string, where: string, around?: string }} Figure
 *   name: of the blank; whole: of the blank in which all figures of its number stand; what and where: what to
 *   find, and where; around: the sentence of the report, "…" in the figure's place
 * @typedef {{ key: string, shared?: string, check: string, figures?: Figure[], papers: PaperParts[], chunks: string[] }} PaperSet
 *   key: the topic's address from the root of the portal
 */

/** @type {Map<string, Promise<PaperSet>>} */
const loaded = new Map();
/** @type {Promise<unknown>} */
let running = Promise.resolve();

/**
 * The papers of a topic, or those of the whole portal, by the address of their
 * script. It fails where a script cannot be had, or where the two are of different
 * builds of the portal; it may be tried again.
 * @param {string} src
 * @returns {Promise<PaperSet>}
 */
export function loadPapers(src) {
  return once(new URL(src, document.baseURI).href, async (href) => {
    const own = await script(href);
    if (!own.shared) return own;
    const shared = await once(new URL(own.shared, href).href, script);
    if (shared.check !== own.check) {
      loaded.clear();
      throw new Error("the scripts of papers are of different builds");
    }
    return { ...own, chunks: shared.chunks.concat(own.chunks) };
  });
}

/**
 * @param {string} href
 * @param {(href: string) => Promise<PaperSet>} load
 * @returns {Promise<PaperSet>}
 */
function once(href, load) {
  let found = loaded.get(href);
  if (!found) {
    found = load(href);
    loaded.set(href, found);
    found.catch(() => loaded.delete(href));
  }
  return found;
}

/**
 * What a script hands over. They run one after the other, so that it is known
 * whose each is.
 * @param {string} href
 * @returns {Promise<PaperSet>}
 */
function script(href) {
  const next = running.then(async () => {
    await fetchScript(href);
    const given = Reflect.get(self, "chuyendePapers");
    const set = Array.isArray(given) && given.pop();
    if (!set) throw new Error(`no papers in ${href}`);
    return set;
  });
  running = next.catch(() => {});
  return next;
}
