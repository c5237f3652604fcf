import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, found } from "../default/js/words.js";

test("the number of pages is written the Vietnamese way", () => {
  assert.equal(found(1234, "đất"), "Có 1.234 trang cho “đất”.");
  assert.match(found(0, "zzz"), /^Không có trang nào khớp với “zzz”/);
});

test("every error has words of its own that say what to do", () => {
  const texts = ["load", "format", "damaged"].map((code) => explain(Object.assign(new Error("x"), { code })));
  assert.equal(new Set(texts).size, 3);
  assert.equal(explain(new Error("?")), texts[0]);
});
