// Added to pages by `chuyende serve`, never part of a site: loads the page
// again when something it shows has changed, and shows the build's problems.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const self = new URL(script.src);
  const notice = self.searchParams.has("notice");
  let build = self.searchParams.get("build"); // the state of the site that this page is from
  let box = document.querySelector(".chuyende-notice pre"); // where problems are shown, if they are

  /** The addresses of this page and of all that it has loaded. */
  function used() {
    const page = decodeURI(location.pathname);
    const paths = new Set([page, page.endsWith("/") ? page + "index.html" : page]);
    for (const { name } of performance.getEntriesByType("resource")) {
      const url = new URL(name);
      if (url.origin === location.origin) paths.add(decodeURI(url.pathname));
    }
    return paths;
  }

  function concerns(changed) {
    const paths = used();
    return changed.some((path) => path === "/" || paths.has(path));
  }

  /** Shows the problems over the page; they are text, never markup. */
  function show(problems) {
    if (!problems) {
      box?.remove();
      box = null;
      return;
    }
    if (!box) {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("reload.css", self).href;
      document.head.append(style);
      box = document.createElement("pre");
      box.className = "chuyende-problems";
      box.setAttribute("role", "alert");
      document.body.append(box);
    }
    box.textContent = problems;
  }

  const events = new EventSource(new URL("events", self));
  events.onmessage = (message) => {
    const news = JSON.parse(message.data);
    const old = news.build !== build;
    build = news.build;
    // No changes are named where the page comes back to a server, or comes to
    // one that has built meanwhile.
    if (old && (notice || news.changed.length === 0 || concerns(news.changed))) location.reload();
    else show(news.problems);
  };
  // A page that is left must not hold one of the browser's few connections.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
