// The lookup that a vocabulary of search/testdata/plan.json stands for.

import * as later from "../later.js";
import { cuts, near, outgrowing, starting } from "../syllables.js";

export function asLookup(vocabulary) {
  const own = (table, key, otherwise) => (Object.hasOwn(table, key) ? table[key] : otherwise);
  return {
    later: async () => later,
    spellings: async (folded) => own(vocabulary.spellings, folded, []),
    near: async (folded, most) => near(vocabulary, folded, most),
    cuts: async (word, most) => cuts(vocabulary, word, most),
    starting: async (prefix, most) => starting(vocabulary, prefix, most),
    outgrowing: async (word, classes, most) => outgrowing(vocabulary, word, classes, most),
    follows: async (first, second) => own(vocabulary.pairs, `${first} ${second}`, 0),
  };
}
