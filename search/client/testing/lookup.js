// The lookup that a vocabulary of search/testdata/plan.json stands for, and the whole
// plan of a query by it.

import { demand, flag } from "../demands.js";
import { plan } from "../plan.js";
import { openSlips } from "../slips.js";
import { cuts, near, outgrowing, starting } from "../syllables.js";

export function asLookup(vocabulary) {
  const own = (table, key, otherwise) => (Object.hasOwn(table, key) ? table[key] : otherwise);
  return {
    spellings: async (folded) => own(vocabulary.spellings, folded, []),
    near: async (folded, most) => near(vocabulary, folded, most),
    cuts: async (word, most) => cuts(vocabulary, word, most),
    starting: async (prefix, most) => starting(vocabulary, prefix, most),
    outgrowing: async (word, classes, most) => outgrowing(vocabulary, word, classes, most),
    follows: async (first, second) => own(vocabulary.pairs, `${first} ${second}`, 0),
  };
}

/** What scores and what is demanded, as one. */
export async function wholePlan(query, typing, ranking, lookup) {
  const made = await plan(query, typing, ranking, { spellings: lookup.spellings, slips: async () => openSlips(lookup) }, flag);
  const { list, typed, marked, ...scored } = made;
  return { ...scored, ...demand(made, query, ranking) };
}
