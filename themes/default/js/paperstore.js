// What a reader has entered for papers, kept on the device alone: it is in no
// address and is sent nowhere. What is stored is untrusted like any input.

const STORED = "chuyende.giay-to";
const ASIDE = ".la"; // ends the key of what could not be read
const VERSION = 1;
const MOST_TOPICS = 30; // those entered last
const LONGEST = 500;

/** Fields that stay the same from meeting to meeting, and those of one meeting. */
export const OWN = ["dang-bo", "chi-bo", "dia-danh", "dia-diem", "bi-thu", "chu-tri", "thu-ky"];
export const MEETING = ["ngay-hop", "gio", "trinh-bay", "so", "ngay-ky"];

/** @typedef {Record<string, string>} Values  by field */
/** @typedef {import("./paperscripts.js").Figure} Figure */

/** @returns {{ own: Values, topics: Map<string, Values> }} */
function read() {
  const stored = Object(readable(kept()));
  const topics = Array.isArray(stored.topics) ? stored.topics : [];
  return {
    own: texts(stored.own),
    topics: new Map(topics.filter((entry) => Array.isArray(entry) && typeof entry[0] === "string").map(([key, values]) => [key, texts(values)])),
  };
}

/** What is stored, "" where nothing is. */
function kept() {
  try {
    return localStorage.getItem(STORED) ?? "";
  } catch {
    return "";
  }
}

/** What was stored, null where this portal did not write it or a newer one did. */
function readable(text) {
  try {
    const stored = JSON.parse(text);
    return stored && stored.v === VERSION ? stored : null;
  } catch {
    return null;
  }
}

/** @returns {Values} */
function texts(given = undefined) {
  const own = Object.create(null);
  if (given && typeof given === "object" && !Array.isArray(given)) {
    for (const [name, value] of Object.entries(given)) if (typeof value === "string" && value) own[name] = value.slice(0, LONGEST);
  }
  return own;
}

/**
 * What is remembered for a topic, by its key; without one what is the same for
 * all.
 * @param {string} [key]
 * @returns {Values}
 */
export function remembered(key = "") {
  const { own, topics } = read();
  return { ...topics.get(key), ...own };
}

/**
 * @param {string} key  of the topic
 * @param {Values} values  fields of OWN and of the meeting
 * @returns {boolean} false where the browser keeps nothing
 */
export function remember(key, values) {
  const { topics } = read();
  const own = texts();
  const meeting = texts();
  for (const [name, value] of Object.entries(values)) if (value) (OWN.includes(name) ? own : meeting)[name] = value.slice(0, LONGEST);
  topics.delete(key);
  if (Object.keys(meeting).length) topics.set(key, meeting);
  try {
    const before = kept();
    if (before && !readable(before)) localStorage.setItem(STORED + ASIDE, before); // nothing is lost
    localStorage.setItem(STORED, JSON.stringify({ v: VERSION, own, topics: [...topics].slice(-MOST_TOPICS) }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets all of it. */
export function forget() {
  try {
    localStorage.removeItem(STORED);
    localStorage.removeItem(STORED + ASIDE);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }
}

/** What papers print before the names of these fields. */
const PRINTED = { "dang-bo": /^\s*(?:đảng (?:bộ|ủy|uỷ)\s+)+(?=\S)/iu, "chi-bo": /^\s*(?:chi bộ\s+)+(?=\S)/iu };
/** Committees by the name of what they lead: "Thành ủy X" is that of the party organisation of the city. */
const LED = [
  [/^\s*(tỉnh) (?:ủy|uỷ)\s+(?=\S)/iu, "$1 "],
  [/^\s*(thành) (?:ủy|uỷ)\s+(?=\S)/iu, "$1 phố "],
];

/** An organisation's name as it stands behind the word that papers print before it. */
function nameBehind(field, text) {
  const name = text.normalize("NFC").replace(/\s+/gu, " ").replace(PRINTED[field], "");
  return field === "dang-bo" ? LED.reduce((own, [committee, led]) => own.replace(committee, led), name) : name;
}

/**
 * The texts for the blanks of papers, by their names.
 * @param {Values} values  fields as they were entered
 * @param {Figure[]} [figures]  what the topic asks for
 * @returns {Values}
 */
export function forBlanks(values, figures = []) {
  const texts = { ...values };
  delete texts["ngay-ky"];
  for (const name of Object.keys(PRINTED)) if (values[name]) texts[name] = nameBehind(name, values[name]);
  texts["chu-tri"] = values["chu-tri"] || values["bi-thu"] || "";
  texts["ngay-hop"] = shortDate(values["ngay-hop"] ?? "");
  texts["gio"] = hour(values["gio"] ?? "");
  date(texts, "-gui", values["ngay-ky"] ?? "");
  date(texts, "", values["ngay-ky"] || (values["ngay-hop"] ?? ""));
  for (const { whole } of figures) {
    const parts = figures.filter((figure) => figure.whole === whole).map((figure) => (values[figure.name] ?? "").trim());
    texts[whole] = parts.every(Boolean) ? parts.join("; ") : "";
  }
  return texts;
}

/** Days below ten and the first two months are written with a nought before. */
const padded = (number, below) => (number < below ? "0" : "") + number;

/** @returns {number[] | undefined} year, month and day of an ISO date */
function parts(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim());
  return found ? found.slice(1).map(Number) : undefined;
}

function shortDate(text) {
  const found = parts(text);
  return found ? `${padded(found[2], 10)}/${padded(found[1], 3)}/${found[0]}` : text;
}

/** Day, month and year of a head, where the date is one. */
function date(texts, end, text) {
  const found = parts(text) || /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/.exec(text)?.slice(1).map(Number).reverse();
  if (!found) return;
  texts["ngay" + end] = padded(found[2], 10);
  texts["thang" + end] = padded(found[1], 3);
  texts["nam" + end] = String(found[0]);
}

function hour(text) {
  const found = /^(\d{1,2}):(\d\d)$/.exec(text.trim());
  if (!found) return text;
  return `${Number(found[1])} giờ` + (found[2] === "00" ? "" : ` ${found[2]}`);
}
