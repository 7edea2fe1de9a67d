// The story's walk: beside the steps stands the chart, and shows what the step that is being read tells.
(() => {
  const story = document.querySelector("[data-module=story]");
  const original = document.querySelector(".instrument .drawing--narrow");
  if (!story || !original || !drawing) return;
  const track = story.querySelector(".story__steps");
  const steps = [...track.children];
  const svg = original.cloneNode(true);
  const lanes = [...svg.querySelectorAll(".lane")];
  const names = [...svg.querySelectorAll(".lane__name")];
  const span = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const bottom = Number(svg.querySelector(".drawing__later").getAttribute("height"));
  const toldBy = new Map(steps.map((step) => [step, lanes.filter((lane) => step.dataset.people.split(" ").includes(lane.dataset.founder))]));
  const pitch = Number(svg.dataset.pitch);
  const [, , width, height] = svg.getAttribute("viewBox").split(" ");
  // The lanes of a step stand right above the line; the drawing is as high as the step with most of them needs.
  const most = Math.max(...[...toldBy.values()].map((told) => told.length));
  const top = (lanes.length - most) * pitch;
  const count = document.createElementNS(span.namespaceURI, "text");
  let current = null;
  let waiting = false;

  const show = (step) => {
    if (step === current) return;
    current = step;
    const { first, last } = step.dataset;
    const told = toldBy.get(step);
    const x = drawing.place(svg, first);
    drawing.show(svg, last, top);
    span.setAttribute("x", x);
    span.setAttribute("width", Math.max(drawing.place(svg, last) - x, 2));
    // Where few lanes leave room above them, the number stands there, large.
    count.textContent = told.length < most - 1 ? roster.on(last).count : "";
    lanes.forEach((lane, index) => {
      const place = lanes.length - told.length + told.indexOf(lane);
      for (const part of [lane, names[index]]) {
        part.classList.toggle("is-aside", !told.includes(lane));
        part.setAttribute("transform", `translate(0 ${told.includes(lane) ? (place - index) * pitch : 0})`);
      }
    });
    for (const other of steps) other.classList.toggle("is-current", other === step);
  };

  // The step being read is the one nearest to the middle: of the track where steps lie side by side, else of the window.
  const pick = () => {
    waiting = false;
    const box = track.getBoundingClientRect();
    const isRow = track.scrollWidth > track.clientWidth + 1;
    const away = (step) => {
      const { left, width: wide, top: above, height: high } = step.getBoundingClientRect();
      return isRow ? Math.abs(left + wide / 2 - (box.left + box.width / 2)) : Math.abs(above + high / 2 - innerHeight * 0.45);
    };
    show(steps.reduce((nearest, step) => (away(step) < away(nearest) ? step : nearest)));
  };

  const pickSoon = () => {
    if (!waiting) requestAnimationFrame(pick);
    waiting = true;
  };

  for (const part of svg.querySelectorAll(".marks, .steps__note, .lane__end")) part.remove();
  span.setAttribute("class", "story__span");
  span.setAttribute("y", top + 24);
  span.setAttribute("height", bottom - top - 24);
  count.setAttribute("class", "story__count");
  count.setAttribute("x", svg.dataset.right);
  count.setAttribute("y", top + 72);
  svg.querySelector(".drawing__years").after(span);
  svg.append(count);
  svg.querySelector(".flag__line").setAttribute("d", `M0 20V${bottom - top}`);
  // The years move up to where the marks were.
  const years = svg.querySelectorAll(".drawing__years text");
  const saved = Number(years[0]?.getAttribute("y") ?? bottom) - bottom - 16;
  for (const year of years) year.setAttribute("y", bottom + 16);
  svg.setAttribute("viewBox", `0 ${top} ${width} ${height - top - saved}`);
  svg.setAttribute("height", height - top - saved);
  svg.classList.add("drawing--story");
  story.querySelector(".story__stage").append(svg);
  story.classList.add("is-walk");
  track.addEventListener("scroll", pickSoon, { passive: true });
  addEventListener("scroll", pickSoon, { passive: true });
  addEventListener("resize", pickSoon);
  pick();
})();
