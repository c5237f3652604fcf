// Suggestions below the search box: the combobox pattern of ARIA, with the
// focus staying in the box.

import { element, marked } from "./dom.js";
import { newest } from "./newest.js";

const WAIT = 120; // ms without a key before suggestions are looked up
const SHORTEST = 2; // letters

/**
 * @param {HTMLFormElement} form  with the input named q
 * @param {(text: string) => Promise<{title: string, url: string}[]>} suggest
 * @param {(address: string) => string} link
 */
export function enhanceSearchBox(form, suggest, link) {
  const input = form.elements.namedItem("q");
  const list = element("ul", { class: "suggestions", id: `${input.id}_goi_y`, role: "listbox", "aria-label": "Gợi ý" });
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  const ask = newest(suggest);
  let timer = 0;
  let chosen = -1;

  function choose(index) {
    chosen = index;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[index].id);
  }

  function show(found, text) {
    list.replaceChildren(
      ...found.map(({ title, url }, i) => {
        const option = element("li", { role: "option", id: `${list.id}_${i}` }, element("span", {}, ...marked(title, text)));
        option.dataset.url = link(url);
        return option;
      }),
    );
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
  }

  function close() {
    clearTimeout(timer);
    show([], "");
  }

  async function look() {
    const text = input.value;
    try {
      const found = text.trim().length < SHORTEST ? [] : await ask(text);
      if (text === input.value && document.activeElement === input) show(found, text);
    } catch {
      close(); // suggestions are a convenience: the search itself reports what is wrong
    }
  }

  const keys = {
    ArrowDown: () => choose((chosen + 2) % (list.children.length + 1) - 1),
    ArrowUp: () => choose(chosen < 0 ? list.children.length - 1 : chosen - 1),
    Enter: () => chosen >= 0 && location.assign(list.children[chosen].dataset.url),
    Escape: close,
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden || !Object.hasOwn(keys, event.key)) return;
    if (event.key !== "Enter" || chosen >= 0) event.preventDefault();
    keys[event.key]();
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // Before the box loses the focus, which would close the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.setAttribute("aria-expanded", "false");
}

/**
 * Lets "/" lead into the search box, as long as nothing else is being typed.
 * @param {Document} document
 * @param {HTMLInputElement} input
 */
export function focusOnSlash(document, input) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
