// One way to use three browsers: Chromium and Firefox through Puppeteer, WebKitGTK through Selenium and a screen in memory.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { Builder, By, Key, Origin } from "selenium-webdriver";

const SIZE = { width: 1280, height: 900 };

// Start a browser by name, for readers who like it dark or not. `page()` opens an empty page that nobody has used.
export const start = (name, programs, { isDark = false } = {}) =>
  name === "webkit" ? startWebKit(programs, isDark) : startWithPuppeteer(name, programs, isDark);

const startWithPuppeteer = async (name, programs, isDark) => {
  const firefox = {
    browser: "firefox",
    executablePath: programs.firefox,
    extraPrefsFirefox: { "ui.systemUsesDarkTheme": Number(isDark) },
  };
  const chromium = {
    executablePath: programs.chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", ...(isDark ? ["--force-dark-mode"] : [])],
  };
  const browser = await puppeteer.launch({ headless: true, defaultViewport: SIZE, ...(name === "firefox" ? firefox : chromium) });
  return {
    page: async () => {
      const context = await browser.createBrowserContext();
      return new PuppeteerPage(await context.newPage(), context);
    },
    close: () => browser.close(),
  };
};

class Page {
  errors = [];

  address = () => this.evaluate("location.href");
  back = () => this.evaluate("history.back()");

  // Wait for the whole of a page whose address is as wanted; while one page follows another there is none to ask.
  arrive = async (isWanted) => {
    for (const end = Date.now() + 15_000; Date.now() < end; await sleep(50)) {
      const [address, state] = await this.evaluate("[location.href, document.readyState]").catch(() => ["", ""]);
      if (state === "complete" && isWanted(address)) return;
    }
    throw new Error(`Still at ${await this.address()}`);
  };

  // Scroll to an element and return its place in the window, once it stays where it is: a page lays out its lower parts late.
  place = async (selector) => {
    const element = `document.querySelector("${selector}")`;
    await this.evaluate(`${element}.scrollIntoView({ block: "center", behavior: "instant" })`);
    for (let before = null; ; await sleep(100)) {
      const box = await this.evaluate(`${element}.getBoundingClientRect().toJSON()`);
      if (before && box.x === before.x && box.y === before.y) return box;
      before = box;
    }
  };
}

class PuppeteerPage extends Page {
  requests = [];

  constructor(page, context) {
    super();
    this.page = page;
    this.context = context;
    page.on("request", (request) => this.requests.push(request.url()));
    page.on("pageerror", (error) => this.errors.push(error.message));
    page.on("console", (message) => { if (message.type() === "error") this.errors.push(message.text()); });
  }

  open = async (address) => {
    await this.page.goto("about:blank");
    await this.page.goto(address);
  };
  evaluate = (expression) => this.page.evaluate(expression);
  // By the mouse at a place, not by a handle of the element: a link's page is gone before Puppeteer lets go of its handle.
  click = async (selector) => {
    await this.place(selector);
    const { x, y, width, height } = await this.evaluate(`document.querySelector("${selector}").getClientRects()[0].toJSON()`);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  };
  choose = (selector, value) => this.page.select(selector, value);
  press = (key) => this.page.keyboard.press(key);
  type = (text, perSecond) => this.page.keyboard.type(text, { delay: 1000 / perSecond });
  picture = (path) => this.page.screenshot({ path });
  print = () => this.page.pdf();
  close = () => this.context.close();
  complaints = async () => this.errors;

  // Press the mouse at the first of the points, go to the others one by one, and let go.
  drag = async (points, afterEach) => {
    const [first, ...others] = points;
    await this.page.mouse.move(first.x, first.y);
    await this.page.mouse.down();
    for (const point of others) {
      await this.page.mouse.move(point.x, point.y);
      await afterEach();
    }
    await this.page.mouse.up();
  };
}

const startWebKit = async ({ miniBrowser }, isDark) => {
  const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const display = await new Promise((resolve) => { screen.stdio[3].once("data", (data) => resolve(`:${String(data).trim()}`)); });
  // Whatever WebKit asks another host for goes through this proxy, which answers nothing and remembers it.
  const asked = [];
  const proxy = createServer((request, response) => { asked.push(request.url); response.writeHead(502).end(); });
  proxy.on("connect", (request, socket) => { asked.push(request.url); socket.end(); });
  const proxyPort = await listen(proxy);
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env: { ...process.env, DISPLAY: display }, stdio: "ignore" });
  const server = `http://127.0.0.1:${port}`;
  await answers(`${server}/status`);
  const capabilities = {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: miniBrowser, args: ["--automation", ...(isDark ? ["--dark-mode"] : [])] },
    proxy: { proxyType: "manual", httpProxy: `127.0.0.1:${proxyPort}`, sslProxy: `127.0.0.1:${proxyPort}`, noProxy: ["127.0.0.1"] },
  };
  const session = await new Builder().usingServer(server).withCapabilities(capabilities).build();
  await session.manage().window().setRect({ x: 0, y: 0, ...SIZE });
  return {
    page: async () => {
      asked.length = 0;
      return new WebKitPage(session, asked);
    },
    close: async () => {
      await session.quit();
      driver.kill();
      screen.kill();
      proxy.close();
    },
  };
};

class WebKitPage extends Page {
  constructor(session, requests) {
    super();
    this.session = session;
    this.requests = requests;
  }

  open = async (address) => {
    await this.session.get("about:blank");
    await this.session.get(address);
  };
  evaluate = (expression) => this.session.executeScript(`return ${expression}`);
  element = (selector) => this.session.findElement(By.css(selector));
  click = async (selector) => {
    await this.complaints();
    await this.place(selector);
    await (await this.element(selector)).click();
  };
  choose = async (selector, value) => {
    await this.place(selector);
    await (await this.element(`${selector} option[value='${value}']`)).click();
  };
  press = (key) => this.session.actions().sendKeys(KEYS[key] ?? key).perform();
  type = async (text, perSecond) => {
    const actions = this.session.actions();
    for (const letter of text) actions.keyDown(letter).keyUp(letter).pause(1000 / perSecond);
    await actions.perform();
  };
  picture = async (path) => (await import("node:fs/promises")).writeFile(path, await this.session.takeScreenshot(), "base64");
  print = null;
  close = () => this.session.get("about:blank");

  // The page keeps its complaints itself (complaints.js): they are fetched before it is left.
  complaints = async () => {
    this.errors.push(...await this.evaluate("globalThis.complaints?.splice(0) ?? []"));
    return this.errors;
  };

  drag = async ([first, ...others], afterEach) => {
    const move = ({ x, y }) => ({ x: Math.round(x), y: Math.round(y), duration: 0, origin: Origin.VIEWPORT });
    await this.session.actions().move(move(first)).press().perform();
    for (const point of others) {
      await this.session.actions().move(move(point)).perform();
      await afterEach();
    }
    await this.session.actions().release().perform();
  };
}

const KEYS = { ArrowLeft: Key.ARROW_LEFT, ArrowRight: Key.ARROW_RIGHT, Home: Key.HOME, End: Key.END };

const listen = (server) => new Promise((resolve) => { server.listen(0, "127.0.0.1", () => resolve(server.address().port)); });

const freePort = async () => {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => { server.close(resolve); });
  return port;
};

const answers = async (address) => {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await fetch(address).then(() => true, () => false)) return;
    await sleep(100);
  }
  throw new Error("WebKitWebDriver does not answer.");
};
