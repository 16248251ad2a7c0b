// Prefixes of variables that build tools copy into the pages they make. By itself a prefix proves nothing: a key must stand there.
import { bundlerPrefixes } from "./bundler-prefixes.ts";

/** The prefix by which a variable gets into pages, the longest known; null where it has none. */
export const exposingPrefix = (name: string): string | null =>
  bundlerPrefixes.find((prefix) => name.toUpperCase().startsWith(prefix)) ?? null;
