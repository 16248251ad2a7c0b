// How a store of keys is shown: whether it is there, and no more, since it is never opened.
import type { Layer } from "../../model/layer.ts";
import { msg, type Message } from "../../model/message.ts";

/** A store of keys that is seen and never opened. */
export const storeOf = (id: string, title: Message, because: Message, path?: string): Layer => ({
  id,
  kind: "store",
  title,
  ...(path === undefined ? {} : { path }),
  scope: "user",
  status: "ignored",
  because,
  diagnostics: [],
});

interface Store {
  readonly id: string;
  readonly title: Message;
  readonly path: string;
  readonly seen: boolean;
}

/** The same, where it may be missing. */
export const storeLayer = ({ id, title, path, seen }: Store): Layer =>
  seen
    ? storeOf(id, title, msg("seen, and never opened"), path)
    : { ...storeOf(id, title, msg("no such file"), path), status: "absent" };
