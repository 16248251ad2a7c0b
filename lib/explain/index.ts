// Error texts that people paste, understood: who speaks, whether a request left, what it says and what is behind it.
import type { Facts } from "../model/facts.ts";
import { answerRows, type Parts } from "../facts/answers.ts";
import { causes, type Cause } from "./causes.ts";
import {
  answerSpeakers,
  clientErrors,
  foreignAnswers,
  impliedStatus,
  mimoForm,
  mimoWords,
  networkErrors,
  otherPrograms,
  type Speaker,
} from "./client-errors.ts";
import { faultText } from "../facts/faults.ts";
import type { Reading } from "../model/exchange.ts";
import { msg, type Message } from "../model/message.ts";
import { open, type Envelope } from "./envelope.ts";

export interface Decoded {
  /** Stable: the id of the reading, of the client's error, or of the fault. */
  readonly id: string;
  readonly status: number | null;
  readonly speaker: Speaker;
  /** Whether a request left the client; null where the text does not show it. */
  readonly sent: boolean | null;
  /** What it says about the key; `null` where no answer of the service is in it. */
  readonly meaning: Reading["meaning"] | null;
  readonly what: Message;
  readonly causes: readonly Cause[];
}

/** More of a text holds no further reason. */
const longest = 65_536;

/** Understands a text; undefined where it is not known. Linear in its length. */
export function decodeError(input: string, facts: Facts): Decoded | undefined {
  const text = input.slice(0, longest).trim();
  const lone = /^(?:http\s*)?([1-5]\d\d)$/i.exec(text);
  const it = open(text, facts);
  if (lone) return answered(it, Number(lone[1]));
  return proxied(it) ?? elsewhere(it) ?? answered(it, it.status) ?? unanswered(it) ?? implied(it);
}

const decoded = (id: string, speaker: Speaker, what: Message, more: Partial<Decoded> = {}): Decoded => ({
  id,
  status: null,
  speaker,
  sent: speaker === "client" ? false : speaker === "network" ? null : true,
  meaning: null,
  what,
  causes: causes[id] ?? [],
  ...more,
});

/** A proxy's refusal has a status, and is no answer. */
function proxied({ body, all }: Envelope): Decoded | undefined {
  const fault = body ? undefined : networkErrors.find(([id, pattern]) => id.startsWith("proxy-") && pattern.test(all));
  return fault && failed(fault[0]);
}

const failed = (fault: string): Decoded =>
  decoded(fault, "network", faultText(fault, null), {
    meaning: "unknown",
    causes: causes[fault] ?? causes["network"] ?? [],
  });

/** Answers that are not MiMo's: by their words, or by the host that gave them. */
function elsewhere({ status: told, said, all, body, html, host }: Envelope): Decoded | undefined {
  const status = told ?? null;
  const row = foreignAnswers.find((it) => it.pattern.test(said) || (it.around === true && it.pattern.test(all)));
  if (row && !(row.speaker === "other" && status !== null && status >= 500))
    return decoded(row.id, row.speaker, row.what, { status, meaning: row.speaker === "vendor" ? null : "unknown" });
  if (!host || (status === null && !body && !html) || mimoForm.test(said)) return undefined;
  const speaker = speakerAt(host);
  const meaning = speaker === "vendor" ? null : "unknown";
  return speaker && decoded(notAt[speaker], speaker, notMimo, { status, meaning });
}

/** The host is not said: a text may have a key in its place. */
const notMimo = msg("a host answered that is not MiMo's: nothing is known about a MiMo key");
const notAt = { vendor: "other-vendor", gateway: "gateway", other: "other-host" } as const;

/** Whose host it is; undefined where it is MiMo's, or was meant to be. */
function speakerAt({ name, is }: NonNullable<Envelope["host"]>): keyof typeof notAt | undefined {
  if (name === "chatgpt.com") return "vendor";
  if (is.kind === "endpoint" || is.kind === "region") return undefined;
  if (is.kind === "vendor") return is.gateway ? "gateway" : "vendor";
  return is.kind === "loopback" || is.kind === "private" ? "gateway" : "other";
}

const textOf = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : null;

/** An answer, read as one that comes from a host. */
function answered({ body, html, all, said, host }: Envelope, status: number | undefined): Decoded | undefined {
  if (status === undefined || status < 400 || (!body && otherPrograms.test(all))) return undefined;
  const parts: Parts = {
    status,
    html,
    words: `${said} ${all.slice(0, 4_096)}`,
    code: textOf(body?.["code"]),
    type: textOf(body?.["type"]),
  };
  const row = answerRows.find((it) => it.when(parts));
  if (!row) return undefined;
  const { id, meaning, because } = row;
  const isMimo = mimoWords.test(said) || host?.is.kind === "endpoint";
  return decoded(id, answerSpeakers[id] ?? (isMimo ? "mimo" : "host"), because, { status, meaning });
}

/** No answer in it: the network's words, or the client's own. */
function unanswered({ said, isAnswer, all }: Envelope): Decoded | undefined {
  if (otherPrograms.test(all)) return undefined;
  const words = isAnswer ? said : all;
  const row = clientErrors.find((it) => it.pattern.test(words));
  const own = row && decoded(row.id, row.speaker ?? "client", row.what);
  if (row?.first && !(isAnswer && row.id === "no-key")) return own;
  if (mimoWords.test(words)) return undefined;
  const fault = networkErrors.find(([, pattern]) => pattern.test(words))?.[0];
  if (fault) return failed(fault);
  return isAnswer && row?.id === "no-key" ? keyless : isAnswer && own?.sent === false ? undefined : own;
}

const keylessRow = answerRows.find(({ id }) => id === "401-no-key-seen");
const keyless = keylessRow && decoded(keylessRow.id, "gateway", keylessRow.because, { meaning: keylessRow.meaning });

/** Words that are said with one status only. */
function implied(it: Envelope): Decoded | undefined {
  if (otherPrograms.test(it.all)) return undefined;
  const status = impliedStatus(it.said) ?? impliedStatus(it.all);
  return status === undefined ? undefined : answered(it, status);
}
