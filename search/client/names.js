// Names of files, as in search/fragment.go.

const PLAIN = /[a-z0-9-]/;

/**
 * Writes all that some server or file system may not take as _ and two
 * hexadecimal digits for each byte.
 * @param {string} text
 * @returns {string}
 */
export function plainName(text) {
  let out = "";
  let before = "";
  for (const letter of text) {
    if (PLAIN.test(letter) || (letter === "/" && before && before !== "/")) out += letter;
    else for (const byte of new TextEncoder().encode(letter)) out += "_" + byte.toString(16).padStart(2, "0");
    before = letter;
  }
  return out;
}

/**
 * Where a page's text is kept, without the hash.
 * @param {string} url the page's address from the site's root
 * @returns {string}
 */
export function fragmentName(url) {
  return "x/" + plainName(url.replace(/^\//, "").replace(/\.html$/, ""));
}
