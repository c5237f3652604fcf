// Orders documents by date: the same as search/internal/answer/calendar.go.

/**
 * Sorts documents, the newest first, those without a date last, equal ones by
 * number.
 * @param {number[]} numbers  is sorted itself
 * @param {Map<string, Iterable<number>>} dates  each with its documents
 * @param {number} documents  how many the index has
 * @returns {number[]} numbers
 */
export function newestFirst(numbers, dates, documents) {
  const places = new Uint32Array(documents);
  const ascending = [...dates].sort(([a], [b]) => (a < b ? -1 : 1));
  ascending.forEach(([, list], place) => {
    for (const document of list) places[document] = place + 1;
  });
  return numbers.sort((a, b) => places[b] - places[a] || a - b);
}
