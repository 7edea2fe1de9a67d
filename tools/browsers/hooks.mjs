// Where the journeys find things on a timeline's page: by what they are, so that a new layout changes at most this file.

export const COUNTER = "p[data-counter]";
export const BAR = "[data-module=bar]";
export const FLAGS = ".instrument .flag__text";
export const REMAINING = ".token--active[data-founder]";
export const SLIDER = "[data-module=moment] input[type=range]";
export const DAY = "[data-module=moment] input[type=date]";
export const SEARCH = "[role=search] input[type=search]";
export const WHO = "[role=search] select[name=who]";
export const FOUNDERS_ONLY = "[role=search] input[name=founders]";
export const SHOW_ALL = "[role=search] button[type=reset]";
export const EVENT = "article[data-event]";
export const OTHER_LANGUAGE = "a[hreflang][data-keeps-state]:not([aria-current])";
export const OTHER_ORDER = "a[data-keeps-state=timeline]:not([aria-current])";
export const EVENT_TITLE = `${EVENT} :is(h2, h3, h4)`;
export const EVENT_PAGE = `${EVENT_TITLE} a`;

// What the page says about its day and its filters, wherever it says it. The address holds no day where that is today.
export const SAID = `(() => {
  const counter = document.querySelector("${COUNTER}");
  const state = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const filters = document.querySelector("[role=search]").elements;
  const shown = [...document.querySelectorAll("${EVENT}")].filter((event) => event.checkVisibility()).length;
  const status = document.querySelector("[role=search] [role=status]").textContent;
  return {
    day: counter.dataset.asOf,
    remaining: counter.dataset.remaining,
    days: [...new Set([counter.dataset.asOf, document.querySelector("${DAY}").value, document.querySelector("${BAR}").dataset.asOf])],
    numbers: [...new Set([
      counter.dataset.remaining,
      ...[counter, document.querySelector("${BAR}"), ...document.querySelectorAll("${FLAGS}")].map(
        (place) => place.textContent.match(/\\d+(–\\d+)?|$/)[0].replace("–", "-")),
    ])],
    tokens: document.querySelectorAll("${REMAINING}").length,
    on: state.get("on") ?? "",
    filters: Object.fromEntries(["q", "who", "what", "to"].map((name) => [name, filters[name].value])),
    written: Object.fromEntries(["q", "who", "what", "to"].map((name) => [name, state.get(name) ?? ""])),
    shown,
    status,
  };
})()`;
