// Reads the bits of shards. The format is specified in search/format.go.

import { SearchError } from "./error.js";

const ALPHABET = "!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const PAIR_BITS = 13;
const DIGITS = new Uint8Array(128).fill(255); // character code → its place in the alphabet
for (let i = 0; i < ALPHABET.length; i++) DIGITS[ALPHABET.charCodeAt(i)] = i;

/** @typedef {{documents: Uint32Array, codes: Uint8Array}} Postings in no order of document */

/** Reads numbers from text, highest bit first. Throws where there are none left. */
export class BitReader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.held = 0; // bits read from text and not yet handed out
    this.size = 0; // how many
  }

  /** @param {number} count at most 16 */
  bits(count) {
    while (this.size < count) {
      const high = DIGITS[this.text.charCodeAt(this.at++)];
      const low = DIGITS[this.text.charCodeAt(this.at++)];
      const value = high * ALPHABET.length + low;
      // Beyond the end both are undefined and the value is not a number.
      if (!(high < 255 && low < 255 && value < 1 << PAIR_BITS)) throw damaged();
      this.held = (this.held << PAIR_BITS) | value;
      this.size += PAIR_BITS;
    }
    this.size -= count;
    const value = (this.held >>> this.size) & ((1 << count) - 1);
    this.held &= (1 << this.size) - 1;
    return value;
  }

  long(count) {
    return count > 16 ? this.bits(count - 16) * 65536 + this.bits(16) : this.bits(count);
  }

  gamma() {
    let zeros = 0;
    while (!this.bits(1)) if (++zeros > 31) throw damaged();
    return 2 ** zeros + this.long(zeros);
  }

  rice(k, limit) {
    let ones = 0;
    while (this.bits(1)) if (++ones > limit) throw damaged();
    return ones * 2 ** k + this.long(k);
  }

  /**
   * Reads a posting list.
   * @param {number} documents how many the index has
   * @param {number} codeBits
   * @returns {Postings}
   */
  list(documents, codeBits) {
    const size = this.gamma();
    if (size > documents) throw damaged();
    const postings = { documents: new Uint32Array(size), codes: new Uint8Array(size) };
    for (let at = 0; at < size; ) {
      const code = this.bits(codeBits);
      const group = size - at > 1 ? this.gamma() : 1;
      if (group > size - at) throw damaged();
      postings.codes.fill(code, at, at + group);
      this.gaps(postings.documents.subarray(at, at + group), documents);
      at += group;
    }
    return postings;
  }

  /** Reads the list of a facet's value, which has no codes. */
  numbers(documents) {
    const size = this.gamma() - 1;
    if (size > documents) throw damaged();
    const list = new Uint32Array(size);
    this.gaps(list, documents);
    return list;
  }

  gaps(list, documents) {
    let k = 0;
    while (list.length && 100 * list.length * 2 ** (k + 1) <= 69 * documents) k++;
    let number = -1;
    for (let i = 0; i < list.length; i++) {
      number += 1 + this.rice(k, documents);
      if (number >= documents) throw damaged();
      list[i] = number;
    }
  }
}

/** What to throw where a file is not what it should be. */
export function damaged() {
  return new SearchError("damaged", "a file of the search index is damaged");
}
