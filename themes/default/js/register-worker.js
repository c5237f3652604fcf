// Has the browser keep the site for use without a network, where the build made
// a worker and the browser takes one: on a server, over https or on this machine.

/** @param {string} address  of the worker */
export function registerWorker(address) {
  if (!navigator.serviceWorker) return;
  // Once the page stands, as the worker fetches files too; a deferred script runs before.
  addEventListener("load", () => navigator.serviceWorker.register(address).catch(() => {})); // the site works without
}
