// Drives the search page once its first hits stand (searchpage.js): filters,
// numbers, what is typed, further hits. What is asked stands in its address, so that a
// search can be sent on and the back button works, also from a disk.

import { asker, SHEET, SLOW, SCREEN, WAIT, WIDE } from "./asking.js";
import { enhanceSearchBox } from "./combobox.js";
import { button, fill, screen, setAll } from "./elements.js";
import { openFilters } from "./filters.js";
import { entriesOf, need } from "./parts.js";
import { watcher } from "./seen.js";
import { addressOf, readState } from "./state.js";
import { explain, found, isAway } from "./words.js";
import * as say from "theme/strings.js";

/**
 * @param {object} given  by searchpage.js
 * @param {HTMLElement} given.page  the place of filters and results
 * @param {HTMLFormElement} given.form
 * @param {() => Promise<object>} given.client
 * @param {(address: string) => string} given.link
 * @param {(answer: object, facets: Map<string, Map<string, string>>, dated: boolean) => import("./searchpage.js").Item[]} given.show
 * @param {(items: import("./searchpage.js").Item[]) => Promise<unknown>} given.texts
 * @param {Promise<import("./searchpage.js").First | undefined>} given.first
 */
export function driveSearchPage({ page, form, client, link, show: showHits, texts, first }) {
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
  const suggest = enhanceSearchBox(form, client, link, true);
  const further = watcher();
  let opened; // the client, once its facets are offered
  let offering;
  let barren = false; // there is nothing to narrow
  let lacks = false; // texts, as there is no network
  let typed;
  let slow;

  const address = () => new URLSearchParams(location.search);

  const asking = asker(client, {
    busy(busy) {
      clearTimeout(slow);
      if (busy) slow = setTimeout(tell, SLOW, say.searchBusy);
      setAll(hits, { "aria-busy": busy });
    },
    async state(client) {
      const own = (offering ??= client.offered().then((facets) => filters.offer(facets, address())));
      await own.catch((error) => {
        offering = null; // it is asked for again
        throw error;
      });
      if (own === offering) opened = client;
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
    hits(answer, offset, first) {
      lacks = false;
      if (!first && !offset) {
        fill(hits);
        further.clear();
      }
      const items = first?.items ?? showHits(answer, opened.manifest.facets, !!order.value);
      const shown = first?.texts ?? texts(items);
      if (!offset) tell();
      else if (items.length) need(items[0][0], "a", HTMLElement).focus();
      more.hidden = items.length < SHEET;
      for (const [item, tell] of items.slice(SCREEN)) further.when(item, tell);
      // Somebody who is still typing is shown what it may become.
      shown.then(() => history.state && suggest(), () => {});
      return shown;
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
      if (lacks) status.append(` ${say.searchTextless}`);
      if (query !== asked) status.append(` ${say.searchFoundBy} `, button(query, () => ((input.value = query), go(false))));
    },
    textless(error) {
      return (lacks = isAway(error));
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

  /** Shows what the form asks; offset > 0 adds to what is shown, first is on its way already. */
  const show = (offset, first) => asking.ask(history.state, offset, first);

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
  function read(event, first) {
    if (event) input.value = address().get("q") ?? input.value;
    order.value = address().has("xep") ? "ngay" : "";
    opened = offering = null; // filters are offered anew
    reveal(!!location.search);
    show(0, first);
  }

  form.onsubmit = () => {
    if (!screen("hover: hover")) input.blur(); // its keyboard covers the hits
    go(false);
    return false;
  };
  input.addEventListener("input", () => {
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
  if (!location.search && screen("hover: hover")) input.focus();
  first.then((standing) => read(null, standing && first), () => read(null, first)).then(() => {
    // What was typed while the first hits, or this script, were on their way.
    if (input.value.trim() !== (address().get("q") ?? "").trim()) go(true);
  });
}
