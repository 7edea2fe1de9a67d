// What a reader does with a timeline, in each browser, from disk and from a sub-path: the address and the page always say the same,
// no page complains, and none asks another host for anything. `make browsers` gives the facts in JOURNEYS.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { start } from "./drivers.mjs";
import * as hooks from "./hooks.mjs";

const { browsers, sites, today, pictures, ...programs } = JSON.parse(process.env.JOURNEYS);
const PAST = "2023-11-18";
const IN_PAST = "4";
const PATIENCE = 15_000;

// Read until it is as expected; a page may be given time, but it must get there.
const eventually = async (read, expected) => {
  const end = Date.now() + PATIENCE;
  let found = await read();
  while (Date.now() < end && !isSame(found, expected)) {
    await sleep(50);
    found = await read();
  }
  assert.deepEqual(found, expected);
};

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const said = (page) => page.evaluate(hooks.SAID);

const assertAgrees = async (page) => {
  const { days, numbers, remaining, tokens } = await said(page);
  assert.equal(days.length, 1, `days on the page: ${days}`);
  assert.equal(numbers.length, 1, `numbers on the page: ${numbers}`);
  if (!remaining.includes("-")) assert.equal(tokens, Number(remaining));
};

const assertAddressFollows = async (page) => {
  const { day, filters } = await said(page);
  const expected = { on: day === today ? "" : day, written: filters };
  await eventually(() => said(page).then(({ on, written }) => ({ on, written })), expected);
  await assertAgrees(page);
};

const take = async (page, picture) => {
  await eventually(() => page.evaluate("document.getAnimations().length"), 0);
  await page.picture(`${pictures}/${picture}.png`);
};

const focus = (page, selector) => page.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);

const goOnJourneys = (name) => {
  let browser;
  before(async () => { browser = await start(name, programs); });
  after(() => browser.close());

  // Go on a journey from an address, then see that the page was quiet.
  const journey = (title, path, go) => {
    for (const [site, base] of Object.entries(sites)) {
      test(`${title} (${site})`, { timeout: 60_000 }, async () => {
        const page = await browser.page();
        try {
          await page.open(base + path);
          await go(page, base, site);
          assert.deepEqual(await page.complaints(), []);
          const here = ["", new URL(base).host];
          assert.deepEqual(page.requests.filter((address) => !here.includes(new URL(address).host)), []);
        } finally {
          await page.close();
        }
      });
    }
  };

  journey("opening", "index.html", async (page, base, site) => {
    const { day, remaining, on } = await said(page);
    assert.deepEqual({ day, remaining, on }, { day: today, remaining: "2", on: "" });
    await assertAgrees(page);
    await take(page, `${name}-${site}`);
  });

  journey("dragging the slider slowly", "index.html", async (page) => {
    const box = await page.place(hooks.SLIDER);
    const share = (n) => ({ x: box.left + 8 + (box.width - 16) * (1 - n / 200), y: box.top + box.height / 2 });
    await page.drag(Array.from({ length: 150 }, (_, n) => share(n)), () => assertAgrees(page));
    await assertAddressFollows(page);
    const { day } = await said(page);
    assert.ok(day < "2019", `the drag ended on ${day}`);
  });

  journey("stepping with arrow keys", "index.html", async (page) => {
    await focus(page, hooks.SLIDER);
    const days = [today];
    for (let step = 0; step < 5; step += 1) {
      await page.press("ArrowLeft");
      await assertAddressFollows(page);
      days.push((await said(page)).day);
    }
    assert.deepEqual([...new Set(days)].sort().reverse(), days);
    await page.press("ArrowRight");
    await assertAddressFollows(page);
    assert.equal((await said(page)).day, days.at(-2));
  });

  for (const path of ["index.html", "fr/index.html"]) {
    journey(`a deep link to ${path}`, `${path}#on=${PAST}`, async (page, base, site) => {
      const { day, remaining } = await said(page);
      assert.deepEqual({ day, remaining }, { day: PAST, remaining: IN_PAST });
      await assertAddressFollows(page);
      if (path === "index.html") await take(page, `${name}-past-${site}`);
    });
  }

  journey("typing a search for ten seconds", `index.html#on=${PAST}`, async (page) => {
    const text = "anthropic ".repeat(10);
    await focus(page, hooks.SEARCH);
    await page.type(text, 10);
    await eventually(async () => (await said(page)).written.q, text);
    const { filters, day, shown } = await said(page);
    assert.deepEqual({ typed: filters.q, day }, { typed: text, day: PAST });
    assert.ok(shown > 0);
    await eventually(async () => (await said(page)).status.includes(String(shown)), true);
    await assertAddressFollows(page);
  });

  journey("filtering, and showing all again", "index.html", async (page) => {
    const all = (await said(page)).shown;
    await page.choose(hooks.WHO, "sam-altman");
    await page.click(hooks.FOUNDERS_ONLY);
    await assertAddressFollows(page);
    const { shown, written } = await said(page);
    assert.ok(shown > 0 && shown < all);
    assert.equal(written.who, "sam-altman");
    await page.click(hooks.SHOW_ALL);
    await eventually(async () => (await said(page)).shown, all);
    await assertAddressFollows(page);
  });

  for (const [what, link] of [["language", hooks.OTHER_LANGUAGE], ["order", hooks.OTHER_ORDER]]) {
    journey(`changing the ${what} keeps the day and the filters`, "index.html", async (page) => {
      await focus(page, hooks.SLIDER);
      await page.press("ArrowLeft");
      await page.choose(hooks.WHO, "sam-altman");
      await assertAddressFollows(page);
      const one = await said(page);
      const from = (await page.address()).split("#")[0];
      await page.click(link);
      await page.arrive((address) => address.split("#")[0] !== from);
      const kept = async () => {
        const { day, filters, shown } = await said(page);
        return [day, filters, shown];
      };
      await eventually(kept, [one.day, one.filters, one.shown]);
      await assertAddressFollows(page);
    });
  }

  journey("going back", `index.html#on=${PAST}`, async (page, base) => {
    await focus(page, hooks.SLIDER);
    await page.press("ArrowLeft");
    await assertAddressFollows(page);
    const one = await said(page);
    await page.click(hooks.EVENT_PAGE);
    await page.arrive((address) => address.includes("/events/"));
    await page.back();
    await page.arrive((address) => address.startsWith(`${base}index.html`));
    await eventually(async () => (await said(page)).day, one.day);
    await assertAddressFollows(page);
  });

  journey("printing", "index.html", async (page) => {
    if (!page.print) return;
    const titles = await page.evaluate(`[...document.querySelectorAll("${hooks.EVENT_TITLE}")].map((title) => title.innerText)`);
    const control = await page.evaluate(`document.querySelector("${hooks.SHOW_ALL}").innerText`);
    const text = execFileSync("pdftotext", ["-raw", "-", "-"], { input: await page.print(), encoding: "utf-8" });
    const letters = (words) => words.normalize("NFKC").replace(/[\s-]/g, "");
    assert.deepEqual(titles.filter((title) => !letters(text).includes(letters(title))), []);
    assert.ok(!text.includes(control));
  });

  test("dark where the reader's system is", { timeout: 60_000 }, async () => {
    const dark = await start(name, programs, { isDark: true });
    try {
      const page = await dark.page();
      await page.open(`${sites["sub-path"]}index.html`);
      const brightness = (property) => `getComputedStyle(document.body).${property}.match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 765`;
      const [paper, ink] = [await page.evaluate(brightness("backgroundColor")), await page.evaluate(brightness("color"))];
      assert.ok(paper < 0.25 && ink > 0.7, `paper ${paper}, ink ${ink}`);
      await take(page, `${name}-dark`);
      await page.close();
    } finally {
      await dark.close();
    }
  });
};

describe("a reader", { concurrency: browsers.length }, () => {
  for (const name of browsers) describe(name, { concurrency: 1 }, () => goOnJourneys(name));
});
