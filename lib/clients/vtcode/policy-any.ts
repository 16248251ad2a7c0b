// How VTCode chooses: a key from a variable, and its prefix decides address, header and the variable for the address.
import { sources } from "../../facts/sources.ts";
import { own, plans } from "./facts.ts";
import { entryRoute } from "../shared/entries.ts";
import { trimmedBase } from "../shared/route.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";
import type { Sources } from "./sources.ts";

const variable = ({ variables }: Sources, ...names: readonly string[]): readonly Lookup[] =>
  names.flatMap((name) => variables.map((from) => ({ from, names: [name] })));

const inAgent = ({ agent }: Sources, name: string): readonly Lookup[] => agent.map((from) => ({ from, names: [name] }));

const won = msg("the strongest file that has it counts");

function keyOf(r: Recorder, s: Sources, names: readonly string[]): Outcome<Secret> {
  return r.pick("key", variable(s, ...names), {
    won: msg("the first variable that is set counts, and the shell before `.env`"),
    none: msg("none of its variables is set, so the keyring is asked"),
  });
}

/** Without a prefix that says so, a set address of the plan does. */
function planOf(s: Sources, key: Secret | null): keyof typeof plans {
  if (key?.info.tokenPlanPrefix) return "plan";
  if (key?.info.prefix === "sk-") return "standard";
  const { variable: name } = plans.plan;
  const set = variable(s, name).some(({ from }) => (from.get("baseUrl", name)?.state ?? "blank") !== "blank");
  return set ? "plan" : "standard";
}

function ownUrl(r: Recorder, s: Sources, name: keyof typeof plans): Route["baseUrl"] {
  const plan = plans[name];
  const url = r.pick("baseUrl", variable(s, plan.variable), {
    won: msg("the variable of that plan"),
    none: msg("`{name}` is not set", { name: plan.variable }),
  });
  if (url.value !== null) return { ...url, value: trimmedBase(url.value), origin: "env" };
  const because = msg("no base URL is set, so the key decides, and the region is a default of VTCode's");
  return {
    ...r.derive("baseUrl", plan.address, because, builtin),
    origin: "key-prefix",
    ...(name === "plan" ? { guessed: true } : {}),
  };
}

function modelOf(r: Recorder, s: Sources): Outcome<string> {
  const order = [...inAgent(s, "default_model"), ...(s.entry ? [{ from: s.entry.table, names: ["model"] }] : [])];
  const set = r.pick("model", order, { won, none: msg("no model is set") });
  return set.value === null && !s.entry && s.agent.length > 0
    ? r.derive("model", own.model, msg("no model is set, so this is the built-in one"), builtin)
    : set;
}

const policy: Policy<Sources> = {
  client: "vtcode",
  version: "any",
  view: "wire",
  source: sources.vtcode,
  resolve(r, s) {
    const stored: readonly Condition[] = [{ kind: "key-may-be-stored", layer: s.keyring, first: false }];
    if (s.entry) {
      const { table, variable: named } = s.entry;
      const url = r.pick("baseUrl", [{ from: table, names: ["base_url"] }], {
        won,
        none: msg("the entry has no `base_url`"),
      });
      return entryRoute(
        {
          key: keyOf(r, s, [named]),
          baseUrl: { ...url, value: url.value === null ? null : trimmedBase(url.value), origin: "toml" },
          model: modelOf(r, s),
          header: "authorization",
          quirks: stored,
        },
        r.facts,
      );
    }
    const set = r.pick("config", inAgent(s, "api_key_env"), {
      won: msg("it names the variable of the key"),
      none: msg("no variable is named, so its own are looked for"),
    });
    const key = keyOf(r, s, [...new Set([...(set.value ? [set.value.trim()] : []), ...own.keys])]);
    const plan = planOf(s, key.value);
    return entryRoute(
      {
        key,
        baseUrl: ownUrl(r, s, plan),
        model: modelOf(r, s),
        header: plans[plan].header,
        quirks: stored,
      },
      r.facts,
    );
  },
};

export default [policy];
