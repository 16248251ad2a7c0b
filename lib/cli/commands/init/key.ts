// How a pasted key is cleaned and judged, before anybody is asked about it.
import type { Facts } from "../../../model/facts.ts";
import { regionHint } from "../../../facts/remedies.ts";
import type { Plan, Secret } from "../../../model/secret.ts";
import { msg, type Message } from "../../../model/message.ts";
import { wrapText, type SecretRegistry } from "../../../read/secrets.ts";
import { coreOf } from "../../../read/secret-info.ts";
import type { Region } from "../../../model/resolution.ts";

export interface Pasted {
  readonly key: Secret;
  /** Blanks, quotation marks or a scheme word were taken away. */
  readonly cleaned: boolean;
  readonly plan: Plan;
  /** By the letter after `tp-`: a hint, never proof. */
  readonly hint: Region | null;
}

/** What is wrong with it, where it cannot be a key of MiMo's. */
export function pasted(text: string, vault: SecretRegistry, facts: Facts): Pasted | Message {
  const core = coreOf(text);
  const key = wrapText(core, vault);
  const { blank, reference, sample, masked, vendor, plan, odd, short } = key.info;
  if (blank) return msg("nothing was given");
  if (masked) return msg("this is a masked copy: the console shows the whole key only when it is made");
  if (reference || sample) return msg("this only stands for a key");
  if (vendor) return msg("this is a key of {vendor}", { vendor });
  if (odd) return msg("it holds a character that no header can carry, at position {n}", { n: odd.position });
  if (plan === "unknown") return msg("MiMo's keys begin with `sk-` (pay-as-you-go) or `tp-` (Token Plan)");
  if (short) return msg("it is much shorter than a key of MiMo's: a part of it is missing");
  return { key, cleaned: core !== text, plan, hint: regionHint(key, facts) };
}
