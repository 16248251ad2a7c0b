// Knows how a store of keys is shown: whether it is there, and no more, since it is never opened.
import type { Layer } from "../model/layer.ts";
import { say, type Text } from "../model/text.ts";

interface Store {
  readonly id: string;
  readonly title: Text;
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
  because: seen ? say("seen, and never opened") : say("no such file"),
  remarks: [],
});
