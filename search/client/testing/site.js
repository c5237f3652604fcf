// A small index by hand, in the format of search/internal/script/format.go, for the tests of
// loading and reading.

import { checkOf } from "../loader.js";

/** Writes zeros and ones as the shards do. */
export function bits(text) {
  let out = "";
  for (let i = 0; i < text.length; i += 5) out += parseInt(text.slice(i, i + 5).padEnd(5, "0"), 2).toString(32);
  return out;
}

export const gamma = (value) => value.toString(2).padStart(2 * value.toString(2).length - 1, "0");

/** The gaps of ascending numbers, in zeros and ones. */
function gaps(numbers, documents, size = numbers.length) {
  let k = 0;
  while (size && 100 * size * 2 ** (k + 1) <= 69 * documents) k++;
  return numbers
    .map((number, i) => {
      const gap = number - (numbers[i - 1] ?? -1) - 1;
      return "1".repeat(gap >> k) + "0" + (k ? (gap % 2 ** k).toString(2).padStart(k, "0") : "");
    })
    .join("");
}

/** A list of numbers alone. */
export const numbers = (list, documents) => gamma(list.length + 1) + gaps(list, documents);

/** A list of postings: groups of [code, numbers], without lengths by ascending code. An order has all numbers. */
export function postings(groups, documents, hasLengths = true, order) {
  const placed = (list) => (order ? gaps(list.map((number) => order.indexOf(number)).sort((a, b) => a - b), documents, 2 * list.length) : gaps(list, documents));
  let left = groups.reduce((sum, [, list]) => sum + list.length, 0);
  let out = gamma(left);
  let least = 0;
  for (const [code, list] of groups) {
    out += hasLengths ? code.toString(2).padStart(8, "0") : "1".repeat(code - least) + "0";
    least = code + 1;
    out += (left > 1 ? gamma(list.length) : "") + placed(list);
    left -= list.length;
  }
  return out;
}

/** How the files of a large form begin. */
export const piecesOf = (form) => "t/" + checkOf(form);

/** A file of the index. */
export const call = (name, ...values) => callOf("", name, ...values);

/** One that speaks of documents by number. */
export function callOf(epoch, name, ...values) {
  const isFirst = name === "manifest";
  const check = checkOf((isFirst ? "" : name.split(".")[0]) + epoch + JSON.stringify(values));
  const text = [check, ...values].map((value) => JSON.stringify(value)).join(",");
  return `$${isFirst ? 'chuyende("manifest",' : "c("}${text.replace(/[`@#$&*+=>_!'%^]/g, "^$&").replace(/[đế]/g, (letter) => ({ đ: "`", ế: "$_" })[letter])})`;
}

/**
 * The files of a site with two pages, "Chi bộ" and "Hiến đất", by name.
 * @param {{epoch?: string, text?: string}} [build] what tells builds apart
 */
export function site({ epoch = "epoch00001", text = "Người dân hiến đất làm đường." } = {}) {
  const files = {};
  const addOf = (epoch, prefix, ...values) => {
    const hash = checkOf(prefix.slice(0, -1) + epoch + JSON.stringify(values)).slice(0, 3);
    files[prefix + hash] = callOf(epoch, prefix + hash, ...values);
    return hash;
  };
  const add = (prefix, ...values) => addOf("", prefix, ...values);
  const word = (document, inTitle) => "1" + (inTitle ? "1" : "0") + postings([[0, [document]]], 2).repeat(inTitle ? 2 : 1);
  const pair = (document) => postings([[0, [document]]], 2, false);
  const terms = (name, ...values) => (files[name] = callOf(epoch, name, ...values));
  // "dân" is heavy: its lists stand apart. "hiến" is large: so it has files of its own.
  terms(
    "t/0-1/0",
    "bo:bộ|chi:chi;Abo|dan(1:dân|dat:đất|tham:tham|thong:thống",
    bits(word(0, true) + word(0, true) + pair(0) + "00" + word(1, true) + word(0) + word(0)),
  );
  terms(piecesOf("hien") + "-2-0", "hien:hiến;Adat", bits(word(1, true) + pair(1)));
  terms("t/1-1/0", "~dan(:dân", bits(numbers([1], 2)));
  terms(piecesOf("~~dan") + "-1-0", "~~dan(:dân", bits(word(1)));
  const [first, second] = [epoch.replace("epoch", "block"), epoch.replace("epoch", "cubic")];
  const cards = [["/chi-bo.html", "Chi bộ", "page", "", [], []], ["/hien-dat.html", "Hiến đất", "topic", "2026-01-02", [["nhóm", "a", "b"]], []]];
  files[`c/${first}/0`] = call(`c/${first}/0`, cards[0]);
  files[`d/${first}/0`] = call(`d/${first}/0`, [cards[0], "Tóm tắt", ["", "", ""], ["hop", "Họp", "Chi bộ thống nhất; tham mưu."]]);
  files[`c/${second}/0`] = call(`c/${second}/0`, cards[1]);
  files[`d/${second}/0`] = call(`d/${second}/0`, [cards[1], "", ["", "", text]]);
  const facet = (name, ...lists) => ({
    name,
    title: name.toUpperCase(),
    hash: addOf(epoch, `f/${name === "nhóm" ? "nh_c3_b3m" : name}.`, lists.flatMap(([id, ...list]) => [id, bits(numbers(list, 2))])),
    values: lists.map(([id, ...list]) => ({ id, title: id, count: list.length })),
  });
  const details = {
    absent: { hits: 3, least: 0, weak: 0.3, often: 3, named: 0.5, titled: 0.4, telling: 0.6, few: 32, unknown: 0.3, papers: [], subjects: [], told: 2, words: 3 },
    facets: [facet("nhóm", ["a", 1], ["b", 1]), facet("kind", ["page", 0], ["topic", 1])],
  };
  // As search/internal/shard/manifest.go has them.
  const ranking = {
    marked: { te: 3, e: 1, f: 0.5, fbi: 1 }, plain: { tf: 3, f: 1, fbi: 1 }, pairSum: 4, number: 3, prefix: 0.5,
    k1: 1.2, b: 0.75,
    asking: [], names: { family: [], middle: [], words: 5 }, below: 0.5, older: 0.9, words: 64, slips: 8, endings: 4,
    begun: 16, completed: 1.2, unmarked: 0.05, outgrown: 3,
  };
  files.manifest = call("manifest", 13, [
    epoch, 2, [4, 8], ranking, [[], ""], [[], []], [[1, 2, 3, 4, 5, 8, 14, 28], [1, 2, 3, 4, 5, 7, 11, 21], [], 2],
    [[1, 1, 0], "", "AhienA~~dan", "10", "chi bo", epoch], [first + second, [1, 1], 2, 1], "", [],
    [["page", "Trang"], ["topic", "Chuyên đề"]], [],
    [
      "",
      add("syllables.", "AboAchiAdanCtAhienAthamCong", "aaaaaaa"),
      add("phrases.", ["Chi bộ", "Hiến đất làm đường"]),
      addOf(epoch, "dates.", ["2026-01-02", bits(numbers([1], 2))]),
      add("details.", details),
    ],
  ]);
  return files;
}

/** The one name that begins so. */
export const nameOf = (files, prefix) => Object.keys(files).find((name) => name.startsWith(prefix));

/** A fetch of these files, which notes what is asked for. */
export function serve(files) {
  const asked = [];
  const fetch = async (url) => {
    const name = url.replace("https://site.test/search/", "").replace(/\.js(\?\w+)?$/, "");
    asked.push(name);
    const text = files[name];
    if (text === undefined) return { ok: false, status: 404, text: async () => "<h1>Not found</h1>" };
    return { ok: true, status: 200, text: async () => text };
  };
  return { fetch, asked, base: "https://site.test/search/" };
}

/** Makes this a page opened from a disk: script elements run these files. */
export function disk(files) {
  const asked = [];
  globalThis.location = { protocol: "file:" };
  const append = (script) => {
    const name = script.src.replace(/^search\/|\.js$/g, "");
    asked.push(name);
    queueMicrotask(() => {
      if (files[name] === undefined) return script.onerror();
      try {
        new Function("$c", "$chuyende", files[name])(globalThis.$c, globalThis.$chuyende);
      } catch {
        // A browser reports it, and goes on.
      }
      script.onload();
    });
  };
  globalThis.document = { createElement: () => ({ remove() {} }), head: { append } };
  return { asked };
}

export function leaveDisk() {
  for (const name of ["location", "document", "$c", "$chuyende"]) delete globalThis[name];
}
