// The fixture is that of internal/yearplan: the example made by a build and a plan
// made in the browser follow the same rules.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { checkPlan } from "../default/js/plancheck.js";
import { isSettled, planOf } from "../default/js/plandata.js";
import { planEvents } from "../default/js/planevents.js";
import { filledPlan } from "../default/js/planpaper.js";
import { boundsOf, fillQuarters, inYear, isClock, isDay, proposedDay, sending, yearFor } from "../default/js/planrules.js";

const file = new URL("../../internal/yearplan/testdata/plans.json", import.meta.url);
const fixture = JSON.parse(readFileSync(file, "utf8"));

for (const { name, year, offers, quarters } of fixture.fill) {
  test(`fill: ${name}`, () => {
    const lists = offers.map((list) => list.map(({ id, group }) => ({ id, groups: group ? [group] : [] })));
    const filled = fillQuarters(lists, [null, null, null, null]);
    assert.deepEqual(
      filled.map((topic, i) => ({ id: topic ? topic.id : "", day: topic ? proposedDay(year, i + 1) : "" })),
      quarters,
    );
  });
}

test("fill: what is planned stays and counts as taken", () => {
  const topic = (id, group) => ({ id, groups: [group] });
  const planned = [null, topic("a", "x"), null, topic("b", "y")];
  const list = [topic("a", "x"), topic("c", "x"), topic("d", "z")];
  assert.deepEqual(
    fillQuarters([list, list, list, list], planned).map((one) => one && one.id),
    ["d", "a", "c", "b"],
  );
});

test("when papers are sent", () => {
  for (const { day, ahead, first, last, least } of fixture.send) assert.deepEqual(sending(day, ahead), { first, last, least });
  for (const day in fixture.years) assert.equal(yearFor(day), fixture.years[day], day);
});

for (const { name, ahead, plan, events } of fixture.events) {
  test(`events: ${name}`, () => {
    const quarters = plan.quarters.map((quarter, i) => ({ number: i + 1, title: "", link: "", day: "", clock: "", prepares: "", chairs: "", combined: 0, ...quarter }));
    const got = planEvents({ ...plan, quarters }, ahead).map((event) => ({ minutes: 0, monthly: 0, text: "", link: "", ...event }));
    assert.deepEqual(got, events || []);
  });
}

test("days and hours", () => {
  for (const good of ["2027-01-24", "2028-02-29", "2000-12-31"]) assert.ok(isDay(good), good);
  for (const bad of ["", "2027-02-29", "2027-13-01", "2027-00-10", "2027-1-2", "24/01/2027", "0027-01-01", "2027-01-24T10:00", "x"]) assert.ok(!isDay(bad), bad);
  for (const good of ["00:00", "19:30", "23:59"]) assert.ok(isClock(good), good);
  for (const bad of ["", "24:00", "7:30", "19:60", "19h30"]) assert.ok(!isClock(bad), bad);
  assert.equal(inYear("2028-02-29", 2029), "2029-02-28");
  assert.equal(inYear("2027-05-15", 2028), "2028-05-15");
  assert.deepEqual(boundsOf(2027, 1), ["2027-01-01", "2027-03-31"]);
  assert.deepEqual(boundsOf(2027, 4), ["2027-10-01", "2027-12-31"]);
});

const topics = ["a", "b", "c", "d", "e", "f"].map((id, i) => ({ id, title: "Bài " + id, url: id + ".html", groups: [i < 4 ? "nhom-" + i : "nhom-0"], former: i ? [] : ["cu"] }));
const whole = {
  nam: "2027", "tk-ngay": "3",
  "q1.chu-de": "a", "q1.ngay": "2027-01-24", "q2.chu-de": "b", "q2.ngay": "2027-05-15",
  "q3.chu-de": "c", "q3.ngay": "2027-08-21", "q4.chu-de": "d", "q4.ngay": "2027-11-27",
};

/** What is amiss with the whole plan where some fields are others, and how much is well. */
const amiss = (fields) => {
  const checks = checkPlan(planOf({ ...whole, ...fields }, topics, 2026));
  return checks.filter((check) => !check.good).map((check) => check.text + (check.at ? " #" + check.at : ""));
};

const CHECKS = [
  ["nothing", {}, []],
  ["topics", { "q2.chu-de": "", "q4.chu-de": " " }, ["Quý II, Quý IV: chưa có chuyên đề #quy_2"]],
  ["a title of one's own is a topic", { "q2.chu-de": "", "q2.ten": "Bàn việc thôn" }, []],
  ["days", { "q3.ngay": "", "q4.ngay": "2027-02-30" }, ["Quý III, Quý IV: chưa có ngày họp #quy_3"]],
  ["a day of another quarter, and no topic", { "q2.ngay": "2027-07-01", "q2.chu-de": "" }, ["Quý II: chưa có chuyên đề #quy_2", "Quý II: ngày 01/07/2027 không nằm trong quý #quy_2"]],
  ["a day of another quarter", { "q2.ngay": "2027-07-01" }, ["Quý II: ngày 01/07/2027 không nằm trong quý #quy_2"]],
  ["a day of another year", { "q2.ngay": "2026-05-15" }, ["Quý II: ngày 15/05/2026 không nằm trong quý #quy_2"]],
  ["the same twice", { "q3.chu-de": "a" }, ["Quý I và Quý III: cùng một chuyên đề #quy_3"]],
  ["the same by its former id", { "q3.chu-de": "cu" }, ["Quý I và Quý III: cùng một chuyên đề #quy_3"]],
  ["the same title of one's own", { "q1.chu-de": "", "q1.ten": "Việc  LÀNG", "q3.chu-de": "", "q3.ten": "việc làng" }, ["Quý I và Quý III: cùng một chuyên đề #quy_3"]],
  ["one group twice is no fault", { "q4.chu-de": "e" }, []],
  ["two groups in all", { "q3.chu-de": "f", "q4.chu-de": "e" }, ["Mới có 2 nhóm chuyên đề; bốn quý nên có ít nhất ba nhóm #quy_4"]],
  ["on the regular day", { "q2.ngay": "2027-05-03" }, ["Quý II: trùng ngày thường kỳ; đổi ngày, hoặc chọn kết hợp lần lượt #quy_2"]],
  ["combined, one after the other", { "q2.ngay": "2027-05-03", "q2.ghep": "1" }, []],
  ["combined on another day", { "q2.ghep": "2" }, ["Quý II: ghi kết hợp nhưng không trùng ngày thường kỳ #quy_2"]],
  ["no regular day", { "tk-ngay": "" }, ["Chưa ghi ngày họp thường kỳ nên chưa so được #k_tk-ngay"]],
  ["agreed with gaps", { "q4.chu-de": "", buoc: "2" }, ["Quý IV: chưa có chuyên đề #quy_4", "Đã ghi “chi bộ thông qua” mà kế hoạch còn chỗ thiếu"]],
  ["agreed", { buoc: "2" }, []],
];

for (const [name, fields, want] of CHECKS) test(`checks: ${name}`, () => assert.deepEqual(amiss(fields), want));

test("what is well is said after what is amiss", () => {
  const all = checkPlan(planOf(whole, topics, 2026)).map((check) => check.text);
  assert.deepEqual(all, ["Quý nào cũng có chuyên đề, ngày họp nằm trong quý.", "Không bài nào trùng, có 4 nhóm khác nhau.", "Không buổi nào thay buổi thường kỳ."]);
  assert.deepEqual(checkPlan(planOf({}, topics, 2026)).map((check) => check.good), [false, false]);
});

test("whatever the fields hold, the plan is sound", () => {
  const hostile = '<img src=x onerror="alert(1)">';
  const fields = { nam: "9999999", ma: hostile, lan: "-5", sua: hostile, buoc: "9", "tk-ngay": "31", "tk-gio": hostile, "doi-tuong": "__proto__", "q1.chu-de": "constructor", "q1.ngay": hostile, "q1.gio": "99:99", "q1.ghep": "7", "q2.ten": hostile };
  const plan = planOf(fields, topics, 2026);
  assert.equal(plan.year, 2026);
  assert.deepEqual([plan.revision, plan.changed, plan.step, plan.regular], [0, "", 0, { day: 0, clock: "" }]);
  const [first, second] = plan.quarters;
  assert.deepEqual([first.topic, first.gone, first.day, first.clock, first.combined, isSettled(first)], [null, "constructor", "", "", 0, false]);
  assert.equal(second.title, hostile);
  assert.ok(checkPlan(plan).length);
});

test("the plan for Word holds what was entered, whatever it is", () => {
  const cell = (text) => `<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val="C"/></w:pPr>${text}</w:p></w:tc>`;
  const row = (head, cells) => `<w:tr><w:trPr>${head}</w:trPr>${cells.map(cell).join("")}</w:tr>`;
  const run = (text) => `<w:r><w:t>${text}</w:t></w:r>`;
  const blank = (name) => `<w:sdt><w:sdtPr><w:alias w:val="${name}"/><w:tag w:val="${name}"/></w:sdtPr><w:sdtContent>${run("[…]")}</w:sdtContent></w:sdt>`;
  const rows = ["I", "II", "III", "IV"].map((name) => row("", [run(name), "", "", "", "", run("…"), run("…"), ""]));
  const table = `<w:tbl><w:tblPr><w:tblBorders></w:tblBorders></w:tblPr>${row("<w:tblHeader/>", Array(8).fill(run("h")))}${rows.join("")}</w:tbl>`;
  const text = `<w:p>${["nam-ke-hoach", "chi-bo", "buoc", "thuong-ky"].map(blank).join("")}</w:p>${table}<w:p>${blank("dang-bo")}</w:p>`;
  const paper = { name: "ke-hoach-nam", parts: [{ name: "word/document.xml", text }] };
  const data = { groups: [{ id: "nhom-0", title: "Nhóm <một>" }], ahead: { earliest: 5, latest: 3, least: 1 } };
  const shown = (fields) =>
    filledPlan(paper, planOf({ nam: "2027", ...fields }, topics, 2026), data)
      .parts[0].text.replace(/<w:br\/>/g, "\n")
      .split(/<\/w:p>/)
      .map((part) => part.replace(/<[^>]*>/g, ""));
  const entered = {
    "chi-bo": "Chi bộ Thôn & Một", buoc: "1", "tk-ngay": "3", "tk-gio": "19:30", "q1.chu-de": "a", "q1.ngay": "2027-02-27", "q1.gio": "14:00", "q1.can-cu": "Nghị quyết <x>",
    "q2.ten": "Tự đặt", "q2.chuan-bi": "An", "q2.chu-tri": "Bình", "q3.chu-de": "khong-co", "q3.ngay": "2027-08-03", "q3.ghep": "1",
  };
  const lines = shown(entered);
  assert.equal(lines[0], "2027Thôn &amp; Mộtxin ý kiến chi ủy19:30, ngày 3 hằng tháng");
  assert.deepEqual(lines.slice(9, 17), ["I", "Bài a", "Nhóm &lt;một&gt;", "", "", "27/02\n14:00", "22/02 đến 24/02\nchậm nhất 26/02", "Nghị quyết &lt;x&gt;"]);
  assert.deepEqual(lines.slice(17, 25), ["II", "Tự đặt", "", "An", "Bình", "…", "…", ""]);
  assert.deepEqual(lines.slice(25, 33), ["III", "Chuyên đề không còn trên cổng (khong-co)", "", "", "", "03/08\nkết hợp, thường kỳ trước", "29/07 đến 31/07\nchậm nhất 02/08", ""]);
  assert.equal(lines[41], "[…]");
  assert.deepEqual(shown({}).slice(9, 17), ["I", "", "", "", "", "…", "…", ""]);
});
