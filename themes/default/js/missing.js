// The page for addresses that nothing stands at is shown at any depth, and
// where the portal has no base URL it cannot know its way home. It asks for
// this script at every depth; the copy that is found stands in the portal's
// assets/, and makes links of what the page holds ready.

import { ownScript } from "./parts.js";

const page = document.documentElement;
if (!page.dataset.found) {
  page.dataset.found = "true"; // near the root several of the addresses are one
  settle(new URL("../", ownScript().src));
}

function settle(root) {
  const full = (address) => new URL(address, root).href;
  page.dataset.root = root.href;
  page.dataset.search = full(page.dataset.search);
  for (const name of ["href", "src", "action"]) {
    for (const element of document.querySelectorAll(`[data-${name}]`)) {
      const address = full(element.getAttribute(`data-${name}`));
      if (element.localName === "script") run(element, address, full);
      else element.setAttribute(name, address);
    }
  }
  document.querySelector(".lost")?.remove();
}

/** A script runs when it is put into the page with its address, not later. */
function run(held, address, full) {
  const script = document.createElement("script");
  const { src, ...others } = held.dataset; // addresses all
  for (const name in others) script.dataset[name] = full(others[name]);
  script.src = address;
  held.replaceWith(script);
}
