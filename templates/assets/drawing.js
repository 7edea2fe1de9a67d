// A drawing of the chart at a day: its flag stands there, and what comes after is dimmed.
const drawing = (() => {
  if (!roster) return null;
  const axis = ({ dataset }) => ({
    first: roster.number(dataset.first),
    last: roster.number(dataset.last),
    left: Number(dataset.left),
    right: Number(dataset.right),
  });

  const place = (svg, day) => {
    const { first, last, left, right } = axis(svg);
    return left + (right - left) * Math.min(Math.max((roster.number(day) - first) / (last - first + 1), 0), 1);
  };

  const show = (svg, day, top = 0) => {
    const width = svg.viewBox.baseVal.width;
    const isLast = day === roster.data.last;
    const x = isLast ? Number(svg.dataset.right) : place(svg, day);
    const middle = Math.min(Math.max(x, 62), width - 62) - x;
    svg.querySelector(".flag").setAttribute("transform", `translate(${x} ${top})`);
    svg.querySelector(".flag__chip").setAttribute("x", middle - 62);
    const text = svg.querySelector(".flag__text");
    text.setAttribute("x", middle);
    text.textContent = `${roster.on(day).count} · ${roster.inShort(day)}`;
    const later = svg.querySelector(".drawing__later");
    later.setAttribute("x", x);
    later.setAttribute("width", isLast ? 0 : width - x);
    for (const text of svg.querySelectorAll(".dated")) text.classList.toggle("is-later", Number(text.dataset.x) > x + 1);
    roster.mark(svg, "lane", day);
    const lanes = svg.querySelectorAll(".lane");
    svg.querySelectorAll(".lane__name").forEach((name, index) => {
      name.classList.toggle("is-gone", lanes[index].classList.contains("lane--departed"));
    });
  };

  // Return the day under a point of the window; the end of the axis is the latest day.
  const dayAt = (svg, clientX) => {
    const box = svg.getBoundingClientRect();
    const { first, last, left, right } = axis(svg);
    const x = ((clientX - box.left) * svg.viewBox.baseVal.width) / box.width;
    const share = (x - left) / (right - left);
    if (share >= 1) return roster.data.last;
    return roster.clamp(roster.iso(first + Math.floor(Math.max(share, 0) * (last - first + 1))));
  };

  return { axis, show, dayAt, place };
})();
