"use strict";
// Stands between the content's files and the forms of Sveltia CMS, which drops a value that has not the one shape its form knows.
// By the shapes in the page, short forms are written out for the form and taken back for the file; comments are kept.
// The program reads the names of shapes in src/founders_timeline/editor/widgets.py.
(() => {
  const WIDTH = 110;
  const COMMENTS = "#"; // No key of the content: the forms pass on what they do not know.

  window.CMS_MANUAL_INIT = true; // The CMS waits until the formats are registered.

  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const own = (mapping, key) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);
  const refuse = (what) => { throw new Error(`The editor has no form for this: ${JSON.stringify(what)}`); };

  // From the file to the form.

  const unfold = (value, shape) => {
    if (shape === "text") return typeof value === "string" ? value : refuse(value);
    if (shape === "date") return Array.isArray(value) && value.length === 1 ? `[${value[0]}]` : unfold(value, "text");
    if (shape.texts) return isMapping(value) && Object.keys(value).join() === shape.texts ? value[shape.texts] : unfold(value, "text");
    if (shape.list) return unfoldList(value, shape);
    if (shape.source) return unfoldSource(value, shape.source);
    if (shape.keyed) return { sources: unfoldEntries(value, shape.keyed) };
    return unfoldMapping(value, shape);
  };

  const unfoldList = (value, shape) => {
    const items = shape.alone && !Array.isArray(value) ? [value] : value;
    if (!Array.isArray(items)) refuse(value);
    return items.map((item) => unfold(item, shape.list)).map((item) => own(shape.same ?? {}, item) ?? item);
  };

  const unfoldMapping = (value, shape) => {
    const mapping = typeof value === "string" && shape.short ? { [shape.short]: value } : value;
    if (!isMapping(mapping)) refuse(value);
    const known = ([key, part]) => [key, own(shape.mapping, key) ? unfold(part, shape.mapping[key]) : part];
    return Object.fromEntries(Object.entries(mapping).map(known));
  };

  const unfoldSource = (value, shape) =>
    typeof value === "string" && !/^https?:/i.test(value) ? { is: "listed", source: value } : { is: "new", ...unfold(value, shape) };

  const unfoldEntries = (value, shape) => {
    if (!isMapping(value)) refuse(value);
    return Object.entries(value).map(([key, source]) => ({ key, ...unfold(source, shape) }));
  };

  // From the form to the file; undefined is what was left empty.

  const fold = (value, shape) => {
    if (value === undefined || value === null) return undefined;
    if (shape.list) return foldList(value, shape);
    if (shape.source) return value.is === "listed" ? fold(value.source, "text") : foldMapping(value, shape.source, ["is"]);
    if (shape.keyed) return foldEntries(value.sources ?? [], shape.keyed);
    if (shape.mapping) return foldMapping(value, shape);
    if (shape === "date" && /^\d{4}$/.test(value)) return Number(value); // A year needs no quotes.
    return String(value).trim() === "" ? undefined : String(value);
  };

  const foldList = (value, shape) => {
    const items = value.map((item) => fold(item, shape.list)).filter((item) => item !== undefined);
    if (shape.alone && items.length === 1) return items[0];
    return items.length ? items : undefined;
  };

  const foldMapping = (value, shape, without = []) => {
    const parts = Object.entries(value).filter(([key]) => !without.includes(key));
    const folded = parts.map(([key, part]) => [key, own(shape.mapping, key) ? fold(part, shape.mapping[key]) : part]);
    const said = folded.filter(([, part]) => part !== undefined);
    if (said.length === 1 && said[0][0] === shape.short && typeof said[0][1] === "string") return said[0][1];
    return said.length ? Object.fromEntries(said) : undefined;
  };

  const foldEntries = (value, shape) => {
    const keys = value.map((source) => source.key);
    const twice = keys.find((key, place) => keys.indexOf(key) !== place);
    if (twice !== undefined) throw new Error(`Two sources have the key ${twice}`);
    return Object.fromEntries(value.map((source) => [source.key, foldMapping(source, shape, ["key"])]));
  };

  // YAML.

  const commentsOf = (text) => {
    const scalars = jsyaml.parseEvents(text, {}).filter((event) => "valueStart" in event);
    const isInside = (place) => scalars.some(({ valueStart, valueEnd }) => valueStart <= place && place < valueEnd);
    const first = Math.min(...scalars.map(({ valueStart }) => valueStart));
    const found = { above: [], below: [] };
    for (let place = text.indexOf("#"); place >= 0; place = text.indexOf("#", place + 1)) {
      if ((place && !/\s/.test(text[place - 1])) || isInside(place)) continue;
      const [line] = text.slice(place).split("\n", 1);
      found[place < first ? "above" : "below"].push(line);
      place += line.length;
    }
    return found;
  };

  const read = (text, shape) => {
    const value = jsyaml.load(text, { schema: jsyaml.FAILSAFE_SCHEMA }); // As the loader has it: every value is a text.
    if (!isMapping(value)) throw new Error("The editor has no form for a list of events: edit the file as text");
    const { above, below } = commentsOf(text);
    const content = unfold(value, shape);
    return above.length + below.length ? { ...content, [COMMENTS]: { above: above.join("\n"), below: below.join("\n") } } : content;
  };

  const write = ({ [COMMENTS]: comments = {}, ...content }, shape) => {
    const { CORE_SCHEMA, boolYaml11Tag, intYaml11Tag, floatYaml11Tag } = jsyaml;
    const schema = CORE_SCHEMA.withTags(boolYaml11Tag, intYaml11Tag, floatYaml11Tag); // What these read as no text is quoted.
    const standIn = standInFor(JSON.stringify(content));
    const transform = (documents) => jsyaml.visit(documents, (node) => style(node, standIn));
    const yaml = jsyaml.dump(fold(content, shape) ?? {}, { schema, lineWidth: WIDTH, quoteStyle: "double", transform });
    return [comments.above, yaml.replaceAll(standIn, "\u00a0").trimEnd(), comments.below].filter(Boolean).join("\n");
  };

  // js-yaml escapes no-break spaces, which French texts are full of, and folds no text that has one: another stands in for them.
  const standInFor = (text) => {
    let code = 0xe000; // The first of the characters for private use.
    while (text.includes(String.fromCharCode(code))) code += 1;
    return String.fromCharCode(code);
  };

  const style = (node, standIn) => {
    if (node.kind === "scalar") node.value = node.value.replaceAll("\u00a0", standIn);
    if (node.kind === "sequence" && isShort(node.items)) node.style = jsyaml.COLLECTION_STYLE.FLOW;
  };

  const isShort = (items) => items.every((item) => item.kind === "scalar") && items.map((item) => item.value).join(", ").length < WIDTH - 20;

  addEventListener("DOMContentLoaded", () => {
    if (!window.CMS || !window.jsyaml) {
      document.querySelector("[data-not-loaded]").hidden = false;
      return;
    }
    const shapes = JSON.parse(document.querySelector("[data-shapes]").textContent);
    for (const [format, shape] of Object.entries(shapes)) {
      CMS.registerCustomFormat(format, "yaml", { fromFile: (text) => read(text, shape), toFile: (content) => write(content, shape) });
    }
    CMS.init();
  });
})();
