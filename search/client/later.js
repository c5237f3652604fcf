// What most queries do without until their hits stand: what puts words right and
// completes them, filters, orders, counts, and verifies quotations. A page may
// fetch it apart from the rest.

export { isAbsent } from "./absent.js";
export { newestFirst } from "./calendar.js";
export { holdsPhrases } from "./quoted.js";
export { choose, growing, recognise } from "./slips.js";
export { completions } from "./suggest.js";
export { cuts, near, outgrowing, starting } from "./syllables.js";
export { openTally } from "./tally.js";
