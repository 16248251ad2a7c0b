// When the clients of one person use different keys, regions or models.
import { kindsOfFiles } from "../facts/foreign.ts";
import { rule, type Page, type Run } from "../model/contracts.ts";
import type { RawFinding } from "../model/finding.ts";
import { grouped } from "../model/group.ts";
import type { Resolution } from "../model/resolution.ts";
import { Secret } from "../model/secret.ts";
import { msg, type Message } from "../model/message.ts";

export const page: Page = {
  title: msg("Your clients disagree"),
  why: msg(
    "Several clients of one person use different keys of one plan, different Token Plan regions, or models of which one is retired. A subscription has one key and one region: a client that was set up earlier, or by another guide, then fails while the others work.",
  ),
  remedy: msg("Set up all clients with the same key, region and model, unless you have several subscriptions."),
};

/** What each client sends by itself, to MiMo. */
function mains(run: Run): readonly Resolution[] {
  return run.clients.flatMap(({ client, setUp, resolutions }) => {
    const main = resolutions.find((r) => r.view === "wire");
    const ours = main && run.facts.endpointOfHost(main.endpoint.host ?? "") !== undefined;
    return setUp && !kindsOfFiles.has(client.id) && ours ? [main] : [];
  });
}

type Groups = readonly (readonly [Resolution, ...Resolution[]])[];

function listed(run: Run, groups: Groups, what: (r: Resolution) => Message): Message {
  const title = ({ client }: Resolution): string | Message =>
    run.clients.find((it) => it.client.id === client)?.client.title ?? "";
  return groups
    .map((group) => msg("{what} ({who})", { what: what(group[0]), who: group.map(title) }))
    .reduce((left, right) => msg("{left}; {right}", { left, right }));
}

function found(
  groups: Groups,
  slot: "key" | "baseUrl" | "model",
  mark: string,
  message: Message,
): readonly RawFinding[] {
  const [first, ...others] = groups.map(([r]) => r[slot].place);
  const place = others.find((it) => it !== null) ?? first ?? null;
  const remedy = msg("use the same in all clients, unless you have several subscriptions");
  return [{ message, place, remedy, clients: groups.flat().map((r) => r.policy), mark }];
}

/** What was pasted around a key makes another text of it: that has rules of its own, and it may be the same key. */
const isBare = ({ key: { value } }: Resolution): boolean =>
  value?.real === true && !value.info.quoted && value.info.scheme === null;

/** Keys of one plan; those of different plans are no contradiction. */
function keys(run: Run, all: readonly Resolution[]): readonly RawFinding[] {
  return (["token-plan", "standard"] as const).flatMap((plan) => {
    const own = all.filter((r) => isBare(r) && r.key.value?.info.plan === plan);
    const known: Secret[] = [];
    const groups = grouped(own, ({ key }) => {
      const value = key.value as Secret;
      const at = known.findIndex((it) => Secret.same(it, value));
      return String(at < 0 ? known.push(value) - 1 : at);
    });
    if (groups.length < 2) return [];
    const where = ({ key }: Resolution): Message => (key.place ? msg("{place}", { place: key.place }) : msg("a key"));
    const title = plan === "token-plan" ? msg("Token Plan") : msg("pay-as-you-go");
    return found(
      groups,
      "key",
      `key ${plan}`,
      msg("your clients use different {plan} keys: {list}", { plan: title, list: listed(run, groups, where) }),
    );
  });
}

function regions(run: Run, all: readonly Resolution[]): readonly RawFinding[] {
  const groups = grouped(
    all.filter((r) => r.endpoint.region !== null),
    (r) => r.endpoint.region ?? "",
  );
  if (groups.length < 2) return [];
  const list = listed(run, groups, (r) => msg("`{region}`", { region: r.endpoint.region ?? "" }));
  return found(groups, "baseUrl", "region", msg("your clients use different Token Plan regions: {list}", { list }));
}

function models(run: Run, all: readonly Resolution[]): readonly RawFinding[] {
  const groups = grouped(
    all.filter((r) => r.model.value !== null),
    (r) => (r.model.value ?? "").trim().toLowerCase(),
  );
  const retired = groups.filter(
    ([r]) => run.facts.retiredAt((r.model.value ?? "").trim().toLowerCase(), run.at) !== undefined,
  );
  const healthy = groups.filter((group) => !retired.includes(group));
  if (retired.length === 0 || healthy.length === 0) return [];
  const list = listed(run, groups, (r) => msg("`{model}`", { model: r.model.value ?? "" }));
  return found(
    [...healthy, ...retired],
    "model",
    "model",
    msg("your clients use different models, and some are retired: {list}", { list }),
  );
}

export default rule({
  id: "clients-disagree",
  on: "run",
  severity: "warning",
  needsReader: true,
  explains: ["hidden"],
  check({ run }) {
    if (!run.machine) return [];
    const all = mains(run);
    return [...keys(run, all), ...regions(run, all), ...models(run, all)];
  },
});
