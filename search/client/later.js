// What most queries do without until their hits stand: filters, orders, counts,
// quotations, what serves somebody who is typing, and the disk. A page may fetch it
// apart from the rest, and apart from slipping.js.

import "./hidden.js";

export { readScript } from "./disk.js";
export { complete } from "./whole.js";
