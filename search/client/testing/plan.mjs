// node plan.mjs FIXTURE <QUERIES: plans each line's query, as plan_test.go
// needs it. A line is {"vocabulary", "query", "typing"}.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { plan } from "../plan.js";
import { near, outgrowing, starting } from "../syllables.js";

/** The lookup that a fixture's vocabulary stands for. */
export function asLookup(vocabulary) {
  const own = (table, key, otherwise) => (Object.hasOwn(table, key) ? table[key] : otherwise);
  return {
    spellings: async (folded) => own(vocabulary.spellings, folded, []),
    near: async (folded, most) => near(vocabulary, folded, most),
    starting: async (prefix, most) => starting(vocabulary, prefix, most),
    outgrowing: async (word, classes, most) => outgrowing(vocabulary, word, classes, most),
    follows: async (first, second) => own(vocabulary.pairs, `${first} ${second}`, 0),
  };
}

if (process.argv[1]?.endsWith("plan.mjs")) {
  const { ranking, vocabularies } = JSON.parse(readFileSync(process.argv[2]));
  for await (const line of createInterface({ input: process.stdin })) {
    const { vocabulary, query, typing = false } = JSON.parse(line);
    console.log(JSON.stringify(await plan(query, typing, ranking, asLookup(vocabularies[vocabulary]))));
  }
}
