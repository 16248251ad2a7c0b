// What the fuzz run has found, each as the shortest input that broke a promise.
import { expect, test } from "@jest/globals";
import { feed } from "./support/fuzz/targets.ts";

test.each([["a backslash at the end of a file: the value's place reached past it", "read-shell", "Y=\\"]])(
  "%s",
  async (_what, target, text) => {
    await expect(feed(target, text)).resolves.toBeUndefined();
  },
);
