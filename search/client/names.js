// Names in the index, as search/internal/script/text.go writes them, held to it
// by testdata/names.json.

import { checkOf } from "./loader.js";

/**
 * Writes all that some server or file system may not take as _ and two
 * hexadecimal digits for each byte, puts a _ behind what Windows keeps for
 * devices, and cuts what is long.
 * @param {string} text
 * @returns {string}
 */
export function plainName(text) {
  const name = text.replace(/[^a-z0-9-]/gu, (letter) =>
    Array.from(new TextEncoder().encode(letter), (byte) => "_" + byte.toString(16).padStart(2, "0")).join(""),
  );
  if (name.length > 100) return name.slice(0, 60).replace(/[-_]+$/, "") + "_" + checkOf(name);
  return name.replace(/^(con|prn|aux|nul|(com|lpt)\d)$/, "$1_");
}

/**
 * Reads a list of names of which each says how much it shares with the one
 * before. Behind a name may stand a mark.
 * @param {string} text
 * @returns {[name: string, mark: string][]}
 */
export function fronted(text) {
  let name = "";
  return Array.from(text.matchAll(/([A-Z])([^A-Z+*]*)([+*]?)/g), ([, shared, rest, mark]) => [
    (name = name.slice(0, shared.charCodeAt(0) - 65) + rest),
    mark,
  ]);
}
