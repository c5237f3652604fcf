// A small index by hand, as the tests of loading need it.

const ALPHABET = "!#$%&'()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/** Writes zeros and ones as the shards do. */
export function bits(text) {
  let out = "";
  for (let i = 0; i < text.length; i += 13) {
    const value = parseInt(text.slice(i, i + 13).padEnd(13, "0"), 2);
    out += ALPHABET[Math.floor(value / 91)] + ALPHABET[value % 91];
  }
  return out;
}

const call = (name, ...values) => `$chuyende(${JSON.stringify(name)},${values.map((value) => JSON.stringify(value)).join(",")})`;

/** The files of a site with one page, "Hiến đất", by name. */
export function site() {
  const lists = "10" + "1" + "00000000" + "0"; // in the body, not in the title; one posting
  return {
    manifest: call("manifest", {
      format: 1,
      documents: 1,
      lengths: { te: 1, tf: 1, e: 2, f: 2, fbi: 1 },
      ranking: { marked: { e: 1, f: 0.5, fbi: 0.5 }, plain: { f: 1, fbi: 0.5 }, pairSum: 2, common: 0.2, commonFrom: 256, k1: 1.2, b: 0.75 },
      frequencies: [1, 2, 3, 4, 5, 8, 14, 28],
      frequencyFrom: [1, 2, 3, 4, 5, 7, 11, 21],
      lengthsOfClass: Array.from({ length: 32 }, (_, i) => Math.round(2 ** (i / 2))),
      termKeys: "d",
      termHashes: "aaaa",
      metaRows: 16,
      metaHashes: "bbbb",
      common: {},
      kinds: [{ id: "page", title: "Trang" }],
      facets: [],
    }),
    "t/d.aaaa": call("t/d.aaaa", "dat:đất|hien:hiến;dat", bits(lists + lists + "1" + "00000000" + "0")),
    "m/0.bbbb": call("m/0.bbbb", ["/hien-dat.html", "Hiến đất", 0, "cccc"]),
    "x/hien-dat.cccc": call("x/hien-dat.cccc", "Tóm tắt", [["", "", "Người dân hiến đất làm đường."]]),
  };
}

/** A fetch of these files, which counts what is asked for. */
export function serve(files) {
  const asked = [];
  const fetch = async (url) => {
    const name = url.replace("https://site.test/search/", "").replace(/\.js$/, "");
    asked.push(name);
    const text = files[name];
    if (text === undefined) return { ok: false, status: 404, text: async () => "<h1>Not found</h1>" };
    return { ok: true, status: 200, text: async () => text };
  };
  return { fetch, asked, base: "https://site.test/search/" };
}
