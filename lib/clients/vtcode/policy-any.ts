// How VTCode chooses: a key from a variable, and its prefix decides address, header and the variable for the address.
import { sources } from "../../facts/sources.ts";
import { own, plans } from "./facts.ts";
import { brokenFile, entryRoute } from "../shared/entries.ts";
import { asked, trimmedBase } from "../shared/route.ts";
import { series } from "../shared/series.ts";
import type { Lookup, Policy, Recorder } from "../../model/contracts.ts";
import { builtin } from "../../model/place.ts";
import type { Outcome, Condition, Route } from "../../model/resolution.ts";
import type { Secret } from "../../model/secret.ts";
import { msg } from "../../model/message.ts";

/** `.env` fills in what the shell has not set. */
const variable = (r: Recorder, ...names: readonly string[]): readonly Lookup[] =>
  names.flatMap((name) => [...asked(r, "env", name), ...asked(r, "dotenv", name)]);

const agent = (r: Recorder, name: string): readonly Lookup[] =>
  series(r, "agent").map((from) => ({ from, names: [name] }));

const won = msg("the strongest file that has it counts");

function keyOf(r: Recorder, names: readonly string[]): Outcome<Secret> {
  return r.pick("key", variable(r, ...names), {
    won: msg("the first variable that is set counts, and the shell before `.env`"),
    none: msg("none of its variables is set, so the keyring is asked"),
  });
}

/** Without a prefix that says so, a set address of the plan does. */
function planOf(r: Recorder, key: Secret | null): keyof typeof plans {
  if (key?.info.tokenPlanPrefix) return "plan";
  if (key?.info.prefix === "sk-") return "standard";
  const { variable: name } = plans.plan;
  const set = variable(r, name).some(({ from }) => (from.get("baseUrl", name)?.state ?? "blank") !== "blank");
  return set ? "plan" : "standard";
}

function ownUrl(r: Recorder, name: keyof typeof plans): Route["baseUrl"] {
  const plan = plans[name];
  const url = r.pick("baseUrl", variable(r, plan.variable), {
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

function modelOf(r: Recorder): Outcome<string> {
  const order = [...agent(r, "default_model"), ...asked(r, "entry", "model")];
  const set = r.pick("model", order, { won, none: msg("no model is set") });
  return set.value === null && !r.from("entry") && r.from("agent0")
    ? r.derive("model", own.model, msg("no model is set, so this is the built-in one"), builtin)
    : set;
}

const policy: Policy = {
  client: "vtcode",
  version: "any",
  view: "wire",
  source: sources.vtcode,
  resolve(r) {
    const broken = brokenFile(r, msg("a file that cannot be read is left out, with the provider in it"));
    if (broken) return broken;
    const store = r.from("keyring");
    const stored: readonly Condition[] = store ? [{ kind: "key-may-be-stored", layer: store.layer, first: false }] : [];
    const named = r.hint("variable");
    if (named !== undefined) {
      const url = r.pick("baseUrl", asked(r, "entry", "base_url"), { won, none: msg("the entry has no `base_url`") });
      return entryRoute({
        key: keyOf(r, [named]),
        baseUrl: { ...url, value: url.value === null ? null : trimmedBase(url.value), origin: "toml" },
        model: modelOf(r),
        header: "authorization",
        quirks: stored,
      });
    }
    const set = r.pick("config", agent(r, "api_key_env"), {
      won: msg("it names the variable of the key"),
      none: msg("no variable is named, so its own are looked for"),
    });
    const key = keyOf(r, [...new Set([...(set.value ? [set.value.trim()] : []), ...own.keys])]);
    const plan = planOf(r, key.value);
    return entryRoute({ key, baseUrl: ownUrl(r, plan), model: modelOf(r), header: plans[plan].header, quirks: stored });
  },
};

export default [policy];
