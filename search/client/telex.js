// Reads a syllable as the keys of Telex or VNI: the same as
// search/internal/plan/telex.go, held to it by testdata/telex.json.

const VNI = "zsfrxj^wwd"; // digits 0–9 by the keys of Telex; ^ doubles the vowel before it
const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };

/**
 * @param {string} raw
 * @returns {string} decomposed, the tone at its end; empty if the keys say nothing
 */
export function readTelex(raw) {
  if (!/^[a-z][a-z0-9]*$/i.test(raw)) return "";
  raw = raw.toLowerCase();
  const keys = raw.replace(/\d/g, (digit) => VNI[Number(digit)]);
  let onset = (/^(?:qu(?=.)|[^aeiouyw]*)/.exec(keys) ?? [""])[0];
  let rime = keys.slice(onset.length);
  let tone = "";
  rime = rime
    .replace(/^w/, "uw")
    .replace(/[sfrxjz]/g, (key) => ((tone = TONES[key] ?? ""), ""))
    .replace("d", () => ((onset += "d"), "")) // the second d may come last
    .replace(/([aeo])([^aeo^]*)\^/, "$1\u0302$2")
    .replace(/([aeo])([^aeiouy]*)\1/, "$1\u0302$2");
  const plain = rime.replace(/w/g, "");
  if (plain !== rime) {
    rime = plain
      .replace(/^([^uoa]*u)(o.)/, "$1\u031b$2")
      .replace(/u\u031b?o|oa|[uoa]/, (vowel) => vowel + (vowel.endsWith("a") ? "\u0306" : "\u031b"));
  }
  const read = onset.replace(/^dd/, "đ") + rime + tone;
  return read === raw ? "" : read;
}
