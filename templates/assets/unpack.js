"use strict";
// Where a team's changes are many, the page carries them packed: days since the change before, a text, and whose status is another.
const unpack = ({ texts, changes }, first, iso) => {
  let day = first;
  let states = [];
  return changes.map(([days, text, news]) => {
    const [count, remaining, rest, rule, note] = texts[text];
    day += days;
    states = states.length ? [...states] : [...news];
    for (const [, place, letter] of news.matchAll(/(\d+)(\D)/g)) states[place] = letter;
    return { from: iso(day), count, remaining, rest, rule, note, states: states.join("") };
  });
};
