// How the reader likes to read: attributes of the page's root, which the styles
// know, kept on the device. "aloud" is the speed of reading aloud, or "no".

const STORED = "chuyende.cach-doc";
export const NAMES = ["size", "theme", "contrast", "spacing", "aloud"];
export const root = document.documentElement;

/** Puts on the page what was chosen last time. */
export function recall() {
  try {
    for (const [name, value] of new URLSearchParams(localStorage.getItem(STORED) ?? "")) if (NAMES.includes(name)) like(name, value);
  } catch {
    // Nothing is kept here: the page is as it comes.
  }
}

/**
 * @param {string} name
 * @param {string} value  "" for what the page has by itself
 */
export function like(name, value) {
  if (value) root.setAttribute("data-" + name, value);
  else root.removeAttribute("data-" + name);
}

/** @param {string} name */
export const liked = (name) => root.getAttribute("data-" + name) ?? "";

/** Keeps what stands on the page for the next one. */
export function keep() {
  const chosen = new URLSearchParams();
  for (const name of NAMES) if (liked(name)) chosen.set(name, liked(name));
  try {
    localStorage.setItem(STORED, String(chosen));
  } catch {
    // Kept for this page only.
  }
}
