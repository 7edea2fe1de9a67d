// Highlights the teams that are chosen, in the drawing of all teams.
// It waits for site.js, whose address it shares and which the page loads after it.
addEventListener("DOMContentLoaded", () => {
  const figure = document.querySelector("[data-module=compare]");
  if (!figure) return;
  const form = figure.querySelector("form");
  const boxes = [...form.querySelectorAll("input")];
  const colours = ["curve--1", "curve--2", "curve--3"];
  const picked = boxes.filter((box) => box.dataset.pick).sort((a, b) => a.dataset.pick - b.dataset.pick).map((box) => box.value);
  let chosen = picked;

  const show = () => {
    for (const part of figure.querySelectorAll("[data-team]")) {
      const place = chosen.indexOf(part.dataset.team);
      part.classList.remove(...colours);
      if (place >= 0) {
        part.classList.add(colours[Math.min(place, colours.length - 1)]);
        part.parentNode.append(part);  // On top of the others.
      }
    }
  };

  form.addEventListener("change", (event) => {
    chosen = chosen.filter((team) => team !== event.target.value);
    if (event.target.checked) chosen.push(event.target.value);
    address.write({ teams: chosen.join(" ") });
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  address.onChange(() => {
    const teams = address.read().get("teams");
    chosen = teams === null ? picked : teams.split(" ").filter((team) => boxes.some((box) => box.value === team));
    for (const box of boxes) box.checked = chosen.includes(box.value);
    show();
  });
});
