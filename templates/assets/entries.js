// Lines of the timeline open where somebody is led to them.
const entries = (() => {
  const open = (event) => {
    const line = event.querySelector("details.brief");
    if (line) line.open = true;
  };

  const show = (event) => {
    open(event);
    event.scrollIntoView();
    event.querySelector("summary, a")?.focus({ preventScroll: true });
  };

  const follow = () => {
    const event = location.hash.includes("=") ? null : document.getElementById(location.hash.slice(1));
    if (event?.matches(".event")) open(event);
  };

  addEventListener("hashchange", follow);
  follow();
  return { show };
})();
