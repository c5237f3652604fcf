// Names in the index, as search/format.go and fragment.go write them.

/**
 * Writes all that some server or file system may not take as _ and two
 * hexadecimal digits for each byte.
 * @param {string} text
 * @returns {string}
 */
export function plainName(text) {
  return text.replace(/[^a-z0-9-]/gu, (letter) =>
    Array.from(new TextEncoder().encode(letter), (byte) => "_" + byte.toString(16).padStart(2, "0")).join(""),
  );
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
