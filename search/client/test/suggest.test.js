import assert from "node:assert/strict";
import { test } from "node:test";
import { suggest } from "../suggest.js";

/**
 * What is suggested to a text, by what each line says.
 * @param {string} text
 * @param {string[]} phrases
 * @param {string[]} titles
 */
async function lines(text, phrases, titles = []) {
  const site = /** @type {any} */ ({ manifest: { files: [] }, load: async () => [phrases] });
  const answer = /** @type {any} */ ({ hits: titles.map((title) => ({ title, url: "/" + title, kind: "page" })) });
  return (await suggest(site, async () => answer, text)).map((line) => ("text" in line ? "? " + line.text : line.title));
}

for (const { name, text, phrases, titles, want } of [
  { name: "goes on from all that is typed", text: "hien d", phrases: ["hiến đất", "hiến đất làm đường"], want: ["? hiến đất", "? hiến đất làm đường"] },
  { name: "goes on from the last words", text: "về việc hien d", phrases: ["hiến đất"], want: ["? về việc hiến đất"] },
  { name: "what goes on from all spares what goes on from the end alone", text: "hien dat", phrases: ["đất đai", "hiến đất làm đường", "đất làm đường"], want: ["? hiến đất làm đường"] },
  { name: "words before that are no part of the phrase stay as they were typed", text: "cu gia", phrases: ["gia đình"], want: ["? cu gia đình"] },
  { name: "a page that is called so stands alone", text: "tet", phrases: ["Tết Nguyên đán", "tết trồng cây"], titles: ["Tết Nguyên đán"], want: ["? tết trồng cây", "Tết Nguyên đán"] },
  { name: "nothing goes on", text: "zzz", phrases: ["hiến đất"], want: [] },
]) {
  test(name, async () => assert.deepEqual(await lines(text, phrases, titles), want));
}
