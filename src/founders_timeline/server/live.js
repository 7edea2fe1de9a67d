"use strict";
// Follows the site that `serve` builds: reloads the page where it is being read, and shows the problems of the content over it.
(() => {
  const version = Number(document.currentScript.dataset.version);
  const place = `live ${location.pathname}${location.search}`;
  let stream = null;
  let overlay = null;
  let told = ""; // The last state we were told: a new connection repeats it.

  // What is read keeps its place in the window, whatever a save adds above it.
  const isRead = (element) => element.checkVisibility() && element.getBoundingClientRect().top > 0;
  const restore = () => {
    const kept = sessionStorage.getItem(place);
    if (!kept) return;
    const { left, top, id, below } = JSON.parse(kept);
    scrollTo({ left, top, behavior: "instant" });
    const read = top > 0 ? document.getElementById(id) : null;
    if (read?.checkVisibility()) scrollBy({ top: read.getBoundingClientRect().top - below, behavior: "instant" });
  };
  const reload = () => {
    stream.close();
    const read = [...document.querySelectorAll("article[id]")].find(isRead);
    const kept = { left: scrollX, top: scrollY, id: read?.id, below: read?.getBoundingClientRect().top };
    sessionStorage.setItem(place, JSON.stringify(kept));
    history.scrollRestoration = "manual"; // The browser would scroll to the anchor in the address.
    location.reload();
  };

  const element = (name, text, ...children) => {
    const made = document.createElement(name);
    made.textContent = text; // Text, never HTML: messages repeat what the content says.
    made.append(...children);
    return made;
  };
  const hide = () => {
    overlay?.remove();
    overlay = null;
  };
  const show = (problems) => {
    hide();
    const close = element("button", "Hide until the next save");
    close.type = "button";
    close.addEventListener("click", hide);
    overlay = element("section", "",
      element("h2", problems.length === 1 ? "1 problem in the content" : `${problems.length} problems in the content`),
      element("p", "The page shows the last good state. This goes when the problems are mended."),
      element("ol", "", ...problems.map((problem) => element("li", "",
        element("code", problem.place), element("b", `${problem.severity}[${problem.code}]`), " ",
        element("span", `${problem.message} ${problem.hint}`.trim())))),
      close);
    overlay.className = "live-problems";
    overlay.dataset.liveProblems = problems.length;
    overlay.setAttribute("role", "alert");
    overlay.setAttribute("aria-label", "Problems in the content");
    overlay.lang = "en";
    overlay.dir = "ltr";
    overlay.tabIndex = 0; // It scrolls, so the keyboard must reach it.
    document.body.append(overlay);
  };

  const follow = () => {
    if (stream) return;
    stream = new EventSource("/.live/events");
    stream.addEventListener("state", (event) => {
      if (event.data === told) return;
      told = event.data;
      const state = JSON.parse(told);
      if (state.version !== version) reload();
      else if (state.problems.length) show(state.problems);
      else hide();
    });
  };
  const rest = () => {
    stream?.close();
    stream = null;
  };

  if (sessionStorage.getItem(place)) {
    restore();
    addEventListener("load", async () => {
      restore();
      await document.fonts.ready;
      restore();
      sessionStorage.removeItem(place);
      history.scrollRestoration = "auto";
    });
  }
  // A browser opens six connections to a server: tabs that nobody sees must not use them up.
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : follow()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", () => { if (!document.hidden) follow(); });
})();
