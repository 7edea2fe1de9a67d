// The list of teams closes when the reader turns to something else.
(() => {
  const menu = document.querySelector("[data-module=menu]");
  if (!menu) return;
  addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
