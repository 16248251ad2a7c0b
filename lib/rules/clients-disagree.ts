// Knows when the clients of one person use different keys, regions or models.
import { kindsOfFiles } from "../facts/foreign.ts";
import { endpointOfHost } from "../facts/endpoints.ts";
import { retiredAt } from "../facts/models.ts";
import { rule, type Page, type Run } from "../model/contracts.ts";
import type { Found } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { say, type Text } from "../model/text.ts";

export const page: Page = {
  title: say("Your clients disagree"),
  why: say(
    "Several clients of one person use different keys of one plan, different Token Plan regions, or models of which one is retired. A subscription has one key and one region: a client that was set up earlier, or by another guide, then fails while the others work.",
  ),
  remedy: say("Set up all clients with the same key, region and model, unless you have several subscriptions."),
};

/** What each client sends by itself, to MiMo. */
function mains(run: Run): readonly Resolution[] {
  return run.clients.flatMap(({ client, setUp, resolutions }) => {
    const main = resolutions.find((r) => r.view === "wire");
    const ours = main && endpointOfHost(main.endpoint.host ?? "") !== undefined;
    return setUp && !kindsOfFiles.has(client.id) && ours ? [main] : [];
  });
}

type Groups = readonly (readonly [Resolution, ...Resolution[]])[];

function listed(run: Run, groups: Groups, what: (r: Resolution) => Text): Text {
  const title = ({ client }: Resolution): string | Text =>
    run.clients.find((it) => it.client.id === client)?.client.title ?? "";
  return groups
    .map((group) => say("{what} ({who})", { what: what(group[0]), who: group.map(title) }))
    .reduce((left, right) => say("{left}; {right}", { left, right }));
}

function found(groups: Groups, slot: "key" | "baseUrl" | "model", mark: string, message: Text): readonly Found[] {
  const [first, ...others] = groups.map(([r]) => r[slot].place);
  const place = others.find((it) => it !== null) ?? first ?? null;
  const remedy = say("use the same in all clients, unless you have several subscriptions");
  return [{ message, place, remedy, clients: groups.flat().map((r) => r.policy), mark }];
}

/** What was pasted around a key makes another text of it: that has rules of its own, and it may be the same key. */
const isBare = ({ key: { value } }: Resolution): boolean =>
  value?.real === true && !value.traits.quoted && value.traits.scheme === null;

/** Keys of one plan; those of different plans are no contradiction. */
function keys(run: Run, all: readonly Resolution[]): readonly Found[] {
  return (["token-plan", "standard"] as const).flatMap((plan) => {
    const own = all.filter((r) => isBare(r) && r.key.value?.traits.plan === plan);
    const known: Secret[] = [];
    const groups = grouped(own, ({ key }) => {
      const value = key.value as Secret;
      const at = known.findIndex((it) => Secret.same(it, value));
      return String(at < 0 ? known.push(value) - 1 : at);
    });
    if (groups.length < 2) return [];
    const where = ({ key }: Resolution): Text => (key.place ? say("{place}", { place: key.place }) : say("a key"));
    const title = plan === "token-plan" ? say("Token Plan") : say("pay-as-you-go");
    return found(
      groups,
      "key",
      `key ${plan}`,
      say("your clients use different {plan} keys: {list}", { plan: title, list: listed(run, groups, where) }),
    );
  });
}

function regions(run: Run, all: readonly Resolution[]): readonly Found[] {
  const groups = grouped(
    all.filter((r) => r.endpoint.region !== null),
    (r) => r.endpoint.region ?? "",
  );
  if (groups.length < 2) return [];
  const list = listed(run, groups, (r) => say("`{region}`", { region: r.endpoint.region ?? "" }));
  return found(groups, "baseUrl", "region", say("your clients use different Token Plan regions: {list}", { list }));
}

function models(run: Run, all: readonly Resolution[]): readonly Found[] {
  const groups = grouped(
    all.filter((r) => r.model.value !== null),
    (r) => (r.model.value ?? "").trim().toLowerCase(),
  );
  const retired = groups.filter(([r]) => retiredAt((r.model.value ?? "").trim().toLowerCase(), run.at) !== undefined);
  const healthy = groups.filter((group) => !retired.includes(group));
  if (retired.length === 0 || healthy.length === 0) return [];
  const list = listed(run, groups, (r) => say("`{model}`", { model: r.model.value ?? "" }));
  return found(
    [...healthy, ...retired],
    "model",
    "model",
    say("your clients use different models, and some are retired: {list}", { list }),
  );
}

export default rule({
  id: "clients-disagree",
  on: "run",
  severity: "warning",
  check({ run }) {
    if (!run.machine) return [];
    const all = mains(run);
    return [...keys(run, all), ...regions(run, all), ...models(run, all)];
  },
});
