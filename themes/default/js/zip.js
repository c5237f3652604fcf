// Packs files into a zip archive as they are, without squeezing them. The same
// files give the same bytes: no clock is asked.

const DAY = 0x21; // 1 January 1980, the first day that an archive can name
const VERSION = 20;
const UTF8 = 0x800; // names are UTF-8
const NAME_AT = { local: 30, central: 46 };

/** @typedef {{ name: string, data: string | Uint8Array }} File  a string is written as UTF-8 */

/**
 * @param {File[]} files  in the order of the archive; no two have one name
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function zip(files) {
  const coder = new TextEncoder();
  const entries = files.map(({ name, data }) => {
    const bytes = typeof data === "string" ? coder.encode(data) : data;
    return { name: coder.encode(name), bytes, sum: crc32(bytes), at: 0 };
  });
  let central = 0;
  let size = 0;
  for (const entry of entries) {
    entry.at = central;
    central += NAME_AT.local + entry.name.length + entry.bytes.length;
    size += NAME_AT.central + entry.name.length;
  }
  const archive = new Uint8Array(central + size + 22);
  const view = new DataView(archive.buffer);
  let at = central;
  for (const entry of entries) {
    header(view, entry.at, 0x04034b50, entry, 0);
    archive.set(entry.name, entry.at + NAME_AT.local);
    archive.set(entry.bytes, entry.at + NAME_AT.local + entry.name.length);
    header(view, at, 0x02014b50, entry, 2);
    view.setUint16(at + 4, VERSION, true); // of the maker
    view.setUint32(at + 42, entry.at, true);
    archive.set(entry.name, at + NAME_AT.central);
    at += NAME_AT.central + entry.name.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, size, true);
  view.setUint32(at + 16, central, true);
  return archive;
}

/** What both headers of a file have in common; in the second it stands further on. */
function header(view, at, sign, { name, bytes, sum }, further) {
  view.setUint32(at, sign, true);
  at += further;
  view.setUint16(at + 4, VERSION, true);
  view.setUint16(at + 6, UTF8, true);
  view.setUint16(at + 12, DAY, true);
  view.setUint32(at + 14, sum, true);
  view.setUint32(at + 18, bytes.length, true);
  view.setUint32(at + 22, bytes.length, true);
  view.setUint16(at + 26, name.length, true);
}

/** @type {Uint32Array | undefined} */
let table;

/**
 * The checksum that archives have of a file (CRC-32).
 * @param {Uint8Array} bytes
 * @returns {number}
 */
export function crc32(bytes) {
  table = table || makeTable();
  let sum = -1;
  for (let i = 0; i < bytes.length; i++) sum = (sum >>> 8) ^ table[(sum ^ bytes[i]) & 0xff];
  return ~sum >>> 0;
}

function makeTable() {
  const made = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let sum = n;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    made[n] = sum;
  }
  return made;
}
