// The search page: what is asked stands in its address, so that a search can
// be sent on and the back button works, also from a disk.

import { asker, SCREEN, SHEET, WAIT } from "./asking.js";
import { button, fill, screen, setAll } from "./dom.js";
import { openFilters } from "./filters.js";
import { hitElement } from "./hit.js";
import { entriesOf, need } from "./parts.js";
import { watcher } from "./seen.js";
import { addressOf, readState } from "./state.js";
import { explain, found } from "./words.js";
import * as say from "theme/strings.js";

const WIDE = "min-width: 60em"; // as in search.css
const SLOW = 400; // ms after which the reader is told that a search is under way

/**
 * @param {HTMLElement} page  the place of filters and results
 * @param {HTMLFormElement} form
 * @param {() => Promise<object>} client
 * @param {(address: string) => string} link
 * @param {() => Promise<import("./searchlater.js").Parts>} later
 */
export function openSearchPage(page, form, client, link, later) {
  const input = need(form, "[name=q]", HTMLInputElement);
  const order = need(page, "[name=xep]", HTMLSelectElement);
  const part = (selector) => need(page, selector, HTMLElement);
  const panel = need(page, ".filters", HTMLDetailsElement);
  const results = part(".results");
  const status = part(".search-status");
  const hits = part(".hits");
  const more = part(".search-more button");
  const close = part("[data-close]");
  const others = need(document, ".catalogue", HTMLElement);
  const filters = openFilters(part(".facets"), part(".chosen"), form.id, () => {
    status.focus(); // the chip that had it goes
    go(false);
  });
  /** @type {Promise<() => void> | null} */
  let box; // suggestions, once they are on their way
  let opened; // the client, once its facets are offered
  const texts = watcher();
  let barren = false; // there is nothing to narrow
  let typed;
  let slow;

  const address = () => new URLSearchParams(location.search);

  const asking = asker(client, {
    busy(busy) {
      clearTimeout(slow);
      if (busy) slow = setTimeout(tell, SLOW, say.searchBusy);
      setAll(hits, { "aria-busy": busy });
    },
    state(client) {
      if (!opened) filters.offer(client.facets, address());
      opened = client;
      filters.tell();
      const state = readState(entriesOf(form));
      panel.hidden = state.empty || barren;
      reveal(!state.empty);
      return state;
    },
    empty() {
      settled();
      tell();
      filters.count();
    },
    hits(answer, offset) {
      const items = answer.hits.map((hit) => hitElement(hit, answer.query, link, opened.facets, !!order.value));
      settled();
      if (!offset) {
        fill(hits);
        texts.clear();
        tell();
      }
      hits.append(...items.map(([item]) => item));
      more.hidden = items.length < SHEET;
      if (offset && items.length) need(items[0][0], "a", HTMLElement).focus();
      const first = Promise.all(items.slice(0, SCREEN).map(([, tell]) => tell()));
      for (const [item, tell] of items.slice(SCREEN)) texts.when(item, tell);
      // Somebody who is still typing is shown what it may become.
      first.then(offer).then((look) => history.state && look(), () => {});
      return first;
    },
    numbers({ query }, numbers) {
      const asked = input.value.trim();
      tell(found(numbers, asked));
      close.textContent = say.searchShow(numbers.total);
      order.hidden = !numbers.total;
      // Beside nothing they would only push down what leads on.
      panel.hidden = barren = !numbers.total && screen(WIDE) && !part(".chosen").firstChild;
      // What is not there leads on.
      others.hidden = numbers.total > 0 && !numbers.relaxed && !numbers.absent;
      if (query !== asked) status.append(` ${say.searchFoundBy} `, button(query, () => ((input.value = query), go(false))));
    },
    wantsFacets: () => panel.open,
    facets: filters.count,
    fail(error, offset, standing) {
      settled();
      const { text, action, reload } = explain(error);
      tell(text, button(action, () => (reload ? location.reload() : show(standing ? 0 : offset))));
      if (!standing && !offset) fill(hits);
      more.hidden = true;
    },
  });

  function tell(...words) {
    clearTimeout(slow);
    fill(status, ...words);
  }

  /** Suggestions, which come once hits stand or somebody types. What cannot be had is asked for again. */
  function offer() {
    box ??= later().then(({ enhanceSearchBox }) => enhanceSearchBox(form, client, link, true));
    box.catch(() => (box = null));
    return box;
  }

  /** The room kept for what was asked is no longer needed. */
  function settled() {
    document.documentElement.removeAttribute("data-asked");
  }

  /** Shows results, or what the page offers without them. */
  function reveal(asked) {
    // Where there is room, filters come with the results.
    if (asked && results.hidden && screen(WIDE)) panel.open = true;
    results.hidden = !asked;
    others.hidden = asked;
  }

  /** Shows what the form asks; offset > 0 adds to what is shown. */
  const show = (offset) => asking.ask(history.state, offset);

  /** Puts what the form asks into the address. What is being typed makes one step for the back button. */
  function go(typing) {
    clearTimeout(typed);
    const entries = opened ? new URLSearchParams(entriesOf(form)) : address();
    entries.set("q", input.value);
    const next = addressOf(entries);
    const step = location.search && next !== location.search && !history.state;
    history[step ? "pushState" : "replaceState"](typing, "", location.pathname + next);
    show();
  }

  /** Takes the form's values from the address. */
  function read() {
    input.value = address().get("q") ?? input.value;
    order.value = address().has("xep") ? "ngay" : "";
    opened = null; // filters are offered anew
    reveal(!!location.search);
    show();
  }

  form.onsubmit = () => {
    if (!screen("hover: hover")) input.blur(); // its keyboard covers the hits
    go(false);
    return false;
  };
  input.addEventListener("input", () => {
    offer();
    clearTimeout(typed);
    if (input.value.trim().length !== 1) typed = setTimeout(go, WAIT, true);
  });
  page.onchange = () => go(false);
  panel.ontoggle = asking.facets;
  const shut = () => {
    panel.open = false;
    need(panel, "summary", HTMLElement).focus();
  };
  close.onclick = shut;
  panel.onkeydown = (event) => {
    if (event.key === "Escape" && !screen(WIDE)) shut();
  };
  more.onclick = () => show(hits.children.length);
  window.onpopstate = read;
  page.hidden = false;
  if (!location.search) {
    offer();
    if (screen("hover: hover")) input.focus();
  }
  read();
}
