// The slim bar: once the number is out of sight it keeps the count of the chosen day, or else of the event being read.
(() => {
  const bar = document.querySelector("[data-module=bar]");
  const hero = document.querySelector("[data-module=hero]");
  if (!bar || !roster || !("IntersectionObserver" in window)) return;
  bar.setAttribute("aria-hidden", "true");
  const number = bar.querySelector(".bar__number");
  const rest = bar.querySelector(".bar__rest");
  const day = bar.querySelector(".bar__day");
  const isPast = () => instrument && instrument.day() !== roster.data.last;

  const show = (on) => {
    number.textContent = roster.on(on).count;
    rest.textContent = roster.rest(on);
    day.textContent = roster.inShort(on);
    bar.dataset.asOf = on;
    roster.mark(bar, "dot", on);
  };

  // Below the window counts as in sight, so that a jump from above the hero to below it is seen too. On a slow device one call
  // may bring several entries: the last one is how things stand.
  new IntersectionObserver((entries) => {
    bar.hidden = entries.at(-1).isIntersecting;
  }, { rootMargin: "0px 0px 1000000px 0px" }).observe(hero);

  // The event being read is the one that crosses a line a quarter down the window.
  const reading = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting && !isPast()) show(roster.clamp(entry.target.dataset.on ?? roster.data.last));
    }
  }, { rootMargin: "-25% 0px -75% 0px" });
  for (const part of document.querySelectorAll(".event[data-on], .chart, .lens, .story")) reading.observe(part);
  instrument?.onShow(show);

  // Whatever gets the focus must not lie under the bar (WCAG 2.2, 2.4.11).
  addEventListener("focusin", (event) => {
    const covered = bar.hidden ? 0 : bar.offsetHeight - event.target.getBoundingClientRect().top;
    if (covered > 0 && covered < bar.offsetHeight + event.target.offsetHeight) scrollBy(0, -covered - 8);
  });
})();
