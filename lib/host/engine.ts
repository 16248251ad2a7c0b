// What the engine may be told for the sake of a call that is short.
import v8 from "node:v8";

/**
 * The first answer makes V8 compile undici's parser, WebAssembly, again and better, and the process cannot end before
 * that is done: a third of a probe, for nothing. Measured on Node 20; other versions may not know the word.
 */
export function expectShortCall(): void {
  if (process.versions.node.startsWith("20.")) v8.setFlagsFromString("--wasm-tiering-budget=1000000000");
}
