import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { floorFindings, programOf, styleFindings } from "./floor.mjs";

/** What is found, by the name in it, for each of some scripts. */
const SCRIPTS = [
  [`"a".at(-1)`, "String.at"],
  [`"a"["at"](-1)`, "String.at"],
  [`const { at: all } = "a"; all`, "String.at"],
  [`[1].at(-1)`, "Array.at"],
  [`new Uint8Array(2).at(-1)`, "Uint8Array.at"],
  [`[1].findLast((x) => x)`, "Array.findLast"],
  [`new Map().keys().map((x) => x)`, "IteratorObject.map"],
  [`Object.hasOwn({}, "a")`, "ObjectConstructor.hasOwn"],
  [`Promise.any([])`, "PromiseConstructor.any"],
  [`new WeakRef({})`, "WeakRef"],
  [`structuredClone({})`, "structuredClone"],
  [`globalThis.structuredClone({})`, ".structuredClone"],
  [`window.structuredClone({})`, "WindowOrWorkerGlobalScope.structuredClone"],
  [`crypto.randomUUID()`, "Crypto.randomUUID"],
  [`document.createElement("form").requestSubmit()`, "HTMLFormElement.requestSubmit"],
  [`document.body.checkVisibility()`, "Element.checkVisibility"],
  [`document.body.inert = true`, "HTMLElement.inert"],
  [`function f(any) { any.inert = true } f`, ".inert"],
  [`function f(any) { any.checkVisibility() } f`, ".checkVisibility"],
  [`function f(any) { return any.at(-1) } f`, ".at"],
  [`document.querySelector("label:has(input)")`, ":has"],
  [`document.body.matches(\`\${1} a:is(b, c)\`)`, ":is"],
  [`document.body.closest("a:not(b, c)")`, ":not(a, b)"],
  [`document.createElement("dialog")`, "<dialog>"],
  [`document.body.setAttribute("inert", "")`, "inert"],
  [`/(?<=a)b/.test("ab")`, "lookbehind"],
  [`new RegExp("(?<!a)b")`, "lookbehind"],
  [`/a/v.test("a")`, "flag v"],
  [`addEventListener("scrollend", () => {}); document.body.addEventListener("beforetoggle", () => {})`, "event beforetoggle"],
  [`AbortSignal.any([])`, ".any"],
  // What they have, or what is nobody's but ours.
  [`URL.revokeObjectURL(URL.createObjectURL(new Blob([])))`],
  [`document.body.append("a"); document.body.closest("a"); [1].flatMap((x) => x)`],
  [`for (const [a, b] of new FormData()) [a, b]; for (const a of document.querySelectorAll("a")) a.remove()`],
  [`fetch("a").then((r) => r.text()); globalThis.fetch("a"); Promise.allSettled([]); "a".matchAll(/a/g); "a".padStart(2)`],
  [`document.querySelector("a:not(b):first-child"); const own = { flat: () => 1 }; own.flat(); /(?<a>b)\\p{L}/u.test("b")`],
  [`function f(any) { return any.format + any.reason + any.build } f`],
  [`const panel = document.createElement("details"); panel.ontoggle = () => {}; addEventListener("popstate", () => {})`],
];

test("what the oldest browsers lack is found in scripts", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "chuyende-floor-"));
  try {
    const files = SCRIPTS.map(([text], i) => {
      const file = path.join(folder, `${i}.js`);
      writeFileSync(file, `${text};\nexport {};\n`);
      return file;
    });
    const program = programOf(files, {});
    SCRIPTS.forEach(([text, want], i) => {
      const found = floorFindings(program, program.getSourceFile(files[i])).map((finding) => finding.text);
      if (want) assert.ok(found.some((one) => one.startsWith(`${want} is not in `)), `${text}: ${found}`);
      else assert.deepEqual(found, [], text);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a style sheet needs no selector that the oldest browsers lack", () => {
  const names = (css) => styleFindings(css).map(([what]) => what);
  assert.deepEqual(names(`a:has(b){color:red}`), [":has"]);
  assert.deepEqual(names(`@media print{a:is(b,c){x:y}p:not(a,b){x:y}}`), [":is", ":not(a, b)"]);
  assert.deepEqual(names(`@supports selector(a:has(b)){a:has(b){x:y}@media print{:has(c){x:y}}}b:has(c){x:y}`), [":has"]);
  assert.deepEqual(names(`nav{flex-direction:column}a::before{content:":has(x)"}/* :has(y) */p:first-child{color:red}`), []);
});

test("a style sheet needs no property that the oldest browsers lack", () => {
  const names = (css) => styleFindings(css).map(([what]) => what);
  assert.deepEqual(names(`a{aspect-ratio:1;color:red}@media print{b{rotate:1deg}}`), ["aspect-ratio", "rotate"]);
  assert.deepEqual(names(`a{inset:0;padding-inline:1px;--rotate:2;-webkit-box-orient:vertical;text-wrap:balance}a:hover{color:red}`), []);
  assert.deepEqual(names(`@supports selector(a:has(b)){a{rotate:1deg}}b{rotate:1deg}`), ["rotate"]);
});
