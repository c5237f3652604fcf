// What puts words right and completes them, which only words need that the index does
// not hold as they stand. A page may fetch it apart from the rest.

export { openSlips } from "./slips.js";
export { openSyllables } from "./syllables.js";
