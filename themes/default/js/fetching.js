// Further scripts and styles of the theme, fetched when a reader asks for what
// they do.

/**
 * Runs a classic script, which works from a disk too.
 * @param {string} src
 * @returns {Promise<unknown>} rejected where the script cannot be had; it may be asked for again
 */
export function fetchScript(src) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = () => end(resolve);
    script.onerror = () => end(reject);
    const end = (settle) => {
      script.remove();
      settle(src);
    };
    document.head.append(script);
  });
}

/**
 * Adds a style sheet, or what else a page links to. The promise never fails:
 * what is unstyled can be used.
 * @param {string} href
 * @returns {Promise<unknown>}
 */
export function fetchStyle(href, rel = "stylesheet") {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = rel;
    link.href = href;
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}
