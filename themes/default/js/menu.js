// What opens above the page on narrow screens, the menu and the search box: by
// a link without this script, with it by a button that closes it again.

/** @returns {{search: () => void}} opens the search box, where it is closed */
export function enhanceOpeners() {
  let search = () => {};
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".opener"))) {
    const part = document.getElementById(link.hash.slice(1));
    if (!part) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.textContent = link.textContent;
    button.setAttribute("aria-controls", part.id);
    const field = part.querySelector("input");
    const show = (open) => {
      part.classList.toggle("open", open);
      button.setAttribute("aria-expanded", String(open));
      if (open && field) field.focus();
    };
    show(false);
    button.addEventListener("click", () => show(!part.classList.contains("open")));
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || !button.offsetParent) return;
      show(false);
      button.focus();
    });
    if (field) search = () => button.offsetParent && show(true);
    link.replaceWith(button);
  }
  return { search: () => search() };
}
