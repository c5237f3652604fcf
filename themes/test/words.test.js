import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, found } from "../default/js/words.js";

test("what is found is told in words", () => {
  const cases = [
    [{ total: 1234 }, "đất", "1.234 trang có đủ các từ."],
    [{ total: 7 }, "", "7 trang."],
    [{ total: 7, relaxed: true }, "đất sao", "Không trang nào có đủ các từ. 7 trang có một phần các từ."],
    [{ total: 7, relaxed: true, absent: true }, " Lê Thị Sen ", "Không có “Lê Thị Sen”. Dưới đây là những trang gần nhất."],
    [{ total: 7, absent: true }, "tờ khai thuế thu nhập cá nhân", "Cổng chưa có trang nào nói về điều này. Dưới đây là những trang gần nhất."],
    [{ total: 7, atMost: true }, '"đất"', "Không quá 7 trang có đủ các từ."],
  ];
  for (const [numbers, query, text] of cases) assert.equal(found(numbers, query), text);
  assert.match(found({ total: 0 }, "zzz"), /^Không có trang nào\./);
});

test("every error says what is wrong and what may help", () => {
  const told = (code) => explain(Object.assign(new Error("x"), { code }));
  assert.deepEqual(told("updated"), told("format"));
  assert.equal(told("updated").reload, true);
  assert.equal(told("load").reload, false);
  assert.notEqual(told("load").text, told("damaged").text);
  assert.deepEqual(told(undefined), told("load"));
});
