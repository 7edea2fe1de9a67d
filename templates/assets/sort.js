// Tables that sort by a column: headings become buttons.
(() => {
  for (const table of document.querySelectorAll("[data-module=sort]")) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const key = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();

    const sort = (column) => {
      const isDown = heads[column].getAttribute("aria-sort") === "ascending";
      const rows = [...body.rows].sort((a, b) => collator.compare(key(a, column), key(b, column)));
      body.append(...(isDown ? rows.reverse() : rows));
      for (const head of heads) head.removeAttribute("aria-sort");
      heads[column].setAttribute("aria-sort", isDown ? "descending" : "ascending");
    };

    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(column));
    });
  }
})();
