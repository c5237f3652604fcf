import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parts, seconds, sentences, spoken } from "../default/js/aloudwords.js";

const LIMIT = 14; // seconds, beyond which some voices break off
const cut = (text, spans) => spans.map((span) => text.slice(...span));
const partsOf = (text, rate) => cut(text, sentences(text).flatMap((one) => parts(text, one, rate)));

test("sentences are those of Go", () => {
  const file = new URL("../../internal/vietnamese/testdata/sentences.json", import.meta.url);
  for (const row of JSON.parse(readFileSync(file, "utf8"))) assert.deepEqual(cut(row.text, sentences(row.text)), row.sentences, row.text);
});

test("a short sentence stays whole, a long one is cut at its commas", () => {
  const short = "Chi bộ họp vào chiều thứ bảy, bắt đầu lúc hai giờ.";
  assert.deepEqual(partsOf(short, 1), [short]);
  const half = "những việc mà chi bộ đã bàn kỹ ở kỳ họp trước và giao cho từng đồng chí đảng viên";
  const got = partsOf(`${half}, ${half}; ${half}.`, 1);
  assert.deepEqual(got, [`${half},`, `${half};`, `${half}.`]);
});

test("no part takes a slow voice too long, and nothing is lost", () => {
  const texts = ["một hai ba bốn năm ".repeat(60), "chữ".repeat(500), "UBND MTTQ BCHTW ".repeat(30), "1.234.567 đồng, ".repeat(40),
    "a" + ", b".repeat(300), "— ".repeat(200), "Ghi “" + "nghị quyết chi bộ ".repeat(30) + "”. " + "Rồi".repeat(100)];
  for (const text of texts) {
    for (const rate of [0.75, 1, 1.25]) {
      const got = partsOf(text, rate);
      assert.equal(got.join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
      for (const part of got) assert.ok(seconds(part, rate) <= LIMIT, `${seconds(part, rate)} s: ${part}`);
    }
  }
});

test("slower takes longer, and numbers longer than words", () => {
  assert.ok(seconds("một hai ba", 0.75) > seconds("một hai ba", 1));
  assert.ok(seconds("2026", 1) > seconds("năm", 1));
  assert.ok(seconds("UBND", 1) > seconds("xã", 1));
});

test("what a voice is given", () => {
  const say = { to: "đến", address: "địa chỉ" };
  for (const [text, want] of [
    ["Có [ghi số hộ] hộ: [ghi].", "Có ghi số hộ hộ: ghi."], ["nhiệm kỳ 2025–2030", "nhiệm kỳ 2025 đến 2030"], ["số 12-HD/BTCTW, ngày 1-7-2025", "số 12-HD/BTCTW, ngày 1-7-2025"],
    ["Xem https://a.vn/b?c=d. Hết", "Xem địa chỉ. Hết"], ["ký tên ........ và …… rồi", "ký tên … và … rồi"], ["  a\n\tb\u00a0c ", "a b c"],
  ]) assert.equal(spoken(text, say), want);
});
