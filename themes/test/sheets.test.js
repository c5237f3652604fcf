import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Drafts } from "../default/js/drafts.js";
import { fieldsOf, pack, same, unpack } from "../default/js/payload.js";
import { calendarOf, newSchedule, separated, tableOf } from "../default/js/rotatables.js";
import { faultText, impossibleText, nameless } from "../default/js/rotawords.js";
import { canon, unmark } from "../../search/client/syllable.js";
import { hundredths, points, score } from "../default/js/score.js";

test("a link carries fields, with whatever signs", () => {
  const fields = { "chi-bo": "Chi bộ “Đông” <b>&#", nguoi: "A\tB\nC", "": "x", lá: "🌿".repeat(500) };
  const text = pack(fields);
  assert.match(text, /^1\.[\w-]+$/);
  assert.deepEqual(unpack(text), { fields });
  assert.deepEqual(unpack(pack({})), { fields: {} });
});

test("a damaged link is told from a newer one, and gives nothing", () => {
  const text = pack({ a: "một hai ba bốn năm" });
  for (const cut of [text.slice(0, -3), text.slice(0, 8), text.replace(".", ""), "1." + text, "", "1.!", "x." + text.slice(2)]) {
    assert.deepEqual(unpack(cut), { fault: "damaged" }, cut);
  }
  assert.deepEqual(unpack("2" + text.slice(1)), { fault: "newer" });
  const of = (value) => unpack("1." + Buffer.from(JSON.stringify(value)).toString("base64url"));
  for (const value of [null, 1, "x", {}, [1], [["a", 1]], [["a", { b: 1 }]], [["a"]], Array(400).fill(0).map((_, i) => ["a" + i, "x"]), [["a", "x".repeat(300000)]]]) {
    assert.deepEqual(of(value), { fault: "damaged" }, JSON.stringify(value).slice(0, 40));
  }
  const own = of([["__proto__", "x"], ["constructor", "y"]]).fields;
  assert.deepEqual(Object.keys(own), ["__proto__", "constructor"]);
  assert.equal(Object.getPrototypeOf({}).x, undefined);
  assert.equal(fieldsOf([]), null);
  assert.ok(same({ a: "1", b: "2" }, { b: "2", a: "1" }) && !same({ a: "1" }, { a: "1", b: "2" }) && !same({ a: "1" }, { b: "1" }));
});

let stored = {};
beforeEach(() => {
  stored = {};
  globalThis.localStorage = { getItem: (key) => stored[key] ?? null, setItem: (key, value) => void (stored[key] = value), removeItem: (key) => void delete stored[key] };
});

test("what is put in the place of a draft can be opened again", () => {
  const drafts = new Drafts("a");
  drafts.put({ x: "1" });
  drafts.put({ x: "2" }, true);
  drafts.put({ x: "3" });
  assert.deepEqual(new Drafts("a").before, [{ x: "1" }]);
  assert.deepEqual(drafts.back(), { x: "1" });
  assert.deepEqual(new Drafts("a").before, [{ x: "3" }]);
  const undo = drafts.erase();
  assert.deepEqual([stored, new Drafts("a").now], [{}, {}]);
  undo();
  assert.deepEqual(new Drafts("a").now, { x: "1" });
  for (let i = 0; i < 9; i++) drafts.put({ x: String(i + 10) }, true);
  assert.equal(new Drafts("a").before.length, 5);
});

test("a store that refuses or holds something else is none", () => {
  for (const text of ["<", "null", "[]", '{"now":[1],"before":5}', '{"now":{"a":1}}', '{"before":[null,{"a":{}},{"a":"x"},[]]}']) {
    stored.a = text;
    const drafts = new Drafts("a");
    assert.deepEqual(drafts.now, {}, text);
    assert.ok(drafts.kept && drafts.before.length < 2, text);
  }
  globalThis.localStorage = { getItem() { throw new Error("no"); }, setItem() { throw new Error("no"); }, removeItem() { throw new Error("no"); } };
  const drafts = new Drafts("a");
  assert.equal(drafts.kept, false);
  drafts.put({ x: "1" });
  drafts.erase()();
  assert.deepEqual(drafts.now, { x: "1" });
});

test("what cannot be read, or is of a newer portal, is put aside before it is written over", () => {
  for (const text of ["<img>", "null", "[1]", '{"v":2,"now":{"a":"x"}}']) {
    stored = { a: text };
    const drafts = new Drafts("a");
    drafts.put({ x: "1" });
    assert.equal(stored["a.la"], text);
    assert.deepEqual(new Drafts("a").now, { x: "1" });
    drafts.erase();
    assert.deepEqual(stored, {});
  }
});

test("points are read as people write them, and kept within their limit", () => {
  for (const [text, most, value] of [["5", 5, 500], [" 4,5 ", 5, 450], ["4.25", 5, 425], ["0", 5, 0], ["5,01", 5, NaN], ["6", 5, NaN], ["-1", 5, NaN], ["", 5, NaN], ["1e1", 40, NaN], ["năm", 5, NaN], ["4,255", 5, NaN]]) {
    assert.equal(hundredths(text, most), value, text);
  }
  assert.deepEqual([points(8850, ","), points(9000, ","), points(5, "."), points(0, ",")], ["88,5", "90", "0.05", "0"]);
});

test("a grade comes with the last part, by its lower limit", () => {
  const frame = { id: "x", sum: 100, parts: [{ id: "a", points: 40 }, { id: "b", points: 60 }], grades: [{ name: "Tốt", from: 90 }, { name: "Khá", from: 70 }, { name: "Kém", from: 0 }] };
  const of = (a, b) => score(frame, (id) => ({ a, b })[id]);
  assert.deepEqual(of("", ""), { sum: 0, judged: 0, wrong: [], grade: "" });
  assert.deepEqual(of("40", ""), { sum: 4000, judged: 1, wrong: [], grade: "" });
  assert.deepEqual(of("41", "60"), { sum: 6000, judged: 1, wrong: ["a"], grade: "" });
  assert.deepEqual(["50", "49,99", "30", "0"].map((b) => of("40", b).grade), ["Tốt", "Khá", "Khá", "Kém"]);
  assert.equal(of("0", "0").grade, "Kém");
});

const roster = { people: [{ name: "=A", group: "", cell: 0 }, { name: 'B "x", y', group: "", cell: -1 }], cells: ["Một", "Hai"], faults: [], notes: [] };
const schedule = newSchedule(roster, [[{ member: 0, cell: 1 }], [{ member: 1, cell: 0 }]], 2026, 12);

test("a rota as text is no formula, and stays in its columns", () => {
  assert.deepEqual(schedule.names, ["12/2026", "01/2027"]);
  assert.equal(separated(tableOf(schedule, "thang"), ","), 'Tháng,Người dự,Chi bộ của mình,Dự chi bộ,Ngày dự\r\n12/2026,\'=A,Một,Hai,\r\n01/2027,"B ""x"", y",không,Một,\r\n');
  assert.equal(separated(tableOf(schedule, "nguoi"), "\t").split("\r\n")[2], '"B ""x"", y"\tkhông\t01/2027: Một');
  assert.deepEqual(tableOf(schedule, "chi-bo").rows, [["Một", "01/2027: B \"x\", y"], ["Hai", "12/2026: =A"]]);
});

test("events of a rota keep their ids, and differ by member", () => {
  const [all, one] = [calendarOf(schedule, -1), calendarOf(schedule, 1)];
  assert.deepEqual(all.events.map(({ start }) => start), ["2026-12-01", "2027-01-01"]);
  assert.deepEqual(one.events.map(({ start, title }) => [start, title]), [["2027-01-01", "Dự sinh hoạt: Một"]]);
  assert.deepEqual(calendarOf(schedule, -1), all);
  assert.equal(new Set([...all.events, ...one.events].map(({ id }) => id)).size, 3);
  assert.equal(all.stamp, "2026-12-01");
});

test("every fault and every impossibility has words", () => {
  for (const code of ["nobody", "list-twice", "no-name", "no-cell", "name-twice", "too-many", "not-listed", "cell-twice", "quotes", "long-name", "long-cell", "column-name", "column-own", "column-twice", "alike"]) {
    assert.match(faultText({ line: 3, code, args: ["x", "y"] }), /\S/);
  }
  assert.equal(faultText({ line: 3, code: "no-cell", args: ["Lê A"] }), "Dòng 3: “Lê A” thiếu chi bộ; ghi chi bộ sau dấu phẩy, hoặc dấu - nếu không thuộc chi bộ nào được dự");
  for (const reason of ["numbers", "too-many", "no-cell-for", "nobody-for", "too-few", "unfair"]) assert.match(impossibleText({ reason }, roster), /\S/);
});

test("a rota without names is the same rota", () => {
  const rules = { names: { name: ["ten"], own: ["chi-bo"], visited: ["duoc-du"] }, longest: 200, canon, unmark };
  const fields = { nguoi: 'Lê A, "Chi bộ ""Hai"""\nTrần B, -', "so-thang": "3" };
  assert.deepEqual(nameless(fields, rules), { nguoi: 'Người 1\t"Chi bộ ""Hai"""\nNgười 2\t-', "so-thang": "3" });
  assert.deepEqual(nameless({ nguoi: "Tên;Chi bộ;Được dự\nLê A;Một;Hai\n;;Một" }, rules), { nguoi: "Người 1\tMột", "chi-bo": "Hai\nMột" });
  assert.deepEqual(nameless({ nguoi: "Lê A", "so-thang": "3" }, rules), { "so-thang": "3" });
});
