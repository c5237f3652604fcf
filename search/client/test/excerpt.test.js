import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { highlight, passage } from "../excerpt.js";
import { worth } from "../worth.js";

const show = (text, query, title) => highlight(text, query, title).map(({ text, match }) => (match ? `[${text}]` : text)).join("");

test("highlight marks words in the page's own spelling", () => {
  assert.equal(show("Hiến ĐẤT, hoà thuận", "hien dat hòa"), "[Hiến] [ĐẤT], [hoà] thuận");
  assert.equal(show("không có gì", "đất"), "không có gì");
  assert.equal(show("số 12-HD/BTCTW.", "12-hd"), "số [12]-[HD]/BTCTW.");
  assert.equal(show("", "đất"), "");
});

test("highlight leaves other spellings where the pair shows which is meant", () => {
  assert.equal(show("chống tham nhũng, những việc", "tham nhung"), "chống [tham] [nhũng], những việc");
  assert.equal(show("những việc", "tham nhung"), "[những] việc");
});

test("highlight leaves other spellings where the page's title shows which is meant", () => {
  const title = "Việc cưới, việc tang: gọn mà ấm";
  assert.equal(show("Cuối năm, đám cưới", "ma chay cuoi hoi", title), "Cuối năm, đám [cưới]");
  assert.equal(show("Cuối năm, đám cưới", "ma chay cuoi hoi"), "[Cuối] năm, đám [cưới]");
  assert.equal(show("chống tham nhũng, những việc", "tham nhung", "Những điều cần biết"), "chống [tham] [nhũng], những việc");
});

test("what the titles of hits mean is marked, and nothing else", () => {
  for (const { query, hits, why } of JSON.parse(readFileSync(new URL("../../testdata/meant.json", import.meta.url), "utf8"))) {
    const titles = hits.map(({ title }) => title).join();
    for (const { text, marked } of hits) assert.equal(show(text, query, titles), marked, why);
  }
});

test("highlight keeps the text whole, composed or not", () => {
  const text = "ho\u0300a gia\u0309i 🙂 hòa";
  assert.equal(highlight(text, "hoà").map((part) => part.text).join(""), text);
  assert.equal(show(text, "hoà"), "[ho\u0300a] gia\u0309i 🙂 [hòa]");
});

test("passage is where most of the query's words stand together", async () => {
  const far = "chi ".padEnd(600, "một hai ba ");
  const sections = [
    ["", "", far + "bộ"],
    ["ket-luan", "Kết luận", far + " chi bộ thôn sinh hoạt. " + far],
  ];
  const { text, id, heading } = await passage("chi bộ sinh hoạt", "tóm tắt", sections);
  assert.equal(id, "ket-luan");
  assert.equal(heading, "Kết luận");
  assert.match(text, /^… .*chi bộ thôn sinh hoạt\..* …$/);
  assert.ok(text.length < 220);
});

test("passage falls back to the summary, then to the beginning", async () => {
  assert.deepEqual(await passage("xyz", "Tóm tắt", [["", "", "Chữ"]]), { text: "Tóm tắt", id: "", heading: "", title: undefined });
  assert.equal((await passage("xyz", "", [["", "", ""], ["a", "A", "Chữ"]])).text, "Chữ");
  assert.equal((await passage("xyz", "", [])).text, "");
});

test("a text is worth more where words stand beside their neighbours", () => {
  const value = (text) => Math.floor(worth(text, "tham nhung") * 2);
  assert.deepEqual(["không", "những", "nhũng, tham", "chống tham nhũng", "tham nhũng, tham nhũng"].map(value), [0, 2, 4, 6, 6]);
});
