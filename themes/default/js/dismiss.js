/**
 * Lets go of what has opened over the page: by a touch beside it, and by Escape.
 * @param {HTMLDetailsElement} panel
 * @param {() => boolean} [over]  whether it lies over the page just now
 */
export function dismissable(panel, over = () => true) {
  document.addEventListener("click", (event) => {
    if (over() && event.target instanceof Node && !panel.contains(event.target)) panel.open = false;
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open || !over()) return;
    panel.open = false;
    panel.querySelector("summary")?.focus();
  });
}
