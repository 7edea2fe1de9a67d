// A mark that stands for several events opens their list.
(() => {
  const list = document.querySelector("[data-module=near]");
  if (!list) return;
  const items = list.querySelector(".near__list");
  let opener = null;

  const close = (back) => {
    if (list.hidden) return;
    list.hidden = true;
    if (back) opener?.focus();
  };

  // The mark names the newest of its events and their number; the others are those before it.
  const timeOf = (event) => (event.querySelector(".event__date time") ?? event.closest(".entry").querySelector("time")).dateTime;
  const order = (event) => `${`${timeOf(event)}-01-01`.slice(0, 10)} ${event.dataset.on} ${event.id}`;
  const listed = (mark) => {
    const all = [...document.querySelectorAll(".event[data-on]")].sort((a, b) => (order(a) < order(b) ? 1 : -1));
    const first = all.findIndex((event) => `#${event.id}` === mark.getAttribute("href"));
    return all.slice(first, first + Number(mark.querySelector(".mark__number").textContent));
  };

  const entry = (event) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${event.id}`;
    link.append((event.querySelector(".event__date") ?? event.closest(".entry").querySelector("time")).textContent);
    const title = document.createElement("strong");
    title.textContent = event.querySelector(".event__title").textContent;
    link.append(" ", title);
    link.addEventListener("click", (click) => {
      click.preventDefault();
      close(false);
      entries.show(event);
    });
    item.append(link);
    return item;
  };

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-list]");
    if (!mark) {
      if (!list.contains(event.target)) close(false);
      return;
    }
    event.preventDefault();
    opener = mark;
    items.replaceChildren(...listed(mark).map(entry));
    list.hidden = false;
    items.querySelector("a").focus();
  });
  list.querySelector(".near__close").addEventListener("click", () => close(true));
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
})();
