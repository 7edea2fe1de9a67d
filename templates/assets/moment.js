// "On this day": the slider and the date field move a hairline and change the number, its rule, the tokens and the lanes.
(() => {
  const form = document.querySelector("[data-module=moment]");
  if (!form || !roster) return;
  const slider = form.querySelector(".moment__slider");
  const field = form.querySelector(".moment__date");
  const answer = form.querySelector(".moment__answer");
  const hero = document.querySelector(".hero");
  const counter = hero.querySelector("[data-counter]");
  const changes = roster.data.stretches.map((stretch) => roster.number(stretch.from) - roster.first);
  let announcing = 0;

  const announce = (text) => {
    clearTimeout(announcing);
    announcing = setTimeout(() => { answer.textContent = text; }, 250);
  };

  const show = (day, aloud) => {
    const stretch = roster.on(day);
    slider.value = roster.number(day) - roster.first;
    slider.setAttribute("aria-valuetext", roster.inWords(day));
    field.value = day;
    counter.querySelector(".counter__number").textContent = stretch.count;
    counter.querySelector(".counter__rest").textContent = stretch.rest;
    counter.dataset.remaining = stretch.remaining;
    counter.dataset.asOf = day;
    counter.closest(".counter").classList.toggle("counter--range", stretch.remaining.includes("-"));
    hero.querySelector(".counter__terms").textContent = stretch.rule;
    hero.querySelector(".counter__day").textContent = roster.asOf(day);
    roster.mark(hero, "token", day, (token, letter) => {
      token.querySelector(".token__status").textContent = roster.data.words[letter];
    });
    roster.mark(document, "lane", day);
    for (const drawing of document.querySelectorAll(".drawing[data-first]")) move(drawing, day);
    if (aloud) announce(`${roster.inWords(day)}: ${stretch.sentence} ${stretch.rule}.`);
  };

  const move = (drawing, day) => {
    const { first, last, left, right } = drawing.dataset;
    const share = (roster.number(day) - roster.number(first)) / (roster.number(last) - roster.number(first) + 1);
    const x = Math.min(Number(left) + (Number(right) - Number(left)) * share, Number(right));
    const line = drawing.querySelector(".drawing__hairline");
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
  };

  const choose = (day) => {
    show(day, true);
    address.write("on", day === roster.data.last ? "" : day);
  };

  // Arrow keys step to the day of the next change; the other keys stay the browser's.
  const step = (event) => {
    const forward = ["ArrowUp", "ArrowRight"].includes(event.key);
    if (!forward && !/^Arrow/.test(event.key)) return;
    event.preventDefault();
    const value = Number(slider.value);
    const days = [0, ...changes, roster.last - roster.first];
    const next = forward ? days.find((day) => day > value) : days.findLast((day) => day < value);
    if (next !== undefined) choose(roster.iso(roster.first + next));
  };

  slider.max = roster.last - roster.first;
  for (let year = Number(roster.data.first.slice(0, 4)) + 1; year <= Number(roster.data.last.slice(0, 4)); year += 1) {
    const tick = document.createElement("option");
    tick.value = roster.number(`${year}-01-01`) - roster.first;
    form.querySelector("datalist").append(tick);
  }
  slider.addEventListener("input", () => choose(roster.iso(roster.first + Number(slider.value))));
  slider.addEventListener("keydown", step);
  field.addEventListener("change", () => { if (roster.isDay(field.value)) choose(roster.clamp(field.value)); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".moment__today").addEventListener("click", () => choose(roster.data.last));
  form.hidden = false;
  document.documentElement.classList.add("is-live");
  address.onChange(() => {
    const day = address.read().get("on");
    show(day && roster.isDay(day) ? roster.clamp(day) : roster.data.last, Boolean(day));
  });
})();
