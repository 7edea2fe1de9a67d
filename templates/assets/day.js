// The page of a day leads on to the chart where its address holds a view of it: previews show this page, readers the view.
(() => {
  const day = document.querySelector("[data-module=day]");
  if (day && address.read().has("on")) location.replace(`${day.dataset.chart.split("#")[0]}#${address.read()}`);
})();
