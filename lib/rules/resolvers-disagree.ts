// Knows when two versions or two halves of one client decide differently.
import { concealUrl } from "../facts/urls.ts";
import { rule, type Judged, type Page } from "../model/contracts.ts";
import type { Found } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import { placeId, type Place } from "../model/place.ts";
import type { Resolution } from "../model/resolution.ts";
import type { Text } from "../model/text.ts";
import { say } from "../model/text.ts";

export const page: Page = {
  title: say("The client's versions disagree"),
  why: say(
    "The same configuration gives another key, endpoint, model or header in another version of the client, or in two parts of one version. What works today changes with an update, and a command that shows the settings may show others than those that are used.",
  ),
  remedy: say("Set what they disagree about explicitly."),
};

type Slot = "key" | "baseUrl" | "mode" | "model" | "auth";
const slots: readonly Slot[] = ["key", "baseUrl", "model", "auth"];

const titles: Readonly<Record<Slot, Text>> = {
  key: say("the key"),
  baseUrl: say("the endpoint"),
  mode: say("the mode"),
  model: say("the model"),
  auth: say("the header"),
};

/** What a view decides, as a text that is equal where the decision is. */
function decision(r: Resolution, slot: Slot): string {
  if (slot === "key") return r.key.value ? placeId(r.key.place) : "";
  if (slot === "baseUrl") return (r.baseUrl.value ?? "").trim().replace(/\/+$/, "");
  return r[slot].value ?? "";
}

function shown(r: Resolution, slot: Slot): Text {
  const value: string | Place | null =
    slot === "key"
      ? r.key.value
        ? r.key.place
        : null
      : slot === "baseUrl"
        ? concealUrl(r.baseUrl.value ?? "")
        : r[slot].value;
  if (value === null || value === "") return say("nothing");
  return typeof value === "string" ? say("`{value}`", { value }) : say("{value}", { value });
}

/** `pr2627`, or `0.9/wire` where the halves of a version differ. */
const who = (group: readonly Resolution[], all: readonly Resolution[]): string =>
  grouped(group, (r) => r.version)
    .map((same) =>
      same.length === all.filter((r) => r.version === same[0].version).length
        ? same[0].version
        : same.map((r) => `${r.version}/${r.view}`).join(", "),
    )
    .join(", ");

function found(judged: Judged, slot: Slot): Found | undefined {
  const all = judged.resolutions;
  const groups = grouped(all, (r) => decision(r, slot));
  if (groups.length < 2) return undefined;
  const list = groups.map((group) => say("{what} ({who})", { what: shown(group[0], slot), who: who(group, all) }));
  return {
    message: say("{client} does not agree with itself about {slot}: {list}", {
      client: judged.client.title,
      slot: titles[slot],
      list: joined(list),
    }),
    place: groups[0]?.[0][slot].place ?? null,
    clients: all.map((r) => r.policy),
    mark: slot,
  };
}

const joined = (list: readonly Text[]): Text => list.reduce((left, right) => say("{left}; {right}", { left, right }));

export default rule({
  id: "resolvers-disagree",
  on: "client",
  severity: "warning",
  check: ({ judged }) => slots.flatMap((slot) => found(judged, slot) ?? []),
});
