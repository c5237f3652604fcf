/**
 * An error of search. Its code tells a page what to say:
 * "load" a file could not be loaded, trying again may help; "updated" another
 * build was published meanwhile and "format" the index is of another version
 * than this client, reload the page; "damaged" a file is not what it should be.
 */
export class SearchError extends Error {
  /**
   * @param {"load"|"updated"|"format"|"damaged"} code
   * @param {unknown} [cause]
   */
  constructor(code, cause) {
    super(code);
    this.name = "SearchError";
    this.code = code;
    this.cause = cause; // not by the constructor, which takes it since 2021 only
  }
}

/**
 * Ends what reads a file that is not what it should be.
 * @returns {never}
 */
export function fail() {
  throw new SearchError("damaged");
}
