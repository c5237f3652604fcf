// Added to pages by `chuyende serve`, never part of a site: loads the page
// again when something it shows has changed, shows the build's problems, and leads
// to the pages that are left out for theirs.
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const self = new URL(script.src);
  const ownStyle = "reload.css";
  const notice = self.searchParams.has("notice");
  let build = self.searchParams.get("build"); // the state of the site that this page is from
  let box = document.querySelector(".chuyende-notice pre:not(.own)"); // where problems are shown, if they are

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
      box = add("pre", "chuyende-problems");
      box.setAttribute("role", "alert");
    }
    box.textContent = problems;
  }

  /** Gives an element of our own to the page, with our style. @returns {HTMLElement} */
  function add(name, className) {
    const element = document.createElement(name);
    element.className = className;
    if (!document.querySelector(`link[href$="${ownStyle}"]`)) {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL(ownStyle, self).href;
      document.head.append(style);
    }
    document.body.append(element);
    return element;
  }

  /** Names the pages that are left out, folded up: most of the time the author writes on another one. */
  function lead(caption, pages) {
    document.querySelector(".chuyende-drafts")?.remove();
    if (notice || pages.length === 0) return;
    const list = add("details", "chuyende-drafts");
    const summary = document.createElement("summary");
    summary.textContent = caption;
    list.append(summary);
    for (const { path, name } of pages) {
      const link = document.createElement("a");
      link.href = path;
      link.textContent = name;
      list.append(link);
    }
  }

  const events = new EventSource(new URL("events", self));
  events.onmessage = (message) => {
    const news = JSON.parse(message.data);
    const old = news.build !== build;
    build = news.build;
    // No changes are named where the page comes back to a server, or comes to
    // one that has built meanwhile.
    if (old && (notice || news.changed.length === 0 || concerns(news.changed))) location.reload();
    else {
      show(news.problems);
      lead(news.caption, news.unfinished);
    }
  };
  // A page that is left must not hold one of the browser's few connections.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
