// The controls for how the reader likes to read, at the end of every page: what
// brings them to life (onuse.js) is fetched when they are opened.

import { fetchScript } from "./fetching.js";

/** @param {string} script */
export function offerReading(script) {
  const place = document.getElementById("cach_doc");
  if (!place) return;
  place.ontoggle = () => fetchScript(script);
  place.hidden = false;
}
