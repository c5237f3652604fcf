// Where the open page stands in the portal.

/**
 * @typedef {object} Portal
 * @property {(address: string) => string} link  from this page to an address such as "/a/b.html"
 * @property {string} search  URL of the search folder, absolute, with a slash at its end
 */

/**
 * Reads what the layout wrote on the <html> element.
 * @param {{root?: string, search?: string}} data
 * @param {string} here  the page's own URL
 * @returns {Portal}
 */
export function openPortal({ root = "", search = "search/" }, here) {
  return {
    link: (address) => root + address.replace(/^\//, ""),
    search: new URL(search, here).href,
  };
}
