import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, readState } from "../default/js/state.js";

test("an address holds what is asked, and gives it back", () => {
  const cases = [
    ["", { query: "", filters: {}, sort: undefined, empty: true }],
    ["?q=hi%E1%BA%BFn+%C4%91%E1%BA%A5t", { query: "hiến đất", filters: {}, sort: undefined, empty: false }],
    ["?q=50-CT%2FTW&nhom=a&nhom=b&quy=2", { query: "50-CT/TW", filters: { nhom: ["a", "b"], quy: ["2"] }, sort: undefined, empty: false }],
    ["?nhom=a&xep=ngay", { query: "", filters: { nhom: ["a"] }, sort: "date", empty: false }],
  ];
  for (const [address, state] of cases) {
    assert.deepEqual(readState(new URLSearchParams(address)), state);
    assert.equal(addressOf(new URLSearchParams(address)), address);
  }
});

test("blanks and empty choices are nothing asked", () => {
  const entries = [["q", "  "], ["nhom", ""], ["xep", ""]];
  assert.equal(readState(entries).empty, true);
  assert.equal(addressOf(entries), "");
});
