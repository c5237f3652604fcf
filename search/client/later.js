// What most queries do without until their hits stand: filters, orders, counts,
// quotations, what serves somebody who is typing, and the disk. A page may fetch it
// apart from the rest, and apart from slipping.js.

export { flag } from "./demands.js";
export { readScript } from "./disk.js";
export { openNarrow } from "./narrow.js";
export { prepare, suggest } from "./suggest.js";
