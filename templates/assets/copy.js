// Copies the address of exactly this view. On a past day it is that of the day's page, whose preview tells the number; that page
// leads a reader on to this view.
(() => {
  const button = document.querySelector("[data-module=copy]");
  if (!button || !instrument) return;
  const { days } = instrument.root.dataset;
  const said = instrument.root.querySelector(".moment__said");
  const words = button.textContent;

  const target = () => {
    const state = address.read();
    state.delete("at");
    const page = state.has("on") && days ? `${days}${roster.on(instrument.day()).from}.html` : location.pathname;
    return new URL(state.size ? `${page}#${state}` : page, location.href).href;
  };

  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(target());
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    } catch {
      said.textContent = button.dataset.failed.replace("{address}", target());
      said.classList.add("is-seen");
    }
  });
})();
