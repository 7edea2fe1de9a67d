// Who was what on a day: looked up in the stretches that the page carries, for the scripts below.
const roster = (() => {
  const element = document.getElementById("moments");
  if (!element) return null;
  const data = JSON.parse(element.textContent);
  const number = (day) => Date.parse(`${day}T00:00Z`) / 864e5;
  const iso = (n) => new Date(n * 864e5).toISOString().slice(0, 10);
  const first = number(data.first);
  const last = number(data.last);

  data.stretches ??= unpack(data, first, iso);

  const isDay = (day) => /^\d{4}-\d\d-\d\d$/.test(day) && iso(number(day) || 0) === day;
  const clamp = (day) => iso(Math.min(Math.max(number(day), first), last));
  const on = (day) => data.stretches.findLast((stretch) => stretch.from <= day) ?? data.stretches[0];
  const fill = (pattern, day, months) => {
    const [year, month, date] = day.split("-").map(Number);
    const words = { day: date, month: months[month - 1], year };
    return pattern.replace(/\{(\w+)\}/g, (_, key) => words[key]);
  };
  const inWords = (day) => fill(day.endsWith("-01") ? data.first_day : data.day, day, data.months);
  const inShort = (day) => fill(data.short_day, day, data.short_months);
  const asOf = (day) => data.as_of.replace("{date}", inWords(day));
  const rest = (day) => (day === data.last && data.rest ? data.rest : on(day).rest.replace("{date}", inWords(day)));

  // Give every element with this class and a founder's id the class of the founder's status.
  const mark = (parent, block, day, status) => {
    const states = on(day).states;
    for (const item of parent.querySelectorAll(`.${block}[data-founder]`)) {
      const letter = states[data.founders.indexOf(item.dataset.founder)];
      for (const name of Object.values(data.classes)) item.classList.toggle(`${block}--${name}`, name === data.classes[letter]);
      if (status) status(item, letter);
    }
  };
  return { data, first, last, number, iso, isDay, clamp, on, inWords, inShort, asOf, rest, mark };
})();
