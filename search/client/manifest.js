// Gives the manifest's values their names: search/internal/shard/manifest.go writes them in this order, and says
// what they are.

// Places among the hashes of files of one each.
export const FACETS = 0;
export const SYLLABLES = 1;
export const PHRASES = 2;
export const DATES = 3;
export const DETAILS = 4;

/** @typedef {ReturnType<typeof readManifest>} Manifest */

/**
 * Groups have their values in a row: who reads one names them.
 * @param {any[]} values
 */
export function readManifest([
  epoch, documents, lengths, ranking, factors, bonds, classes, terms, blocks, parts, lengthsOf, kinds, facets, files,
]) {
  return {
    epoch, documents, lengths, ranking, factors, bonds, classes, terms, blocks, parts, lengthsOf, files,
    /** @type {Map<string, string>} titles by id */
    kinds: new Map(kinds),
    /** @type {Map<string, Map<string, string>>} titles by facet and id */
    facets: new Map(facets.map(([name, values]) => [name, new Map(values)])),
  };
}
