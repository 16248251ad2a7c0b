// Knows when two versions or two halves of one client decide differently.
import { concealUrl, withoutSlashes } from "../facts/urls.ts";
import { perView, witnesses } from "../facts/views.ts";
import { rule, type Judged, type Page } from "../model/contracts.ts";
import type { Found } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";

export const page: Page = {
  title: say("The client's versions disagree"),
  why: say(
    "The same configuration gives another key, endpoint, model or header in another version of the client: what works today changes with an update. Where only the two halves of a version differ, what is sent stays the same, but a command that shows the settings shows others than those that are used; that is a note.",
  ),
  remedy: say("Set what they disagree about explicitly."),
};

const slots = ["key", "baseUrl", "model", "auth"] as const;
type Slot = (typeof slots)[number];

const titles = {
  key: say("the key"),
  baseUrl: say("the endpoint"),
  model: say("the model"),
  auth: say("the header"),
} as const satisfies Record<Slot, Text>;

/** What a view decides, as a text that is equal where the same is sent. */
function decision(r: Resolution, slot: Slot, keys: readonly Secret[]): string {
  const { value } = r.key;
  if (slot === "key") return value ? String(keys.findIndex((known) => Secret.same(known, value))) : "";
  if (slot === "baseUrl") return withoutSlashes((r.baseUrl.value ?? "").trim());
  return r[slot].value ?? "";
}

function shown(r: Resolution, slot: Slot): Text {
  if (slot === "key") return r.key.value && r.key.place ? say("{place}", { place: r.key.place }) : say("nothing");
  const value = slot === "baseUrl" ? concealUrl(r.baseUrl.value ?? "") : r[slot].value;
  return value ? say("`{value}`", { value }) : say("nothing");
}

function found(
  { client, survey: { inUse } }: Judged,
  slot: Slot,
  all: readonly Resolution[],
  by: (r: Resolution) => string,
): Found[] {
  const groups = grouped(all, by);
  if (groups.length < 2) return [];
  const sentAlike = new Set(all.filter((r) => r.view === "wire").map(by)).size < 2;
  const args = { client: client.title, slot: titles[slot], list: perView(groups, (r) => shown(r, slot)) };
  return [
    {
      message: sentAlike
        ? say("what {client} shows of {slot} is not what it sends: {list}", args)
        : say("the versions of {client} disagree about {slot}: {list}", args),
      place: groups.map(([first]) => first[slot].place).find((place) => place !== null) ?? null,
      clients: all.map((r) => r.policy),
      mark: slot,
      ...(sentAlike || inUse !== undefined ? { severity: "note" as const } : {}),
    },
  ];
}

function disagreements(judged: Judged, route: readonly Resolution[]): readonly Found[] {
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
  check({ judged }) {
    return grouped(judged.resolutions, (r) => r.route).flatMap((route) => disagreements(judged, route));
  },
});
