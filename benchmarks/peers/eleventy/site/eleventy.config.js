import { load } from "js-yaml";
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt();
const converted = new Map();
const inWords = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** Convert a text once: it stands on the index and on a page of its own. */
function prose(text) {
  if (!converted.has(text)) converted.set(text, markdown.render(text));
  return converted.get(text);
}

export default function (config) {
  config.addDataExtension("yaml", (text) => load(text));
  config.addFilter("prose", prose);
  config.addFilter("inWords", (day) => inWords.format(new Date(day)));
  config.addPassthroughCopy("src/style.css");
  return { dir: { input: "src" } };
}
