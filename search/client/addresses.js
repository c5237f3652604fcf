// Addresses in the manifest, written by the words of their pages' titles
// (search/internal/script/format.go), held to Go by testdata/addresses.json.

import { unmark } from "./syllable.js";

const WRITTEN = /^(\/[^.]*)?<([^.]+)$/;

/**
 * @param {string[]} written  of all documents
 * @param {string} title
 * @param {number} at
 */
export function addressAt(written, title, at) {
  let [url, folder, name] = WRITTEN.exec(written[at]) ?? [written[at]];
  if (!name) return url;
  while (!folder && at) [, folder] = WRITTEN.exec(written[--at]) ?? [];
  const words = unmark(title).match(/[a-z0-9]+/g) ?? [];
  const point = (_, from, count) => words.slice((from = from.charCodeAt(0) - 65), from + +count).join("-");
  return folder + name.replace(/([A-Z])(\d)/g, point) + ".html";
}
