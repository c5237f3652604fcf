/**
 * An error of search. Its code tells a page what to say:
 * "load" a file could not be loaded, trying again may help; "updated" another
 * build was published meanwhile and "format" the index is of another version
 * than this client, reload the page; "damaged" a file is not what it should be.
 */
export class SearchError extends Error {
  /**
   * @param {"load"|"updated"|"format"|"damaged"} code
   * @param {string} message
   * @param {unknown} [cause]
   */
  constructor(code, message, cause) {
    super(message, { cause });
    this.name = "SearchError";
    this.code = code;
  }
}
