"use strict";
// The page's state in its address: #on=2024-08-06&who=john-schulman. An anchor without "=" is an event's own.
const address = (() => {
  const read = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const write = (key, value) => {
    const state = read();
    if (value) state.set(key, value);
    else state.delete(key);
    const hash = state.toString();
    if (hash || location.hash.includes("=")) {
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    }
  };
  const onChange = (listener) => {
    addEventListener("hashchange", listener);
    listener();
  };
  return { read, write, onChange };
})();
