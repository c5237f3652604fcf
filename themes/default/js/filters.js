// Choices that narrow a search, from the facets that the index has.

import { element } from "./dom.js";

const MOST = 24; // choices that can be taken in; free words, such as tags, are more

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
  const summary = element("summary", {});
  place.addEventListener("change", changed);

  function tick(filters) {
    for (const box of place.querySelectorAll("input")) {
      box.checked = filters[box.name]?.includes(box.value) ?? false;
    }
    const count = place.querySelectorAll("input:checked").length;
    summary.textContent = count ? `Lọc kết quả (đang chọn ${count})` : "Lọc kết quả";
  }

  return {
    /** Shows the facets once, and ticks what is chosen. */
    offer(facets, filters) {
      const lists = offered ? [] : facets.filter(isOffered);
      if (lists.length > 0) {
        const folds = lists.map((list) => folded(list, list.name in filters));
        const all = element("details", { class: "filters" }, summary, element("div", { class: "facets" }, ...folds));
        all.open = matchMedia("(min-width: 48rem)").matches;
        place.replaceChildren(all);
        offered = true;
      }
      tick(filters);
    },
    /** What is ticked, and what was chosen before of facets that are not offered. */
    chosen(before) {
      const filters = { ...before };
      for (const box of place.querySelectorAll("input")) delete filters[box.name];
      for (const box of place.querySelectorAll("input:checked")) (filters[box.name] ??= []).push(box.value);
      return filters;
    },
  };
}

/** Facets that nobody gave a title are for programs. */
function isOffered({ name, title, values }) {
  return title && title !== name && values?.length > 1 && values.length <= MOST;
}

function folded({ name, title, values }, open) {
  const choices = values.map(({ id, title, count }) =>
    element(
      "label",
      {},
      element("input", { type: "checkbox", name, value: id }),
      count === undefined ? title : `${title} (${count})`,
    ),
  );
  const legend = element("legend", { class: "visually-hidden" }, title);
  const fieldset = element("fieldset", {}, legend, element("div", { class: "choices" }, ...choices));
  const details = element("details", {}, element("summary", {}, title), fieldset);
  details.open = open;
  return details;
}
