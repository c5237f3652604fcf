// Orders documents by date: the same as search/internal/answer/calendar.go.

/**
 * Sorts documents, the newest first, those without a date last, equal ones by
 * number.
 * @param {number[]} numbers  is sorted itself
 * @param {Map<string, ArrayLike<number>>} dates  each with its documents
 * @param {number} documents  how many the index has
 * @returns {number[]} numbers
 */
export function newestFirst(numbers, dates, documents) {
  const places = new Uint32Array(documents);
  [...dates.keys()].sort().forEach((date, place) => {
    for (const document of dates.get(date)) places[document] = place + 1;
  });
  return numbers.sort((a, b) => places[b] - places[a] || a - b);
}
