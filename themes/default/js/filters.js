// Choices that narrow a search, from the facets that the index has.

import { element } from "./dom.js";

/**
 * @typedef {object} Facet
 * @property {string} name
 * @property {string} title
 * @property {{id: string, title: string, count?: number}[]} values
 */

/**
 * @param {HTMLElement} place
 * @param {() => void} changed  called when the reader ticks or unticks a choice
 */
export function enhanceFilters(place, changed) {
  let offered = false;
  place.addEventListener("change", changed);

  function tick(filters) {
    for (const box of place.querySelectorAll("input")) {
      box.checked = filters[box.name]?.includes(box.value) ?? false;
    }
  }

  return {
    /** Shows the facets once, and ticks what is chosen. */
    offer(facets, filters) {
      const lists = offered ? [] : facets.filter((facet) => facet.values?.length > 1);
      if (lists.length > 0) {
        const details = element("details", {}, element("summary", {}, "Lọc kết quả"), ...lists.map(fieldset));
        details.open = Object.keys(filters).length > 0;
        place.replaceChildren(details);
        offered = true;
      }
      tick(filters);
    },
    /** What is ticked; before facets are offered, what was chosen before. */
    chosen(before) {
      if (!offered) return before;
      const filters = {};
      for (const box of place.querySelectorAll("input:checked")) (filters[box.name] ??= []).push(box.value);
      return filters;
    },
  };
}

function fieldset({ name, title, values }) {
  const choices = values.map(({ id, title, count }) =>
    element(
      "label",
      {},
      element("input", { type: "checkbox", name, value: id }),
      count === undefined ? title : `${title} (${count})`,
    ),
  );
  return element("fieldset", {}, element("legend", {}, title), element("div", { class: "choices" }, ...choices));
}
