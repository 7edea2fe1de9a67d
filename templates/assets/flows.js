// Who went where: filters that dim the steps they leave out, and flows that open where the drawing leads to them.
// It waits for site.js, whose address it shares and which the page loads after it.
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-module=flows]");
  if (!form) return;
  const { team, founders, year } = form.elements;
  const years = JSON.parse(year.dataset.years);
  const forms = JSON.parse(form.dataset.shown);
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const rows = [...document.querySelectorAll("tr[data-step]")];
  const elements = Map.groupBy
    ? Map.groupBy(document.querySelectorAll("[data-step]"), (element) => element.dataset.step)
    : new Map(rows.map(({ dataset }) => [dataset.step, document.querySelectorAll(`[data-step="${dataset.step}"]`)]));

  const fits = ({ dataset }) =>
    (!team.value || dataset.teams.split(" ").includes(team.value)) &&
    (!founders.checked || "founder" in dataset) &&
    Number(dataset.year) <= years[year.value];

  const count = (end) => {
    const side = end.classList.contains("end--left") ? "origin" : "goal";
    const own = [...end.ownerSVGElement.querySelectorAll(".strand:not(.is-off)")].filter((strand) => strand.dataset[side] === end.dataset.end);
    const number = end.querySelector(".end__count");
    if (number) number.textContent = own.length;
    end.classList.toggle("is-off", !own.length);
  };

  const show = () => {
    let shown = 0;
    for (const row of rows) {
      const isShown = fits(row);
      shown += isShown;
      for (const element of elements.get(row.dataset.step)) element.classList.toggle(element.ownerSVGElement ? "is-off" : "is-gone", !isShown);
    }
    for (const flow of document.querySelectorAll(".flow[id]")) flow.classList.toggle("is-gone", !flow.querySelector("li:not(.is-gone)"));
    for (const origin of document.querySelectorAll(".origin")) origin.classList.toggle("is-gone", !origin.querySelector(".flow:not(.is-gone)"));
    document.querySelectorAll(".end").forEach(count);
    form.querySelector("output").textContent = years[year.value];
    year.setAttribute("aria-valuetext", years[year.value]);
    const text = (forms[plural.select(shown)] ?? forms.other).replace("{shown}", shown).replace("{total}", form.dataset.total);
    form.querySelector(".flows__status").textContent = shown < rows.length ? text : "";
  };

  const remember = () => {
    const until = Number(year.value) < years.length - 1 ? String(years[year.value]) : "";
    show();
    address.write({ team: team.value, founders: founders.checked ? "on" : "", year: until });
  };

  // All steps of the person whose strand the pointer is on.
  const follow = (drawing, person) => {
    drawing.classList.toggle("is-following", Boolean(person));
    for (const part of drawing.querySelectorAll("[data-person]")) part.classList.toggle("is-followed", part.dataset.person === person);
  };

  for (const drawing of document.querySelectorAll(".flows__drawing")) {
    drawing.addEventListener("pointerover", (event) => follow(drawing, event.target.dataset.person));
    drawing.addEventListener("pointerleave", () => follow(drawing));
  }
  form.addEventListener("input", show);
  form.addEventListener("change", remember);
  form.addEventListener("reset", () => setTimeout(remember));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  address.onChange(() => {
    const flow = document.getElementById(location.hash.slice(1));
    if (flow?.matches(".flow")) flow.open = true;
    const state = address.read();
    team.value = state.get("team") ?? "";
    founders.checked = state.has("founders");
    const place = years.indexOf(Number(state.get("year")));
    year.value = place < 0 ? years.length - 1 : place;
    show();
  });
});
