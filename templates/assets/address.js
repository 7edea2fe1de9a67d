"use strict";
// The page's state in its address: #on=2024-08-06&who=john-schulman. An anchor without "=" is an event's own.
const address = (() => {
  // WebKit throws after 100 changes of the address in ten seconds, and others pass over them. After ten changes in four seconds
  // the next ones wait for one another: what stands in the address then is at most this many milliseconds old.
  const REST = 400;
  let recent = Array(10).fill(-Infinity);
  let unwritten = null;
  let later = 0;

  const read = () => new URLSearchParams(unwritten ?? (location.hash.includes("=") ? location.hash.slice(1) : ""));

  const put = () => {
    clearTimeout(later);
    later = 0;
    if (!unwritten) return;
    const hash = unwritten.toString();
    recent = [...recent.slice(1), performance.now()];
    try {
      if (hash || location.hash.includes("=")) history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
      unwritten = null;
    } catch {
      later = setTimeout(put, REST);
    }
  };

  // Write the state, once the page shows it; what is empty is left out.
  const write = (changes) => {
    const state = read();
    state.delete("at");
    for (const [name, value] of Object.entries(changes)) {
      if (value) state.set(name, value);
      else state.delete(name);
    }
    unwritten = state;
    takeAlong();
    if (later) return;
    if (performance.now() - recent[0] < REST * recent.length) later = setTimeout(put, REST);
    else put();
  };

  // Links to the same page in another language or order take the state along; one that leads to a place on the page names it by "at".
  const takeAlong = () => {
    const state = read();
    state.delete("at");
    const words = state.toString();
    const anchor = location.hash.includes("=") ? "" : location.hash;
    for (const link of document.querySelectorAll("a[data-keeps-state]")) {
      const place = link.dataset.keepsState;
      if (words) link.hash = place ? `at=${place}&${words}` : words;
      else link.hash = place || anchor;
    }
  };

  const onChange = (listener) => {
    addEventListener("hashchange", listener);
    listener();
  };

  const arrive = () => document.getElementById(read().get("at"))?.scrollIntoView();

  addEventListener("pagehide", put);
  addEventListener("DOMContentLoaded", arrive);
  onChange(() => {
    unwritten = null;
    takeAlong();
  });
  return { read, write, onChange };
})();
