// How the nouns of a diagnosis become those of a report: plain fields, shown places, sentences in one language.
import type { ClientResult, Run } from "../model/contracts.ts";
import type { Layer } from "../model/layer.ts";
import { dotted, type Place } from "../model/place.ts";
import type { Exchange } from "../model/exchange.ts";
import type {
  ShownExchange,
  ShownFinding,
  ShownLayer,
  ShownOutcome,
  ShownResolution,
  ShownSuppressed,
} from "../model/report.ts";
import type { Outcome, Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { maskKeys } from "../model/key-shape.ts";
import type { Message } from "../model/message.ts";
import type { RuleResult } from "./run-rules.ts";
import type { Suppressed } from "./suppress.ts";
import { redactUrl } from "../facts/urls.ts";
import { clip, letters, oneLine, shortPath, shownPlace, formatterFor, variableName, type Showing } from "./show.ts";

/** Shows every noun of a report; equal keys get the same letter as long as the same one is used. */
export function shower({ at, facts }: Pick<Run, "at" | "facts">, showing: Showing) {
  const text = formatterFor(showing);
  const letter = letters();
  const place = (it: Place | null) => (it ? shownPlace(it, showing) : null);
  const outcome = <V>(it: Outcome<V>, value: string | null): ShownOutcome => ({
    // As the view resolves it, control characters and all: each format escapes it in its own way.
    value: value === null ? null : maskKeys(value),
    place: place(it.place),
    because: text(it.because),
  });
  return {
    text,
    layer: (layer: Layer): ShownLayer => ({
      id: layer.id,
      kind: layer.kind,
      title: text(layer.title),
      path: layer.path === undefined ? null : oneLine(shortPath(layer.path, showing)),
      status: layer.status,
      // What a status says for itself stays the status.
      because: layer.because.template === layer.status ? layer.status : text(layer.because),
    }),
    resolution: (r: Resolution, { setUp, client }: Pick<ClientResult, "setUp" | "client">): ShownResolution => ({
      client: r.client,
      title: typeof client.title === "string" ? client.title : text(client.title),
      version: r.version,
      view: r.view,
      route: r.route === "" ? null : oneLine(r.route),
      setUp,
      outcomes: {
        key: {
          ...outcome(r.key, r.key.value?.mask ?? null),
          same: letter(r.key.value),
          plan: r.key.value?.info.plan ?? "unknown",
        },
        baseUrl: {
          ...outcome(r.baseUrl, r.baseUrl.value === null ? null : redactUrl(r.baseUrl.value)),
          origin: r.baseUrl.origin,
        },
        mode: outcome(r.mode, r.mode.value),
        model: {
          ...outcome(r.model, r.model.value),
          ends: r.model.value === null ? null : facts.lastDay(r.model.value),
        },
        auth: {
          value: r.auth.value,
          place: place(r.auth.place),
          because: text(r.auth.because),
          also: r.auth.also.map((also) => ({ value: also.header, same: letter(also.key), place: place(also.place) })),
        },
      },
      endpoint: { ...r.endpoint, host: r.endpoint.host === null ? null : oneLine(r.endpoint.host) },
      steps: r.steps.map((step) => ({
        slot: step.slot,
        same: step.slot === "key" && step.candidate?.value instanceof Secret ? letter(step.candidate.value) : null,
        name: step.slot === "baseUrl" ? oneLine(redactUrl(step.name)) : variableName(step.name),
        verdict: step.verdict,
        place: place(step.place),
        because: text(step.because),
      })),
    }),
    exchange: (it: Exchange): ShownExchange => exchange(it, letter(it.target.key), text),
    finding: (judgement: RuleResult): ShownFinding => finding(judgement, text, showing, { at, facts }),
    suppressed: ({ judgement, by }: Suppressed): ShownSuppressed => ({
      ...finding(judgement, text, showing, { at, facts }),
      reason: clip(oneLine(by.reason)),
      comment: shownPlace(by.place, showing),
    }),
  };
}

function exchange(it: Exchange, same: string | null, text: (text: Message) => string): ShownExchange {
  return {
    resolutions: it.target.resolutions.map((r) => r.policy),
    kind: it.target.kind,
    url: oneLine(redactUrl(it.target.url)),
    host: oneLine(it.target.host),
    same,
    header: it.header,
    status: it.status,
    bodyCode: it.bodyCode === null ? null : oneLine(it.bodyCode.slice(0, 80)),
    requestId: it.requestId,
    timings: it.timings,
    stage: it.stage,
    meaning: it.meaning,
    because: text(it.because),
  };
}

function finding(
  { rule, severity, found, clients, rests }: RuleResult,
  text: (text: Message) => string,
  showing: Showing,
  { at, facts }: Pick<Run, "at" | "facts">,
): ShownFinding {
  const aged = rests?.(found.mark ?? "", at, facts) ?? [];
  const optional = (it: Message | undefined): string | null => (it ? text(it) : null);
  return {
    rule,
    severity,
    message: text(found.message),
    was: optional(found.was),
    expected: optional(found.expected),
    remedy: optional(found.remedy),
    place: found.place ? shownPlace(found.place, showing) : null,
    related: (found.related ?? []).map((it) => ({ place: shownPlace(it.place, showing), message: text(it.message) })),
    clients,
    fingerprint: fingerprint(rule, found.place, found.mark ?? "", showing),
    docs: `docs/rules/${rule}.md`,
    ...(aged.length > 0 ? { aged } : {}),
  };
}

/** The same for the same fault wherever its line has moved to; independent of wording and language. */
function fingerprint(rule: string, place: Place | null, mark: string, showing: Showing): string {
  const where = !place
    ? ""
    : place.kind === "file"
      ? `${shortPath(place.path, showing)}#${place.keys ? dotted(place.keys) : ""}`
      : place.kind === "builtin"
        ? "builtin"
        : `${place.kind}:${place.name}`;
  return hash(`${rule}\n${where}\n${mark}`);
}

/** 64-bit FNV-1a as 16 hexadecimal digits, in two halves; no secret ever goes in. */
function hash(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // Times 2^40 + 435: the first moves the lower half by 8 bits into the upper one.
    const product = low * 435;
    high = (high * 435 + Math.floor(product / 0x100000000) + low * 256) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}
