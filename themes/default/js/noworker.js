// The service worker of a site that has turned it off: it clears what a former
// one kept and takes itself away.

import { storesOf } from "./keeping.js";

const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await storesOf(worker.registration.scope)) await caches.delete(name);
  await worker.registration.unregister();
}
