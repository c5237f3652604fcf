// Lists of names in the index, as search/internal/script/text.go writes them.

/**
 * Reads a list of names of which each says how much it shares with the one
 * before. Behind a name may stand a mark.
 * @param {string} text
 * @returns {[name: string, mark: string][]}
 */
export function fronted(text) {
  let name = "";
  return Array.from(text.matchAll(/([A-Z])([^A-Z()]*)([()]?)/g), ([, shared, rest, mark]) => [
    (name = name.slice(0, shared.charCodeAt(0) - 65) + rest),
    mark,
  ]);
}
