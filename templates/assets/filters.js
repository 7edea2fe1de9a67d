// Filters that combine, keep their state in the address and say how many events are shown; "all" opens every line.
(() => {
  const form = document.querySelector("[data-module=filters]");
  if (!form) return;
  const status = form.querySelector(".filters__status");
  const forms = JSON.parse(form.dataset.shown);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const events = [...document.querySelectorAll(".timeline .event[data-event]")];
  const texts = new Map();
  let announcing = 0;
  let isOpen = false;

  const textOf = (event) => {
    if (!texts.has(event)) texts.set(event, fold(event.textContent));
    return texts.get(event);
  };

  const fits = (event, wanted) =>
    (!wanted.who || event.dataset.people.split(" ").includes(wanted.who)) &&
    (!wanted.what || event.dataset.kind === wanted.what) &&
    (!wanted.to || event.dataset.destination === wanted.to) &&
    (!wanted.founders || event.classList.contains("event--large")) &&
    (!wanted.q || fold(wanted.q).trim().split(/\s+/).every((word) => textOf(event).includes(word)));

  const say = (shown) => {
    const text = (forms[plural.select(shown)] ?? forms.other).replace("{shown}", shown).replace("{total}", form.dataset.total);
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = text; }, 250);
  };

  const hide = (selector, inside) => {
    for (const group of document.querySelectorAll(`.timeline ${selector}`)) {
      group.classList.toggle("is-filtered", !group.querySelector(inside));
    }
  };

  const apply = (aloud) => {
    const wanted = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const event of events) {
      const isShown = fits(event, wanted);
      event.classList.toggle("is-filtered", !isShown);
      shown += isShown;
    }
    hide(".entry", ".event:not(.is-filtered)");
    hide(".year", ".entry:not(.is-filtered)");
    if (Boolean(wanted.all) !== isOpen) {
      isOpen = Boolean(wanted.all);
      for (const line of document.querySelectorAll("details.brief")) line.open = isOpen;
    }
    if (aloud || shown < events.length) say(shown);
  };

  const remember = () => {
    apply(true);
    address.write({ founders: "", all: "", ...Object.fromEntries(new FormData(form)) });
  };

  form.addEventListener("input", remember);
  form.addEventListener("reset", () => setTimeout(remember));
  form.addEventListener("submit", (event) => event.preventDefault());
  // On a phone the fields would push the first change of the count out of reach.
  form.querySelector("details").open = !matchMedia("(max-width: 44rem)").matches;
  form.hidden = false;
  address.onChange(() => {
    const state = address.read();
    const wasFiltered = events.some((event) => event.classList.contains("is-filtered"));
    for (const name of ["q", "who", "what", "to"]) form.elements[name].value = state.get(name) ?? "";
    for (const name of ["founders", "all"]) form.elements[name].checked = state.has(name);
    if (["q", "who", "what", "to"].some((name) => state.get(name))) form.querySelector("details").open = true;
    apply(false);
    // What was hidden above an anchor's target has moved it, after the browser took aim.
    if (wasFiltered) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
})();
