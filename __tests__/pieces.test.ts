// Keys that are cut, doubled or too long for a regular expression are hidden like whole ones.
import { describe, expect, test } from "@jest/globals";
import { maskKeys } from "../lib/model/key-shape.ts";
import { wrapText, type SecretRegistry } from "../lib/read/secrets.ts";
import { redact } from "../lib/report/redact.ts";
import { canary, givesAway } from "./support/canaries.ts";

const key = canary("pieces", "tp-");

describe("pieces of a known key", () => {
  const vault: SecretRegistry = [];
  wrapText(key, vault);
  wrapText("token-plan-sgp", vault);
  wrapText("mimo-v2.5-pro-ultraspeed-of-2026", vault);

  test.each([8, 12, 20, 30])("%i characters, wherever they stand", (length) => {
    for (let from = 3; from + length <= key.length; from++) {
      const piece = key.slice(from, from + length);
      for (const text of [`https://x/${piece}/v1`, `A${piece.toUpperCase()}B`, piece])
        expect(givesAway(redact(text, vault), key)).toBe(false);
    }
  });

  test("what is no piece stays", () => {
    const text =
      "https://token-plan-sgp.xiaomimimo.com/v1 mimo-v2.5-pro-ultraspeed providers.xiaomi_mimo 0123456789abcdef";
    expect(redact(text, vault)).toBe(text);
    expect(redact(`${text} ${key.slice(3, 10)}`, vault)).toBe(`${text} ${key.slice(3, 10)}`);
  });
});

test("the beginning of a key is enough, in an address too", () => {
  for (let length = 11; length <= key.length; length++) {
    const cut = key.slice(0, length);
    if (/\d/.test(cut)) expect(givesAway(maskKeys(`https://x/v1 = "${cut}`), key)).toBe(false);
  }
});

test("words of any length are masked without running out of stack", () => {
  const long = "x1".repeat(6_000_000);
  const seen: number[] = [];
  const masked = maskKeys(`a ${key} ${long}/${key}_${long} b`, (it) => seen.push(it.length));
  expect(masked).toBe("a tp-**** ****/**** b");
  expect(seen[0]).toBe(key.length);
});
