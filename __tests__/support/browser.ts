// A real browser without a window: opens pages from the disk, and says what is seen there.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import puppeteer from "puppeteer-core";

const works = (name: string): boolean => spawnSync(name, ["--version"]).status === 0;
export const chromium = ["chromium", "chromium-browser", "google-chrome"].find(works);

export interface Page {
  /** Errors of scripts, and files that were asked for in vain. */
  readonly faults: readonly string[];
  visit(address: string): Promise<void>;
  theme(name: "light" | "dark"): Promise<void>;
  size(width: number, height: number): Promise<void>;
  text(selector: string): Promise<string>;
  /** The address of a picture, once it is loaded. */
  picture(selector: string): Promise<string>;
  /** Types into the search and gives what is found. */
  search(wanted: string): Promise<readonly string[]>;
  follow(selector: string): Promise<void>;
  /** Columns by which the page is wider than the window. */
  overflow(): Promise<number>;
  shot(name: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** @param shots where pictures are kept, to be looked at. */
export async function open(shots: string): Promise<Page> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"];
  const browser = await puppeteer.launch({ executablePath: fs.realpathSync(where()), args });
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("requestfailed", (request) => {
    // A page that is left while it loads.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(request.url());
  });
  await page.setViewport({ width: 1360, height: 900 });
  fs.mkdirSync(shots, { recursive: true });
  return {
    faults,
    visit: async (address) => void (await page.goto(address, { waitUntil: "load" })),
    theme: (value) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]),
    size: (width, height) => page.setViewport({ width, height }),
    text: (selector) => page.$eval(selector, (it) => it.textContent ?? ""),
    picture: (selector) =>
      page.$eval(selector, (it: any) => (it.complete && it.naturalWidth > 0 ? String(it.currentSrc) : "")),
    async search(wanted) {
      await page.keyboard.press("/");
      await page.keyboard.type(wanted);
      await page.waitForSelector("#results:not([hidden]) a", { timeout: 20_000 });
      return page.$$eval("#results a b", (all) => all.map((it) => it.textContent ?? ""));
    },
    async follow(selector) {
      await Promise.all([page.waitForNavigation({ timeout: 20_000 }).catch(() => null), page.click(selector)]);
    },
    overflow: () => page.evaluate("document.documentElement.scrollWidth - window.innerWidth") as Promise<number>,
    shot: async (name) =>
      Buffer.from(await page.screenshot({ path: path.join(shots, `${name}.png`) as `${string}.png` })),
    close: () => browser.close(),
  };
}

const where = (): string => spawnSync("sh", ["-c", `command -v ${chromium}`], { encoding: "utf8" }).stdout.trim();

/** How many different bytes stand in the rows of a PNG: a blank page has very few. */
export function colours(png: Buffer): number {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return new Set(zlib.inflateSync(Buffer.concat(parts))).size;
}
