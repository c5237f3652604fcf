// What a script adds to the action bar: printing, a panel that closes by itself,
// and the list of files for Word, opened when one goes to it.

export function enhanceActions() {
  const bar = document.querySelector(".actions");
  const more = bar && bar.querySelector("details");
  if (!bar || !more) return;
  const entry = bar.querySelector("[data-print-entry]");
  if (entry && typeof window.print === "function") {
    entry.removeAttribute("hidden");
    entry.addEventListener("click", () => {
      more.open = false;
      window.print();
    });
  }
  bar.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    const list = link && link.hash && document.getElementById(link.hash.slice(1));
    if (list instanceof HTMLDetailsElement) list.open = true;
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !more.contains(event.target)) more.open = false;
  });
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    more.querySelector("summary")?.focus();
  });
}
