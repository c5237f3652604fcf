// Choices that narrow a search, from the facets that the index has.

import { pause } from "search-client/loader.js";
import { button, element, fill, screen } from "./elements.js";
import * as say from "theme/strings.js";

const MOST = 24; // values that can be taken in; free words, such as tags, are more
const OPEN = 3; // facets that stand open from the start, where there is room

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} chips  where what is chosen is shown
 * @param {string} form  id of the form that the choices belong to
 * @param {() => void} changed  called when the reader takes a choice back by its chip
 */
export function openFilters(place, chips, form, changed) {
  /** @type {{label: HTMLElement, box: HTMLInputElement, title: string, all: number, shown: HTMLElement}[]} */
  let choices = [];
  /** @type {HTMLElement[]} */
  let folds = [];

  function choice(name, { id, title, count }) {
    const box = element("input", { type: "checkbox", name, value: id, form });
    const shown = element("span", { class: "count" });
    // Shown once counted, so that none makes way for another.
    const label = element("label", { class: "tick", hidden: "" }, box, element("span", {}, title), shown);
    choices.push({ label, box, title, all: count, shown });
    return label;
  }

  return {
    /**
     * Shows the facets, with what an address says ticked. Facets that nobody gave a title are for programs.
     * Each is a task of its own: a slow phone takes long for all.
     */
    async offer(facets, address) {
      const wide = screen("min-width: 60em");
      const own = (choices = []);
      folds = [];
      for (const { name, title, values } of facets) {
        const asked = address.getAll(name);
        // Of a facet with too many values those that are chosen.
        const shown = values.filter(({ id }) => values.length <= MOST || asked.includes(id));
        if (title === name || shown.length < (asked.length ? 1 : 2)) continue;
        const group = element("div", { role: "group", "aria-label": title }, ...shown.map((value) => choice(name, value)));
        const fold = element("details", { hidden: "" }, element("summary", {}, title), group);
        fold.open = asked.length > 0 || (wide && folds.length < OPEN);
        folds.push(fold);
        await pause();
        if (own !== choices) return; // they are offered anew
      }
      fill(place, ...folds);
      for (const { box } of choices) box.checked = address.getAll(box.name).includes(box.value);
    },
    /** Shows what is ticked as chips. */
    tell() {
      fill(
        chips,
        ...choices
          .filter(({ box }) => box.checked)
          .map(({ box, title }) =>
            button(say.searchFilterOff(title), () => {
              box.checked = false;
              changed();
            }, "chip"),
          ),
      );
    },
    /**
     * Shows how many pages each choice would leave: of all pages where no counts are given. What would leave
     * none is not offered, nor a facet without any choice.
     * @param {Record<string, Record<string, number>>} [counts]
     */
    count(counts) {
      for (const { label, box, all, shown } of choices) {
        const count = counts ? (counts[box.name] || {})[box.value] || 0 : all;
        label.hidden = !count && !box.checked;
        shown.textContent = String(count);
      }
      for (const fold of folds) fold.hidden = !fold.querySelector("label:not([hidden])");
    },
  };
}
