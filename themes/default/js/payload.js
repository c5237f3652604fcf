// What a link carries of a tool: fields with their values, as text that no
// messenger breaks, with a version before it. Whoever opens a link gets plain
// strings, whatever somebody has put into it.

/** @typedef {Record<string, string>} Fields */

const VERSION = 1;
const MOST_FIELDS = 300;
const MOST_SIGNS = 200000; // of one link, or of what is stored

/**
 * @param {Fields} fields
 * @returns {string} "1." and letters, digits, - and _
 */
export function pack(fields) {
  const bytes = new TextEncoder().encode(JSON.stringify(Object.entries(fields)));
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `${VERSION}.${btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
}

/**
 * @param {string} text
 * @returns {{ fields: Fields, fault?: undefined } | { fault: "damaged" | "newer", fields?: undefined }}
 */
export function unpack(text) {
  const [, version, packed] = /^(\d{1,6})\.([\w-]*)$/.exec(text) || [];
  if (!version) return { fault: "damaged" };
  if (Number(version) > VERSION) return { fault: "newer" };
  try {
    const bytes = Uint8Array.from(atob(packed.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
    const entries = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    const fields = Array.isArray(entries) && entries.every(Array.isArray) && fieldsOf(Object.fromEntries(entries));
    return fields ? { fields } : { fault: "damaged" };
  } catch {
    return { fault: "damaged" };
  }
}

/**
 * Fields of anything, null where it is something else. What is empty is left out.
 * @param {unknown} value
 * @returns {Fields | null}
 */
export function fieldsOf(value) {
  if (!value || typeof value !== "object" || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const signs = entries.reduce((sum, [name, text]) => sum + name.length + (typeof text === "string" ? text.length : Infinity), 0);
  if (entries.length > MOST_FIELDS || signs > MOST_SIGNS) return null;
  return Object.fromEntries(entries.filter(([, text]) => text));
}

/**
 * Whether two hold the same, in whatever order.
 * @param {Fields} a
 * @param {Fields} b
 */
export function same(a, b) {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
