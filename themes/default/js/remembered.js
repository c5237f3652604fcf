// What a reader has told of the cell, kept on the device: its kind, and the topics
// that were held. What is stored is untrusted like any input.

const STORED = "chuyende.goi-y";

/** @returns {Record<string, string>} texts only */
export function remembered() {
  try {
    const stored = Object(JSON.parse(localStorage.getItem(STORED) ?? "{}"));
    return Object.fromEntries(Object.entries(stored).filter(([, value]) => typeof value === "string"));
  } catch {
    return {};
  }
}

/**
 * Keeps one thing beside the others; "" forgets it.
 * @param {string} name
 * @param {string} value
 */
export function keepChoice(name, value) {
  const { [name]: before, ...rest } = remembered();
  if ((before ?? "") === value) return;
  try {
    localStorage.setItem(STORED, JSON.stringify(value ? { ...rest, [name]: value } : rest));
  } catch {
    // A browser that keeps nothing: the address is enough.
  }
}
