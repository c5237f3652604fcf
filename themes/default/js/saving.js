// Hands a file that was made on the page to the reader. Whether it was kept no
// browser tells: views inside of other apps take it and do nothing. So whoever
// calls this says beside it how the page is opened elsewhere (elsewhere.js).

const LATER = 60000; // ms: some browsers read the file only once the reader agrees

/**
 * @param {string} name  with its ending
 * @param {string} type  media type
 * @param {BlobPart[]} parts
 * @returns {boolean} false where the browser lacks what it takes
 */
export function saveFile(name, type, parts) {
  if (typeof Blob !== "function" || !URL.createObjectURL || !("download" in HTMLAnchorElement.prototype)) return false;
  const link = document.createElement("a");
  try {
    link.href = URL.createObjectURL(new Blob(parts, { type }));
  } catch {
    return false;
  }
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), LATER);
  return true;
}
