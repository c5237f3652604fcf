// The menu of narrow screens: a link to the menu without this script, a button
// that opens and closes it with it.

export function enhanceMenu() {
  const opener = /** @type {HTMLElement | null} */ (document.querySelector(".menu-open"));
  const menu = /** @type {HTMLElement | null} */ (document.querySelector(".menu"));
  if (!opener || !menu) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = opener.className;
  button.textContent = opener.textContent;
  button.setAttribute("aria-controls", menu.id);
  const show = (open) => {
    menu.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  show(false);
  button.addEventListener("click", () => show(!menu.classList.contains("open")));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || getComputedStyle(button).display === "none") return;
    show(false);
    button.focus();
  });
  opener.replaceWith(button);
}
