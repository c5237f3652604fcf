// Reads the bits of shards. The format is specified in search/internal/script/format.go.

import { fail } from "./error.js";

const DIGIT_BITS = 5;
const MOST_BITS = 26; // with a digit more they are less than a number's 32

/**
 * @typedef {object} Postings  in no order of document
 * @property {Uint32Array | number[]} documents
 * @property {Uint8Array | number[]} codes
 * @property {number[]} [parts]  of their texts that hold the term, a bit for each; 0 where there is one part
 */

/**
 * Reads numbers from text, highest bit first. Throws where there are none left,
 * or they are not of this index.
 * @param {string} text
 * @param {number} documents  how many the index has
 * @param {number[]} [order]  in which lists of postings name them, if it is not that of their numbers
 */
export function bitReader(text, documents, order) {
  let at = 0;
  let held = 0; // bits read from text and not yet handed out
  let size = 0; // how many

  /** @param {number} count at most MOST_BITS */
  function bits(count) {
    while (size < count) {
      const digit = parseInt(text[at++], 32);
      if (!(digit < 32)) fail(); // it is none, or beyond the end, where there is "undefined"
      held = (held << DIGIT_BITS) | digit;
      size += DIGIT_BITS;
    }
    size -= count;
    const value = held >>> size;
    held &= (1 << size) - 1;
    return value;
  }

  /** Counts equal bits, and takes the one after them too. */
  function run(bit) {
    let count = 0;
    while (bits(1) === bit) count++;
    return count;
  }

  /** A number that has a limit. One of more bits is above any. */
  function gamma(limit) {
    const zeros = run(0);
    const value = zeros > MOST_BITS ? limit + 1 : 2 ** zeros + bits(zeros);
    if (value > limit) fail();
    return value;
  }

  /** One of so many numbers, of which the first few have a bit less. */
  function choice(count) {
    const size = 31 - Math.clz32(count);
    const short = 2 ** (size + 1) - count;
    const value = bits(size);
    return value < short ? value : 2 * value + bits(1) - short;
  }

  /** Ascending numbers; size is how many they are if most are not in a part of the documents. */
  function gaps(list, size = list.length) {
    let k = 0;
    while (size && 100 * size * 2 ** (k + 1) <= 69 * documents) k++;
    let number = -1;
    for (let i = 0; i < list.length; i++) {
      number += 1 + run(1) * 2 ** k + bits(k);
      if (number >= documents) fail();
      list[i] = number;
    }
    return list;
  }

  return {
    bits,
    gamma,

    /**
     * Reads a posting list.
     * @param {string} [lengths]  a digit for each document, where the list does not have them: its class of length
     * @returns {Postings}
     */
    list(lengths) {
      const size = gamma(documents);
      const postings = { documents: new Uint32Array(size), codes: new Uint8Array(size) };
      for (let at = 0, code = -1; at < size; ) {
        code = lengths === undefined ? bits(8) : code + 1 + run(1);
        const end = at + (size - at > 1 ? gamma(size - at) : 1);
        postings.codes.fill(code, at, end);
        const group = postings.documents.subarray(at, end);
        // In an order the first half is in most lists.
        if (order) gaps(group, 2 * (end - at)).forEach((place, i) => (group[i] = order[place]));
        else gaps(group);
        at = end;
      }
      if (new Set(postings.documents).size < size) fail();
      if (lengths) postings.documents.forEach((document, i) => (postings.codes[i] += parseInt(lengths[document], 36) << 3));
      return postings;
    },

    /**
     * Reads in which parts of their texts the documents of a list hold a term: one that occurs once in one
     * at most.
     * @param {Postings} postings
     * @param {string} counts  a digit for each document: how many parts it has
     */
    parts(postings, counts) {
      postings.parts = Array.from(postings.documents, (document, i) => {
        const count = parseInt(counts[document], 36);
        if (count < 2) return 0;
        return postings.codes[i] & 7 && bits(1) ? bits(count) : (1 << choice(count + 1)) % (1 << count);
      });
    },

    /** Reads a list of documents, which has no codes. */
    numbers: () => gaps(new Uint32Array(gamma(documents + 1) - 1)),
  };
}
