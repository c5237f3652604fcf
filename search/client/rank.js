// Scores documents exactly as bleve does (search/scorer/scorer_term.go,
// scorer_disjunction.go): BM25 with the square root of frequencies, weights
// normalised over the query, and the share of clauses matched.

/** @typedef {import("./plan.js").Clause & {postings?: import("./bits.js").Postings}} Found */

/**
 * @param {Found[]} clauses with their postings, where they have any
 * @param {object} manifest
 * @param {(document: number) => boolean} passes whether the filters let a document through
 * @returns {{document: number, score: number}[]} best first, equal ones by document
 */
export function rank(clauses, manifest, passes) {
  const scores = new Float64Array(manifest.documents);
  const matched = new Uint16Array(manifest.documents);
  const hits = [];
  const weighed = weigh(clauses, manifest.documents);
  for (const { postings, field, idf, weight } of weighed) {
    if (!postings) continue;
    const byCode = scoresByCode(field, idf, weight, manifest);
    const { documents, codes } = postings;
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i];
      if (!matched[document]++) hits.push(document);
      scores[document] += byCode[codes[i]];
    }
  }
  return hits
    .filter(passes)
    .map((document) => {
      // Rounded, so that the order of adding up does not matter (score.go).
      return { document, score: Math.fround((scores[document] * matched[document]) / clauses.length) };
    })
    .sort((a, b) => b.score - a.score || a.document - b.document);
}

/** Clauses that no document holds count in the norm too. */
function weigh(clauses, documents) {
  let squares = 0;
  const weighed = clauses.map((clause) => {
    const n = clause.postings?.documents.length ?? 0;
    const idf = Math.log(1 + (documents - n + 0.5) / (n + 0.5));
    squares += (clause.boost * idf) ** 2;
    return { ...clause, idf };
  });
  const norm = 1 / Math.sqrt(squares);
  for (const clause of weighed) clause.weight = clause.boost * clause.idf * norm;
  return weighed;
}

/** What a posting adds to a document's score, by its code. */
function scoresByCode(field, idf, weight, { ranking, lengths, documents, frequencies, lengthsOfClass }) {
  const { k1, b } = ranking;
  const average = Math.ceil(lengths[field] / documents);
  const scores = new Float64Array(256);
  for (let code = 0; code < 256; code++) {
    const tf = Math.sqrt(frequencies[code & 7]);
    // bleve keeps a length as a 32-bit norm.
    const norm = Math.fround(1 / Math.sqrt(lengthsOfClass[code >> 3]));
    const length = 1 / (norm * norm);
    scores[code] = ((idf * (tf * k1)) / (tf + k1 * (1 - b + (b * length) / average))) * weight;
  }
  return scores;
}
