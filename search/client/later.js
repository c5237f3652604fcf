// What most queries do without until their hits stand: what puts words right and
// completes them, filters, orders, counts, verifies quotations, and reads from a
// disk. A page may fetch it apart from the rest.

export { readScript } from "./disk.js";
export { openNarrow } from "./narrow.js";
export { openSlips } from "./slips.js";
export { prepare, suggest } from "./suggest.js";
export { openSyllables } from "./syllables.js";
