// A settings file that the client once read and no longer does, for people who wrote MiMo into it.
import type { Facts } from "../../model/facts.ts";
import { placeIn } from "../../model/document.ts";
import type { Layer } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";

/** The layer as one that nobody reads; `at` is the setting that a remark about it points to. */
export function outdated(layer: Layer, because: Message, at: string, expected: Message, facts: Facts): Layer {
  const { doc, path } = layer;
  const what = msg("{file} describes MiMo: {because}", { file: { kind: "file", path: path ?? "" }, because });
  return {
    ...layer,
    status: layer.status === "absent" ? "absent" : "ignored",
    because: layer.status === "absent" ? layer.because : because,
    diagnostics:
      doc && facts.namesMimo(doc.value)
        ? [{ kind: "not-read", slot: "key", place: placeIn(doc, [at], "key"), hard: true, what, expected }]
        : [],
  };
}
