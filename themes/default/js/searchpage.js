// The search page: what is asked stands in its address, so that a search can
// be sent on and the back button works, also from a disk.

import { element, marked } from "./dom.js";
import { enhanceFilters } from "./filters.js";
import { newest } from "./newest.js";
import { readState, writeState } from "./state.js";
import { explain, found } from "./words.js";

const SHEET = 10; // hits shown at once
const WAIT = 150; // ms without a key before a search

/**
 * @param {HTMLElement} page  the results' place
 * @param {HTMLFormElement} form
 * @param {() => Promise<object>} client
 * @param {(address: string) => string} link
 */
export function openSearchPage(page, form, client, link) {
  const input = form.elements.namedItem("q");
  const status = page.querySelector(".search-status");
  const hits = page.querySelector(".hits");
  const more = page.querySelector(".search-more button");
  const catalogue = document.querySelector(".catalogue");
  const filters = enhanceFilters(page.querySelector(".search-filters"), () => go(true));
  let state = readState(location.search);
  let timer = 0;
  let slow = 0;

  const ask = newest(async (asked, offset) => {
    const opened = await client();
    filters.offer(opened.facets ?? [], asked.filters);
    return opened.search(asked.q, { limit: SHEET, offset, filters: asked.filters });
  });

  /** Shows what the state asks for; offset > 0 adds to what is shown. */
  async function show(offset = 0) {
    const asked = state;
    clearTimeout(slow); // of a search that this one overtakes, which never ends
    page.hidden = asked.q === "";
    if (catalogue) catalogue.hidden = asked.q !== "";
    if (asked.q === "") {
      hits.replaceChildren();
      return;
    }
    slow = setTimeout(() => (status.textContent = "Đang tìm…"), 400);
    try {
      const answer = await ask(asked, offset);
      if (asked !== state) return;
      const items = answer.hits.map((hit) => hitElement(hit, asked.q, link));
      if (offset === 0) hits.replaceChildren(...items);
      else hits.append(...items);
      status.textContent = found(answer.total, asked.q);
      more.hidden = offset + items.length >= answer.total;
      if (offset > 0) items[0]?.querySelector("a").focus();
    } catch (error) {
      if (asked === state) fail(error, offset);
    } finally {
      clearTimeout(slow);
    }
  }

  function fail(error, offset) {
    const retry = element("button", { type: "button" }, "Thử lại");
    retry.addEventListener("click", () => show(offset));
    status.replaceChildren(explain(error), retry);
    if (offset === 0) hits.replaceChildren();
    more.hidden = offset === 0;
  }

  /** Takes over what the form says; push makes a step for the back button. */
  function go(push) {
    clearTimeout(timer);
    const next = { q: input.value.trim(), filters: filters.chosen(state.filters) };
    const address = location.pathname + writeState(next);
    if (address !== location.pathname + writeState(state)) {
      history[push ? "pushState" : "replaceState"](null, "", address);
      state = next;
    }
    show();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(true);
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go(false), WAIT);
  });
  more.addEventListener("click", () => show(hits.children.length));
  addEventListener("popstate", () => {
    state = readState(location.search);
    input.value = state.q;
    show();
  });
  input.value = state.q || input.value;
  if (!state.q && matchMedia("(hover: hover)").matches) input.focus();
  show();
}

function hitElement(hit, query, link) {
  const text = element("p");
  const item = element(
    "li",
    {},
    element("a", { href: link(hit.url) }, element("span", {}, ...marked(hit.title, query))),
    element("p", { class: "hit-facts" }, [hit.kindTitle, day(hit.date)].filter(Boolean).join(" · ")),
    text,
  );
  excerptOf(hit).then(
    (excerpt) => text.replaceChildren(...marked(excerpt, query)),
    () => text.remove(), // the title stands without it
  );
  return item;
}

async function excerptOf({ excerpt, summary }) {
  return (typeof excerpt === "function" ? await excerpt() : excerpt) || summary || "";
}

/** "2026-11-22" as "22/11/2026". */
function day(date) {
  return date ? date.split("-").reverse().join("/") : "";
}
