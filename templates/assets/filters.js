// Filters that combine, keep their state in the address and say how many events are shown.
(() => {
  const form = document.querySelector("[data-module=filters]");
  if (!form) return;
  const status = form.querySelector(".filters__status");
  const forms = JSON.parse(form.dataset.shown);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const events = [...document.querySelectorAll(".timeline .event[data-event]")];
  const years = [...document.querySelectorAll(".year")];
  const texts = new Map();
  let announcing = 0;

  const textOf = (event) => {
    if (!texts.has(event)) texts.set(event, plain(event.textContent));
    return texts.get(event);
  };

  const fits = (event, wanted) =>
    (!wanted.who || event.dataset.people.split(" ").includes(wanted.who)) &&
    (!wanted.what || event.dataset.kind === wanted.what) &&
    (!wanted.to || event.dataset.destination === wanted.to) &&
    (!wanted.founders || event.classList.contains("event--large")) &&
    (!wanted.q || plain(wanted.q).trim().split(/\s+/).every((word) => textOf(event).includes(word)));

  const say = (shown) => {
    const text = (forms[plural.select(shown)] ?? forms.other).replace("{shown}", shown).replace("{total}", form.dataset.total);
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = text; }, 250);
  };

  const apply = (aloud) => {
    const wanted = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const event of events) {
      const isShown = fits(event, wanted);
      event.parentElement.classList.toggle("is-filtered", !isShown);
      shown += isShown;
    }
    for (const year of years) year.classList.toggle("is-filtered", !year.querySelector("li:not(.is-filtered) > .event"));
    if (aloud || shown < events.length) say(shown);
  };

  const remember = () => {
    for (const name of ["q", "who", "what", "to", "founders"]) address.write(name, new FormData(form).get(name));
    apply(true);
  };

  form.addEventListener("input", remember);
  form.addEventListener("reset", () => setTimeout(remember));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  address.onChange(() => {
    const state = address.read();
    const wasFiltered = events.some((event) => event.parentElement.classList.contains("is-filtered"));
    for (const name of ["q", "who", "what", "to"]) form.elements[name].value = state.get(name) ?? "";
    form.elements.founders.checked = state.has("founders");
    apply(false);
    // What was hidden above an anchor's target has moved it, after the browser took aim.
    if (wasFiltered) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
})();
