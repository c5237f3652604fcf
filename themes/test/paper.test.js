import assert from "node:assert/strict";
import { test } from "node:test";

import { blanksOf, filled, linesMore, oneLine, paperOf, withRows } from "../default/js/paper.js";

const look = '<w:rPr><w:b/></w:rPr>';
const blank = (name, own = look) =>
  `<w:sdt><w:sdtPr>${own}${name && `<w:alias w:val="${name}"/><w:tag w:val="${name}"/>`}<w:id w:val=""/><w:temporary/></w:sdtPr><w:sdtContent><w:r><w:t>[x]</w:t></w:r></w:sdtContent></w:sdt>`;
const set = {
  key: "",
  check: "",
  papers: [{ name: "a", names: ["word/document.xml", "x.xml"], chunks: [[0, 1, 2, 0], [3]] }],
  chunks: [blank("ten"), blank(""), blank("so", ""), "<x/>"],
};

test("a paper has its parts, its blanks counted", () => {
  const paper = paperOf(set, "a");
  assert.deepEqual(blanksOf(paper), ["ten", "", "so", "ten"]);
  assert.deepEqual(paper.parts[0].text.match(/w:id w:val="\d+"/g), [1, 2, 3, 4].map((n) => `w:id w:val="${n}"`));
  assert.equal(paper.parts[1].text, "<x/>");
  assert.equal(paperOf(set, "b"), undefined);
});

test("values stand in the place of blanks, in their look", () => {
  const made = filled(paperOf(set, "a"), { ten: "An & Bình", so: "  ", toString: "x" });
  assert.deepEqual(blanksOf(made), ["", "so"]);
  assert.equal(made.parts[0].text.split(`<w:r>${look}<w:t xml:space="preserve">An &amp; Bình</w:t></w:r>`).length, 3);
  assert.equal(filled(paperOf(set, "a"), {}).parts[0].text, paperOf(set, "a").parts[0].text);
});

test("any text is text: nothing becomes markup or breaks it", () => {
  const signs = ["<", ">", "&", '"', "'", "]]>", "<![CDATA[", "</w:t>", "<w:sdt>", "$&", "$1", "\0", "\x08", "\x1f", "\x7f", "\r\n", "\u2028", "\ud800", "\udc00", "\ufffe", "\uffff", "😀", "đ", "D\u0323", "\u202e", "%00", "&#0;"];
  let state = 7;
  const random = (n) => (state = (state * 48271) % 0x7fffffff) % n;
  for (let round = 0; round < 2000; round++) {
    let text = "";
    for (let i = random(12); i >= 0; i--) text += signs[random(signs.length)] + (random(4) ? "" : "chữ");
    if (round === 0) text = "x".repeat(10000);
    const [part] = filled(paperOf(set, "a"), { ten: text }).parts;
    const bare = part.text.replace(/<w:t xml:space="preserve">([^<>]*)<\/w:t>/g, (_, inside) => {
      assert.match(inside, /^(?:[^&"]|&amp;|&lt;|&gt;|&quot;)*$/);
      assert.doesNotMatch(inside, /[\p{Cs}\p{Cc}\ufffe\uffff]/u);
      assert.ok(inside.length < 4000);
      return "<w:t/>";
    });
    const clean = oneLine(text);
    assert.equal(oneLine(clean), clean);
    const shape = filled(paperOf(set, "a"), { ten: clean && "x" }).parts[0].text.replace(/<w:t xml:space="preserve">x<\/w:t>/g, "<w:t/>");
    assert.equal(bare, shape, JSON.stringify(text));
  }
});

test("cells of a table are filled in by rows", () => {
  const cell = (inside) => `<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val="C"/></w:pPr>${inside}</w:p></w:tc>`;
  const table = (rows) => `<w:tbl><w:tblPr><w:tblBorders></w:tblBorders></w:tblPr>${rows.map((row) => `<w:tr><w:trPr>${row}</w:tr>`).join("")}</w:tbl>`;
  const text = `<w:tbl><w:tblPr/><w:tr>${cell("")}</w:tr></w:tbl>` + table([`<w:tblHeader/></w:trPr>${cell("h")}`, `</w:trPr>${cell("1")}${cell("")}`, `</w:trPr>${cell("2")}${cell("")}`]) + "<w:p/>";
  const paper = { name: "a", parts: [{ name: "word/document.xml", text }, { name: "y", text }] };
  const made = withRows(paper, 0, [[undefined, "a\n$&<"], [""]]);
  const run = (inside) => `<w:r><w:t xml:space="preserve">${inside}</w:t></w:r>`;
  assert.equal(
    made.parts[0].text,
    text.replace(cell("1") + cell(""), () => cell("1") + cell(run("a") + "<w:r><w:br/></w:r>" + run("$&amp;&lt;"))).replace(cell("2"), cell("")),
  );
  assert.equal(made.parts[1].text, text);
  assert.equal(withRows(paper, 5, [["x"]]).parts[0].text, text);
});

test("a paper that is to stand on one sheet is set closer where what is entered needs it", () => {
  const tail = (name, text) => `<w:p>${blank(name, "")}</w:p>${text}`;
  const whole = (sort) => `<${sort}/><w:tbl>${tail("chi-bo", "</w:tbl>")}${tail("noi", "")}<w:tbl>${tail("bi-thu", "</w:tbl>")}`;
  const paper = { name: "a", room: 2, parts: [{ name: "word/document.xml", text: whole("wide") }], close: [{ name: "word/document.xml", text: whole("close") }] };
  const sort = (values) => filled(paper, values).parts[0].text.slice(1, filled(paper, values).parts[0].text.indexOf("/"));
  for (const [values, want, lines] of [
    [{}, "wide", 0],
    [{ "chi-bo": "x".repeat(24), noi: "x".repeat(60) }, "wide", 2],
    [{ "chi-bo": "x".repeat(24), noi: "x".repeat(80) }, "close", 3],
    [{ "chi-bo": "x".repeat(100) }, "close", 5],
    [{ "bi-thu": "x".repeat(29) }, "wide", 0],
    [{ "bi-thu": "x".repeat(120) }, "close", 4],
  ]) {
    assert.equal(linesMore(paper, values), lines, JSON.stringify(values));
    assert.equal(sort(values), want, JSON.stringify(values));
  }
  assert.ok(!("close" in filled(paper, {})));
});
