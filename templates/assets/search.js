// The filters of a long timeline: they search all of its events, and list those that they find with the way to each.
addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("[data-module=search]");
  if (!form) return;
  const NAMES = ["q", "who", "what", "to", "founders"];
  const AT_ONCE = 50;
  const status = form.querySelector(".filters__status");
  const found = document.querySelector(".found");
  const list = found.querySelector(".found__list");
  const more = found.querySelector(".found__more");
  const unfiltered = document.querySelectorAll(".timeline > :is(.chapters, .year)");
  const forms = JSON.parse(form.dataset.shown);
  const lang = document.documentElement.lang;
  const plural = new Intl.PluralRules(lang);
  let index = null;
  let loading = null;
  let results = [];
  let announcing = 0;

  // The policy allows no script to be made here (trusted types), but one that stands in the page's own template can be copied.
  const load = () => loading ??= new Promise((resolve) => {
    const script = document.importNode(form.querySelector("template").content.firstElementChild);
    script.addEventListener("load", () => {
      index = read(globalThis.searchIndex);
      addOptions("who", index.people);
      addOptions("to", index.places.slice(1).sort(([, a], [, b]) => new Intl.Collator(lang).compare(a, b)));
      resolve();
    });
    script.addEventListener("error", () => {
      loading = null;
      status.textContent = form.dataset.failed;
    });
    document.head.append(script);
  });

  const addOptions = (name, pairs) => form.elements[name].append(...pairs.map(([value, label]) => new Option(label, value)));

  // Numbers come as letters: digits to the base of 32, of which all but a number's last stand 32 higher.
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const values = new Uint8Array(128);
  for (let digit = 0; digit < 64; digit += 1) values[DIGITS.charCodeAt(digit)] = digit;
  const numbers = (text) => {
    const all = [];
    let number = 0;
    for (let at = 0; at < text.length; at += 1) {
      const digit = values[text.charCodeAt(at)];
      number = number * 32 + (digit & 31);
      if (digit < 32) {
        all.push(number);
        number = 0;
      }
    }
    return all;
  };

  const rising = (text, start = 0) => {
    const steps = numbers(text);
    for (let at = 0, number = start; at < steps.length; at += 1) steps[at] = number += steps[at];
    return steps;
  };

  const read = (data) => {
    const columns = Object.fromEntries(["kind", "to", "id", "title", "change"].map((name) => [name, numbers(data[name])]));
    const people = numbers(data.who);
    const who = [];
    for (let at = 0; at < people.length; at += people[at] + 1) who.push(people.slice(at + 1, at + 1 + people[at]));
    return {
      ...data,
      ...columns,
      who,
      type: columns.kind.map((kind) => kind >> 1),
      size: who.length,
      page: data.pages.flatMap(([name, size]) => Array(size).fill(name)),
      day: rising(data.days, Date.parse(`${data.first}T00:00Z`) / 864e5),
      pattern: data.day,
      words: data.words.split(" "),
      at: data.at.split(" "),
      plain: Object.fromEntries(["kinds", "people", "places", "titles"].map((name) =>
        [name, data[name].map((entry) => fold(name === "titles" ? bare(entry[0] ?? "") : entry[1] ?? ""))])),
    };
  };

  // In ids and titles these stand for what the event says elsewhere: its day, its first person, its destination.
  const bare = (text) => text.replace(/[\u0001-\u0003]/g, " ");
  const iso = (event) => new Date(index.day[event] * 864e5).toISOString().slice(0, 10);
  const fill = (text, values) => text.replace(/[\u0001-\u0003]/g, (mark) => values[mark.charCodeAt(0)]);
  const idOf = (event) => fill(index.ids[index.id[event]], [, iso(event), index.people[index.who[event][0]]?.[0]]);
  const titleOf = (event) =>
    fill(index.titles[index.title[event]][0], [, , index.people[index.who[event][0]]?.[1], index.places[index.to[event]][1]]);
  const addressOf = (event) => new URL(`${index.page[event]}.html#${idOf(event)}`, new URL(form.dataset.chapters, location.href)).href;

  const dateOf = (event) => {
    if (index.dates[event]) return index.dates[event];
    const [year, month, date] = iso(event).split("-").map(Number);
    const words = { day: date, month: index.months[month - 1], year };
    return (date === 1 ? index.first_day : index.pattern).replace(/\{(\w+)\}/g, (_, key) => words[key]);
  };

  // Tell for each event whether it holds a word, or one that has it within. What was found is kept while the reader types on.
  const kept = new Map();
  const holding = (word) => {
    if (!kept.has(word)) kept.set(word, search(word));
    return kept.get(word);
  };

  const search = (word) => {
    const holds = new Uint8Array(index.size);
    for (let other = 0; other < index.words.length; other += 1) {
      if (index.words[other].includes(word)) markSteps(holds, index.at[other]);
    }
    markNamed(holds, index.title, index.plain.titles, word);
    markNamed(holds, index.to, index.plain.places, word);
    markNamed(holds, index.type, index.plain.kinds, word);
    const named = index.plain.people.map((name) => name.includes(word));
    if (named.includes(true)) index.who.forEach((people, event) => { if (people.some((person) => named[person])) holds[event] = 1; });
    return holds;
  };

  const markSteps = (holds, steps) => {
    let event = 0;
    let step = 0;
    for (let at = 0; at < steps.length; at += 1) {
      const digit = values[steps.charCodeAt(at)];
      step = step * 32 + (digit & 31);
      if (digit > 31) continue;
      event += step;
      holds[event] = 1;
      step = 0;
    }
  };

  const markNamed = (holds, column, names, word) => {
    const named = names.map((name) => name.includes(word));
    if (named.includes(true)) for (let event = 0; event < column.length; event += 1) if (named[column[event]]) holds[event] = 1;
  };

  const find = (wanted) => {
    const words = (fold(wanted.q ?? "").match(/[\p{L}\p{N}_]+/gu) ?? []).map(holding);
    const who = index.people.findIndex(([id]) => id === wanted.who);
    const what = index.kinds.findIndex(([kind]) => kind === wanted.what);
    const to = index.places.findIndex(([place]) => place === wanted.to);
    const fits = (event) =>
      (!wanted.who || index.who[event].includes(who)) &&
      (!wanted.what || index.type[event] === what) &&
      (!wanted.to || index.to[event] === to) &&
      (!wanted.founders || index.kind[event] % 2 === 1) &&
      words.every((holds) => holds[event]);
    const events = Array.from({ length: index.size }, (_, event) => event).filter(fits);
    return form.dataset.order === "newest" ? events.reverse() : events;
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const itemOf = (event) => {
    const item = element("li", "found__item", "");
    const link = element("a", "found__title", titleOf(event));
    link.href = addressOf(event);
    link.lang = index.titles[index.title[event]][1] || lang;
    const date = element("span", "found__date", dateOf(event));
    item.append(date, " ", link);
    const [change, words] = index.changes[index.change[event]];
    if (words) {
      const figure = element("span", "found__change", change);
      figure.setAttribute("aria-hidden", "true");
      item.append(" ", figure, element("span", "visually-hidden", `. ${words}.`));
    }
    return item;
  };

  const listMore = () => {
    const shown = list.children.length;
    list.append(...results.slice(shown, shown + AT_ONCE).map(itemOf));
    more.hidden = list.children.length === results.length;
    return list.children[shown];
  };

  const inWords = (number) => (number < 10000 ? String(number) : number.toLocaleString(lang));

  const say = (number) => {
    const total = Number(form.dataset.total);
    const text = (forms[plural.select(number)] ?? forms.other).replace("{shown}", inWords(number)).replace("{total}", inWords(total));
    clearTimeout(announcing);
    announcing = setTimeout(() => { status.textContent = text; }, 250);
  };

  const apply = async (aloud) => {
    const isFiltered = () => Object.values(Object.fromEntries(new FormData(form))).some((value) => value.trim());
    if (isFiltered()) await load();
    const wanted = Object.fromEntries(new FormData(form));
    const isOn = isFiltered();
    results = isOn ? find(wanted) : [];
    list.replaceChildren();
    listMore();
    found.hidden = results.length === 0;
    for (const part of unfiltered) part.classList.toggle("is-filtered", isOn);
    if (isOn) say(results.length);
    else if (aloud) say(Number(form.dataset.total));
  };

  const remember = () => {
    apply(true);
    address.write({ founders: "", ...Object.fromEntries(new FormData(form)) });
  };

  // A link from when the timeline was shorter, or from the other order, names an event that stands in a chapter now.
  const lead = async (id) => {
    await load();
    for (let event = 0; event < index.size; event += 1) if (idOf(event) === id) location.replace(addressOf(event));
  };

  // A list of choices that is empty yet opens once it is filled.
  const openLater = (event) => {
    const choices = event.target.closest("select[name=who], select[name=to]");
    if (!choices || index) return;
    event.preventDefault();
    choices.focus();
    load().then(() => { try { choices.showPicker(); } catch { /* The reader opens it. */ } });
  };

  form.addEventListener("focusin", load);
  form.addEventListener("mousedown", openLater);
  form.addEventListener("input", remember);
  form.addEventListener("reset", () => setTimeout(remember));
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => listMore().querySelector("a").focus());
  form.hidden = false;
  address.onChange(async () => {
    const state = address.read();
    const anchor = location.hash.slice(1);
    if (NAMES.some((name) => state.has(name))) await load();
    for (const name of ["q", "who", "what", "to"]) form.elements[name].value = state.get(name) ?? "";
    form.elements.founders.checked = state.has("founders");
    await apply(false);
    if (!anchor || anchor.includes("=")) return;
    const target = document.getElementById(anchor);
    if (target) target.scrollIntoView();
    else lead(anchor);
  });
});
