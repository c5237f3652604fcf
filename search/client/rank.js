// Scores documents exactly as bleve does (search/scorer/scorer_term.go,
// scorer_disjunction.go): BM25 with the square root of frequencies, weights
// normalised over the query, and the share of clauses matched, in each group
// of clauses and among the groups.

/** @typedef {import("./plan.js").Scored & {postings?: import("./bits.js").Postings}} Found */

/**
 * @param {Found[][]} groups of clauses with their postings, where they have any
 * @param {object} manifest
 * @param {(document: number) => number} factor  what a document's score is multiplied with
 * @returns {{hits: number[], scores: Float32Array}} documents found, in no order, and the scores of all
 */
export function score(groups, manifest, factor) {
  const { documents } = manifest;
  groups = groups.filter((group) => group[0]);
  /** @param {Found} clause */
  const idf = ({ postings }) => {
    const n = postings?.documents.length ?? 0;
    return Math.log(1 + (documents - n + 0.5) / (n + 0.5));
  };
  // Clauses that no document holds count in the norm too.
  const norm = 1 / Math.sqrt(groups.flat().reduce((sum, clause) => sum + (clause.boost * idf(clause)) ** 2, 0));
  const total = new Float64Array(documents);
  const matchedGroups = new Uint8Array(documents);
  const hits = [];
  for (const group of groups) {
    const sum = new Float64Array(documents);
    const matched = new Uint16Array(documents);
    const found = [];
    for (const clause of group) {
      const { postings, field, boost } = clause;
      if (!postings) continue;
      const byCode = scoresByCode(field, idf(clause), boost * idf(clause) * norm, manifest);
      postings.documents.forEach((document, i) => {
        if (!matched[document]++) found.push(document);
        sum[document] += byCode[postings.codes[i]];
      });
    }
    for (const document of found) {
      total[document] += (sum[document] * matched[document]) / group.length;
      if (!matchedGroups[document]++) hits.push(document);
    }
  }
  // Rounded to 32 bits, so that the order of adding up does not matter (search/internal/answer/score.go).
  const scores = new Float32Array(documents);
  for (const document of hits) scores[document] = ((total[document] * matchedGroups[document]) / groups.length) * factor(document);
  return { hits, scores };
}

/**
 * The best of the documents first, equal ones by number, sorted as far as
 * asked: most of a long list is never shown.
 * @param {number[]} hits
 * @param {Float32Array} scores
 * @param {number} count
 */
export function best(hits, scores, count) {
  if (hits.length > count) {
    const least = Float32Array.from(hits, (document) => scores[document]).sort()[hits.length - count];
    hits = hits.filter((document) => scores[document] >= least);
  }
  return hits.sort((a, b) => scores[b] - scores[a] || a - b);
}

/** What a posting adds to a document's score, by its code. */
function scoresByCode(field, idf, weight, { ranking, lengths, documents, classes: [frequencies, , titleScale, bodyScale] }) {
  const { k1, b } = ranking;
  const inTitle = field[0] === "t";
  // Of pairs all have one length.
  const average = field === "fbi" ? 1 : Math.ceil(lengths[inTitle ? 0 : 1] / documents);
  /** How many words the length's class stands for: of titles the last eight classes have a list. */
  const words = (of) => (inTitle ? titleScale[of - 24] ?? of + 1 : field === "fbi" || Math.round(2 ** (of / bodyScale)));
  return Float64Array.from({ length: 256 }, (_, code) => {
    const tf = Math.sqrt(frequencies[code & 7]);
    // bleve keeps a length as a 32-bit norm.
    const norm = Math.fround(1 / Math.sqrt(words(code >> 3)));
    const length = 1 / (norm * norm);
    return ((idf * (tf * k1)) / (tf + k1 * (1 - b + (b * length) / average))) * weight;
  });
}
