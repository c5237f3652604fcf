import assert from "node:assert/strict";
import { test } from "node:test";

import { forBlanks, forget, remember, remembered } from "../default/js/paperstore.js";

/** A store as browsers have it. */
function store(text, refuses = false) {
  const kept = new Map(text === undefined ? [] : [["chuyende.giay-to", text]]);
  globalThis.localStorage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (refuses) throw new Error("full");
      kept.set(key, value);
    },
    removeItem: (key) => kept.delete(key),
  };
  return kept;
}

test("what stays is remembered for all topics, what is of a meeting for its own", () => {
  const kept = store();
  assert.ok(remember("/a.html", { "chi-bo": "Một", "ngay-hop": "2027-01-05", "con-so-1": "3", so: "" }));
  assert.deepEqual({ ...remembered("/a.html") }, { "chi-bo": "Một", "ngay-hop": "2027-01-05", "con-so-1": "3" });
  assert.deepEqual({ ...remembered("/b.html") }, { "chi-bo": "Một" });
  assert.deepEqual({ ...remembered() }, { "chi-bo": "Một" });
  for (let i = 0; i < 40; i++) remember(`/${i}.html`, { so: "1" });
  assert.equal(JSON.parse(kept.get("chuyende.giay-to")).topics.length, 30);
  assert.equal(remembered("/39.html").so, "1");
  forget();
  assert.equal(kept.size, 0);
});

test("whatever is stored, what is read is texts", () => {
  const hostile = ["", "x", "null", "[]", "7", '"a"', '{"v":2,"own":{"so":"1"}}', '{"v":1}', '{"v":1,"own":[1],"topics":{}}', '{"v":1,"own":{"a":1,"b":null,"c":{"d":"e"},"__proto__":"x"},"topics":[null,1,["k"],["k",7],[{},{}]]}'];
  for (const text of hostile) {
    const kept = store(text);
    for (const [name, value] of Object.entries(remembered("k"))) assert.ok(typeof value === "string", `${text}: ${name}`);
    assert.ok(remember("k", { so: "5" }), text);
    assert.equal(remembered("k").so, "5", text);
    const ours = text.startsWith('{"v":1');
    assert.equal(kept.get("chuyende.giay-to.la"), ours || !text ? undefined : text, "what cannot be read is put aside");
    remember("k", { so: "6" });
    assert.equal(kept.get("chuyende.giay-to.la"), ours || !text ? undefined : text, "and stays");
  }
  store('{"v":1,"own":{"so":"' + "x".repeat(100000) + '"}}');
  assert.equal(remembered().so.length, 500);
});

test("a browser that keeps nothing is told", () => {
  store(undefined, true);
  assert.equal(remember("k", { so: "1" }), false);
  delete globalThis.localStorage;
  assert.deepEqual({ ...remembered("k") }, {});
  assert.equal(remember("k", { so: "1" }), false);
  forget();
});

test("dates, hours and figures are written as papers have them", () => {
  const figures = ["con-so-1", "con-so-2-1", "con-so-2-2"].map((name) => ({ name, whole: name.slice(0, 8), what: "", where: "" }));
  const texts = forBlanks({ "bi-thu": "An", "ngay-hop": "2027-02-05", gio: "19:30", "con-so-1": "3", "con-so-2-1": "4" }, figures);
  assert.deepEqual(texts, {
    "bi-thu": "An", "chu-tri": "An", "ngay-hop": "05/02/2027", ngay: "05", thang: "02", nam: "2027", gio: "19 giờ 30",
    "con-so-1": "3", "con-so-2-1": "4", "con-so-2": "",
  });
  for (const [given, want] of [["Chi bộ Thôn Hai", "Thôn Hai"], ["CHI BỘ 3", "3"], ["Chi bộ", "Chi bộ"], ["Chi bộ ", "Chi bộ "], ["Thôn Hai", "Thôn Hai"], ["Chi bộ cơ sở Trạm Y tế", "cơ sở Trạm Y tế"]]) {
    assert.equal(forBlanks({ "chi-bo": given })["chi-bo"], want);
  }
  for (const [given, want] of [
    ["xã Tân Lập", "xã Tân Lập"],
    ["Đảng bộ xã Tân Lập", "xã Tân Lập"],
    ["ĐẢNG ỦY  xã Tân Lập", "xã Tân Lập"],
    ["Đảng uỷ phường Thuỷ Một", "phường Thuỷ Một"],
    ["Đảng bộ bộ phận Trường Hai", "bộ phận Trường Hai"],
    ["đảng ủy các cơ quan Đảng tỉnh", "các cơ quan Đảng tỉnh"],
    ["Đảng ủy".normalize("NFD") + " Công ty Ba", "Công ty Ba"],
    ["Thành ủy Hà Nội", "Thành phố Hà Nội"],
    ["Tỉnh uỷ An Giang", "Tỉnh An Giang"],
    ["Đảng bộ", "Đảng bộ"],
    ["Ủy ban nhân dân xã", "Ủy ban nhân dân xã"],
  ]) {
    assert.equal(forBlanks({ "dang-bo": given })["dang-bo"], want);
  }
  const other = forBlanks({ "chu-tri": "Bình", "bi-thu": "An", "ngay-hop": "tối thứ bảy", "ngay-ky": "1/12/2026", gio: "08:00", "con-so-2-1": "4", "con-so-2-2": "5" }, figures);
  assert.deepEqual(other, {
    "bi-thu": "An", "chu-tri": "Bình", "ngay-hop": "tối thứ bảy", ngay: "01", thang: "12", nam: "2026", "ngay-gui": "01", "thang-gui": "12", "nam-gui": "2026",
    gio: "8 giờ", "con-so-1": "", "con-so-2": "4; 5", "con-so-2-1": "4", "con-so-2-2": "5",
  });
});
