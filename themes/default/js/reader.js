// Waited for in the head, before the first paint: how the reader likes to read,
// as it was chosen on this device, and what the styles must know at once so that
// nothing moves later.

import { recall, root } from "./liking.js";

recall();
root.classList.add("scripted");
if (/^\?./.test(location.search)) root.setAttribute("data-asked", "");
// A search that stands in the address: the index is fetched while the script is.
if (/[?&]q=./.test(location.search) && location.protocol.startsWith("http") && root.dataset.search) {
  const ahead = fetch(`${root.dataset.search}manifest.js`, { cache: "no-cache" });
  ahead.catch(() => {}); // told to whom it is for
  /** @type {any} */ (self).chuyendeAhead = ahead;
}
