import assert from "node:assert/strict";
import { test } from "node:test";
import { readState, writeState } from "../default/js/state.js";

test("an address holds what is asked, and gives it back", () => {
  const cases = [
    ["", { q: "", filters: {} }],
    ["?q=hi%E1%BA%BFn+%C4%91%E1%BA%A5t", { q: "hiến đất", filters: {} }],
    ["?q=50-CT%2FTW&nhom=a&nhom=b&quy=2", { q: "50-CT/TW", filters: { nhom: ["a", "b"], quy: ["2"] } }],
  ];
  for (const [address, state] of cases) {
    assert.deepEqual(readState(address), state);
    assert.equal(writeState(state), address);
  }
});

test("blanks and empty filters are nothing asked", () => {
  assert.deepEqual(readState("?q=++&nhom="), { q: "", filters: {} });
  assert.equal(writeState({ q: "", filters: { nhom: [] } }), "");
});

test("filters stand in one order, so that one search has one address", () => {
  assert.equal(writeState({ q: "a", filters: { quy: ["1"], nhom: ["b"] } }), "?q=a&nhom=b&quy=1");
});
