// How a store of keys is shown: whether it is there, and no more, since it is never opened.
import type { Layer } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";

interface Store {
  readonly id: string;
  readonly title: Message;
  readonly path: string;
  readonly seen: boolean;
}

export const storeLayer = ({ id, title, path, seen }: Store): Layer => ({
  id,
  kind: "store",
  title,
  path,
  scope: "user",
  status: seen ? "ignored" : "absent",
  because: seen ? msg("seen, and never opened") : msg("no such file"),
  diagnostics: [],
});
