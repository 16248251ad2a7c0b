// When two versions or two halves of one client decide differently.
import { redactUrl, withoutSlashes } from "../facts/urls.ts";
import { perView, witnesses } from "./shared/views.ts";
import { rule, type ClientResult, type Page } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("The client's versions disagree"),
  why: msg(
    "The same configuration gives another key, endpoint, model or header in another version of the client: what works today changes with an update. Where only the two halves of a version differ, what is sent stays the same, but a command that shows the settings shows others than those that are used; that is a note.",
  ),
  remedy: msg("Set what they disagree about explicitly."),
};

const slots = ["key", "baseUrl", "model", "auth"] as const;
type Slot = (typeof slots)[number];

const titles = {
  key: msg("the key"),
  baseUrl: msg("the endpoint"),
  model: msg("the model"),
  auth: msg("the header"),
} as const satisfies Record<Slot, Message>;

/** What a view decides, as a text that is equal where the same is sent. */
function decision(r: Resolution, slot: Slot, keys: readonly Secret[]): string {
  const { value } = r.key;
  if (slot === "key") return value ? String(keys.findIndex((known) => Secret.same(known, value))) : "";
  if (slot === "baseUrl") return withoutSlashes((r.baseUrl.value ?? "").trim());
  return r[slot].value ?? "";
}

function shown(r: Resolution, slot: Slot): Message {
  if (slot === "key") return r.key.value && r.key.place ? msg("{place}", { place: r.key.place }) : msg("nothing");
  const value = slot === "baseUrl" ? redactUrl(r.baseUrl.value ?? "") : r[slot].value;
  return value ? msg("`{value}`", { value }) : msg("nothing");
}

function found(
  { client, survey: { inUse } }: ClientResult,
  slot: Slot,
  all: readonly Resolution[],
  by: (r: Resolution) => string,
): RawFinding[] {
  const groups = grouped(all, by);
  if (groups.length < 2) return [];
  const sentAlike = new Set(all.filter((r) => r.view === "wire").map(by)).size < 2;
  const args = { client: client.title, slot: titles[slot], list: perView(groups, (r) => shown(r, slot)) };
  return [
    {
      message: sentAlike
        ? msg("what {client} shows of {slot} is not what it sends: {list}", args)
        : msg("the versions of {client} disagree about {slot}: {list}", args),
      place: groups.map(([first]) => first[slot].place).find((place) => place !== null) ?? null,
      clients: all.map((r) => r.policy),
      mark: slot,
      ...(sentAlike || inUse !== undefined ? { severity: "note" as const } : {}),
    },
  ];
}

function disagreements(judged: ClientResult, route: readonly Resolution[]): readonly RawFinding[] {
  const all = witnesses(route);
  const keys = all.flatMap((r) => r.key.value ?? []);
  const by = (slot: Slot) => (r: Resolution) => decision(r, slot, keys);
  // The header follows from key and endpoint; on its own it says something only where those agree.
  const alike = grouped(all, (r) => `${by("key")(r)} ${by("baseUrl")(r)}`);
  const ownWill = alike.some((group) => new Set(group.map(by("auth"))).size > 1);
  return slots.filter((slot) => slot !== "auth" || ownWill).flatMap((slot) => found(judged, slot, all, by(slot)));
}

export default rule({
  id: "resolvers-disagree",
  on: "client",
  severity: "warning",
  explains: ["hidden", "otherPlan"],
  check({ judged }) {
    return grouped(judged.resolutions, (r) => r.route).flatMap((route) => disagreements(judged, route));
  },
});
