// Names of files in the index, as search/internal/script/text.go writes them, held
// to it by testdata/names.json.

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
