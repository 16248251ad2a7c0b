// Knows how a pasted key is cleaned and judged, before anybody is asked about it.
import { regionHint } from "../facts/remedies.ts";
import type { Plan, Secret } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";
import { sealText, type Vault } from "../read/seal.ts";
import { coreOf } from "../read/traits.ts";
import type { Region } from "../model/resolution.ts";

export interface Pasted {
  readonly key: Secret;
  /** Blanks, quotation marks or a scheme word were taken away. */
  readonly cleaned: boolean;
  readonly plan: Plan;
  /** By the letter after `tp-`: a hint, never proof. */
  readonly hint: Region | null;
}

/** What is wrong with it, where it cannot be a key of MiMo's. */
export function pasted(text: string, vault: Vault): Pasted | Text {
  const core = coreOf(text);
  const key = sealText(core, vault);
  const { blank, reference, sample, masked, vendor, plan, odd, short } = key.traits;
  if (blank) return say("nothing was given");
  if (masked) return say("this is a masked copy: the console shows the whole key only when it is made");
  if (reference || sample) return say("this only stands for a key");
  if (vendor) return say("this is a key of {vendor}", { vendor });
  if (odd) return say("it holds a character that no header can carry, at position {n}", { n: odd.position });
  if (plan === "unknown") return say("MiMo's keys begin with `sk-` (pay-as-you-go) or `tp-` (Token Plan)");
  if (short) return say("it is much shorter than a key of MiMo's: a part of it is missing");
  return { key, cleaned: core !== text, plan, hint: regionHint(key) };
}
