// The home page: what a kind of cell needs in a quarter, answered in place.

import { readAhead } from "./ahead.js";
import { need } from "./parts.js";
import { remembered } from "./remembered.js";
import * as say from "theme/strings.js";

const form = document.getElementById("can_gi");
const held = document.getElementById("tra_loi");
if (form instanceof HTMLFormElement && held instanceof HTMLScriptElement) start(form, JSON.parse(held.text));

/**
 * @param {HTMLFormElement} form
 * @param {{topics: [string, string][], kinds: Record<string, number[][]>}} answers
 */
function start(form, { topics, kinds }) {
  const kind = need(form, "select", HTMLSelectElement);
  const quarters = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[type=radio]"));
  const told = need(form, "[role=status]", HTMLElement);
  const rows = need(form, "ul", HTMLElement);
  const mine = remembered()["doi-tuong"];
  if (mine in kinds) kind.value = mine;
  const now = quarters[Math.floor(new Date().getMonth() / 3)];
  if (now) now.checked = true; // a site may have other quarters than the year
  show();
  form.addEventListener("change", show);

  function show() {
    const quarter = [...quarters].findIndex((one) => one.checked);
    const found = (kinds[kind.value] || [])[quarter];
    if (!found) return; // nothing is chosen: what the build has put there stays
    const [count, ...best] = found;
    told.textContent = say.homeFitting(count);
    rows.textContent = "";
    for (const [title, url] of best.map((place) => topics[place])) {
      const link = document.createElement("a");
      link.href = url;
      link.textContent = title;
      rows.appendChild(document.createElement("li")).append(link);
    }
    readAhead(rows);
  }
}
