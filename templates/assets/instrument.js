// The instrument: a drag on the chart, the slider, keys, buttons and the date field move one day, and everything follows at once.
const instrument = (() => {
  const root = document.querySelector("[data-module=instrument]");
  if (!root || !roster) return null;
  const form = root.querySelector("[data-module=moment]");
  const slider = form.querySelector(".moment__slider");
  const field = form.querySelector(".moment__date");
  const said = form.querySelector(".moment__said");
  const counter = root.querySelector("[data-counter]");
  const drawings = [...root.querySelectorAll(".drawing[data-first]")];
  const today = roster.data.last;
  const listeners = [];
  let shown = today;
  let announcing = 0;

  const write = (selector, text) => {
    const element = root.querySelector(selector);
    if (element && element.textContent !== text) element.textContent = text;
  };

  const show = (day, aloud) => {
    const stretch = roster.on(day);
    shown = day;
    slider.value = Math.min(roster.number(day) - start, Number(slider.max));
    if (day === today) slider.value = slider.max;
    slider.setAttribute("aria-valuetext", `${roster.inWords(day)}: ${stretch.count}`);
    field.value = day;
    counter.dataset.remaining = stretch.remaining;
    counter.dataset.asOf = day;
    write(".counter__number", stretch.count);
    write(".counter__words", roster.rest(day));
    write(".counter__terms", stretch.rule);
    write(".counter__left-out", stretch.note);
    write(".counter__day", roster.asOf(day));
    counter.dataset.figures = stretch.count.length;
    roster.mark(root, "token", day, (token, letter) => {
      token.querySelector(".token__status").textContent = roster.data.words[letter];
    });
    for (const svg of drawings) drawing.show(svg, day);
    document.documentElement.classList.toggle("is-past", day !== today);
    for (const listener of listeners) listener(day);
    clearTimeout(announcing);
    if (aloud) announcing = setTimeout(() => { said.textContent = `${stretch.count} ${roster.rest(day)}. ${stretch.rule}.`; }, 400);
  };

  const choose = (day) => {
    if (day === shown) return;
    show(day, true);
    address.write({ on: day === today ? "" : day });
  };

  // To the next change, or the one before; the ends of the time count as changes.
  const step = (forward) => {
    const days = [roster.data.first, ...roster.data.stretches.map((stretch) => stretch.from), today];
    const next = forward ? days.find((day) => day > shown) : days.findLast((day) => day < shown);
    if (next !== undefined) choose(next);
  };

  // A drag begins once the pointer has moved sideways: until then it may be a click on a mark, or a finger that scrolls.
  const drag = (svg) => {
    let from = null;
    let isDragging = false;
    svg.addEventListener("pointerdown", (event) => {
      from = event.button === 0 ? event.clientX : null;
      isDragging = false;
    });
    svg.addEventListener("pointermove", (event) => {
      if (from === null) return;
      if (!isDragging && Math.abs(event.clientX - from) > 4) {
        isDragging = true;
        svg.setPointerCapture(event.pointerId);
      }
      if (isDragging) choose(drawing.dayAt(svg, event.clientX));
    });
    svg.addEventListener("pointerup", (event) => {
      if (from !== null && !isDragging && !event.target.closest("a")) choose(drawing.dayAt(svg, event.clientX));
      from = null;
    });
    svg.addEventListener("pointercancel", () => { from = null; });
    svg.addEventListener("click", (event) => {
      if (!isDragging) return;
      event.preventDefault();
      event.stopPropagation();
      isDragging = false;
    }, true);
    svg.addEventListener("dragstart", (event) => event.preventDefault());
  };

  const { first: start, last: end } = drawing.axis(drawings[0]);
  slider.max = end - start;
  slider.addEventListener("input", () => {
    choose(slider.value === slider.max ? today : roster.clamp(roster.iso(start + Number(slider.value))));
  });
  slider.addEventListener("keydown", (event) => {
    if (!/^Arrow/.test(event.key)) return;
    event.preventDefault();
    step(["ArrowUp", "ArrowRight"].includes(event.key));
  });
  field.addEventListener("change", () => { if (roster.isDay(field.value)) choose(roster.clamp(field.value)); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.previous.addEventListener("click", () => step(false));
  form.elements.next.addEventListener("click", () => step(true));
  root.querySelector(".counter__today").addEventListener("click", () => choose(today));
  drawings.forEach(drag);
  form.hidden = false;
  document.documentElement.classList.add("is-live");
  address.onChange(() => {
    const day = address.read().get("on");
    const wanted = day && roster.isDay(day) ? roster.clamp(day) : today;
    show(wanted, wanted !== today);
  });
  return { root, day: () => shown, onShow: (listener) => { listeners.push(listener); listener(shown); } };
})();
