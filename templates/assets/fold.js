// Texts as the search compares them: in small letters without accents or strokes. model/folding.py makes the same of them.
const fold = (() => {
  const LETTERS = new Map("ßss æae ðd øo þth đd ħh ıi ĳij ĸk ŀl łl ŉn ŋng œoe ŧt ſs ƀb ƃb ƈc ƌd ƍd ƒf ƕhv ƙk ƚl ƛl ƞn ƣoi ƥp ƪsh ƫt ƭt ƴy ƶz ƹzh ƺzh ƾts ƿw ǆdz ǉlj ǌnj ǥg ǳdz ȝy ȣou ȥz ςσ"
    .split(" ").map((pair) => [pair[0], pair.slice(1)]));
  return (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[ß-ɏς]/g, (letter) => LETTERS.get(letter) ?? letter);
})();
