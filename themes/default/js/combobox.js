// Suggestions below the search box: the combobox pattern of ARIA, with the
// focus staying in the box.

import { WAIT } from "./asking.js";
import { element, fill, marked, setAll } from "./dom.js";
import { need } from "./parts.js";
import * as say from "theme/strings.js";

const SHORTEST = 2; // letters
const MOST = 6; // suggestions

/**
 * @param {HTMLFormElement} form  with the input named q
 * @param {() => Promise<object>} client
 * @param {(address: string) => string} link
 * @param {boolean} [waits]  nothing is looked up before the returned function is called
 * @returns {() => void} looks up what is typed
 */
export function enhanceSearchBox(form, client, link, waits) {
  const input = need(form, "[name=q]", HTMLInputElement);
  const list = element("ul", { class: "suggestions", id: "goi_y_tim", role: "listbox", "aria-label": say.searchSuggestions });
  const news = element("span", { class: "visually-hidden", role: "status" });
  let timer;
  let chosen = -1;
  /** @type {HTMLElement[]} */
  let options = [];

  function choose(index) {
    chosen = index;
    let id = "";
    options.forEach((option, i) => {
      setAll(option, { "aria-selected": i === index });
      if (i !== index) return;
      option.scrollIntoView({ block: "nearest" });
      id = option.id;
    });
    setAll(input, { "aria-activedescendant": id });
  }

  function show(found, text) {
    options = found.map((suggestion, i) => {
      const words = marked(suggestion.text || suggestion.title, text);
      const option = element("li", { role: "option", id: `${list.id}_${i}` }, element("span", {}, ...words));
      option.onclick = () => take(suggestion);
      return option;
    });
    fill(list, ...options);
    choose(-1);
    list.hidden = !found.length;
    setAll(input, { "aria-expanded": !list.hidden });
    news.textContent = found.length ? say.searchSuggested(found.length) : "";
  }

  function take({ text, url }) {
    if (url) return location.assign(link(url));
    input.value = text;
    need(form, "button", HTMLButtonElement).click(); // requestSubmit is too new
  }

  function close() {
    clearTimeout(timer);
    show([]);
  }

  async function look() {
    const text = input.value;
    try {
      const found = await (await client()).suggest(text, { limit: MOST });
      if (text === input.value && document.activeElement === input) show(found, text);
    } catch {
      close(); // suggestions are a convenience: the search itself reports what is wrong
    }
  }

  /** What is typed: fetches for its complete words, and asks at a pause. */
  function typed() {
    const text = input.value;
    clearTimeout(timer);
    if (text.trim().length < SHORTEST) return close();
    if (text.endsWith(" ")) client().then((opened) => opened.prepare(text)).catch(() => {}); // as above
    if (!waits) timer = setTimeout(look, WAIT);
  }

  const keys = {
    ArrowDown: () => choose(chosen + 1 < options.length ? chosen + 1 : -1),
    ArrowUp: () => choose((chosen < 0 ? options.length : chosen) - 1),
    Enter: () => options[chosen].click(),
    Escape: close,
  };

  input.after(list, news);
  setAll(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  show([]);
  input.addEventListener("input", typed);
  input.onkeydown = (event) => {
    const key = keys[event.key];
    if (event.isComposing || list.hidden) return;
    if (!key || (event.key === "Enter" && chosen < 0)) return choose(-1); // the caret moves
    event.preventDefault();
    key();
  };
  input.onblur = close;
  form.addEventListener("submit", close);
  // Before the box loses the focus, which would close the list.
  list.onmousedown = (event) => event.preventDefault();
  // What was typed before this script was there.
  if (document.activeElement === input) typed();
  return look;
}
