// What serves somebody who is typing.

import { PHRASES } from "./manifest.js";
import { unmark } from "./syllable.js";
import { words } from "./words.js";

const COMPLETIONS = 4;

/**
 * Whole queries that a text may become: common phrases that go on from its
 * last one to four words. Only those that share most words with it: of what goes on
 * from fewer, the words before are no part.
 * @param {string} text
 * @param {string[]} phrases
 * @returns {string[]}
 */
function completions(text, phrases) {
  for (const { index } of [...text.matchAll(/\S+/g)].slice(-4)) {
    const typed = unmark(text.slice(index)).replace(/\s+/g, " ");
    const found = typed.length > 1 ? phrases.filter((phrase) => phrase.length > typed.length && unmark(phrase).startsWith(typed)) : [];
    if (found.length) return found.slice(0, COMPLETIONS).map((phrase) => text.slice(0, index) + phrase);
  }
  return [];
}

/**
 * What a text being typed may be meant for: whole queries, and pages.
 * @param {import("./open.js").Site} site
 * @param {(query: string, options: import("./whole.js").Options) => Promise<import("./whole.js").Answer>} search
 * @param {string} text
 * @param {{limit?: number}} [options]
 * @returns {Promise<({text: string} | {title: string, url: string, kind: string})[]>}
 */
export async function suggest({ manifest, load }, search, text, { limit = 8 } = {}) {
  const [[phrases], { hits }] = await Promise.all([
    load("phrases." + manifest.files[PHRASES]),
    search(text, { limit, typing: true, excerpts: 0, count: false }),
  ]);
  // A page that is called so is what is meant: one line for both.
  const queries = completions(text, phrases).filter((text) => !hits.some(({ title }) => title === text)).map((text) => ({ text }));
  return [...queries, ...hits.map(({ title, url, kind }) => ({ title, url, kind }))].slice(0, limit);
}

/**
 * Fetches what the finished words of a text will need.
 * @param {import("./open.js").Site} site
 * @param {string} text
 */
export function prepare({ shards }, text) {
  for (const { folded, end } of words(text)) if (end < text.length) shards.section(folded).catch(() => {});
}
