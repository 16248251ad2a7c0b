// When a keyring or store that is never opened may supply the key.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("A key may come from a store"),
  why: msg(
    "The client can take its key from a keyring, a helper program, a credential pool or its own store. mimo-doctor sees that it is there and never opens it, so the key that wins may be another than the one shown.",
  ),
  remedy: msg("Nothing is wrong. Where a request fails, look into the store with the client's own command."),
};

export default rule({
  id: "key-stored-elsewhere",
  on: "resolution",
  severity: "note",
  explains: ["hidden"],
  check({ resolution }) {
    const quirk = resolution.conditions.find((q) => q.kind === "key-may-be-stored");
    if (quirk?.kind !== "key-may-be-stored" || (!quirk.first && resolution.key.value)) return undefined;
    return {
      message: resolution.key.value
        ? msg("a key in {store} would come before the one that was found; the store is not opened", {
            store: quirk.layer.title,
          })
        : msg("the key may be in {store}, which is not opened", { store: quirk.layer.title }),
      place: { kind: "store", name: quirk.layer.id.replace(/^.*:/, "") },
    };
  },
});
