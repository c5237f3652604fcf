// Sends a file that was made on the page through another app of the phone, where
// the browser can: some that save no file have this.

/**
 * @param {string} name  with its ending
 * @param {string} type  media type
 * @param {BlobPart[]} parts
 * @returns {(() => Promise<void>) | undefined} what sends it; undefined where nothing does
 */
export function sendingOf(name, type, parts) {
  const [can, share] = ["canShare", "share"].map((key) => Reflect.get(navigator, key));
  if (typeof can !== "function" || typeof share !== "function") return undefined;
  let file;
  try {
    file = new File(parts, name, { type });
  } catch {
    return undefined; // browsers without files to share
  }
  const given = { files: [file] };
  return can.call(navigator, given) ? async () => share.call(navigator, given) : undefined;
}
