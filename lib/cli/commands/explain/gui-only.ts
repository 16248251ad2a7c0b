// Clients that keep their settings in a store of their own, behind windows only: nothing of them is read, and people must look for themselves.
import { msg, type Message } from "../../../model/message.ts";

export interface GuiOnly {
  readonly title: string;
  /** Where its settings are, as far as that is known. */
  readonly kept: Message;
  /** What to look for in its windows. */
  readonly look: Message;
}

const inApp = msg("in the app's own database, which is not opened");
const inEditor = msg("in the editor's secret storage, which is not opened");
const pair = msg("key and base URL of one plan: `sk-` with `api.xiaomimimo.com`, `tp-` with its region's host");

/** As community guides and MiMo's own pages describe them, 2026-11. */
export const guiOnly: Readonly<Record<string, GuiOnly>> = {
  "cherry-studio": {
    title: "Cherry Studio",
    kept: inApp,
    look: msg(
      "the provider Xiaomi MiMo: its API host is the bare `https://api.xiaomimimo.com`; for a Token Plan replace host and key, both; its agent mode takes no plan",
    ),
  },
  cursor: {
    title: "Cursor",
    kept: inApp,
    look: msg("the OpenAI key, the overridden base URL, which ends in `/v1`, and a model in small letters"),
  },
  trae: {
    title: "TRAE",
    kept: inApp,
    look: msg("the custom request URL: with Full URL it needs the whole address, `/chat/completions` and all"),
  },
  qoder: { title: "Qoder", kept: inApp, look: msg("the plan that it asks for, and the key of that plan") },
  lobehub: { title: "LobeHub", kept: inApp, look: pair },
  astrbot: { title: "AstrBot", kept: inApp, look: pair },
  "roo-code": {
    title: "Roo Code",
    kept: inEditor,
    look: msg("the provider OpenAI Compatible: a base URL that ends in `/v1`, and the key of the same plan"),
  },
  "zoo-code": {
    title: "Zoo Code",
    kept: inEditor,
    look: msg("its own provider for MiMo, or OpenAI Compatible with a base URL that ends in `/v1`"),
  },
};
