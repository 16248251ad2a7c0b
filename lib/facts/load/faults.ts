// How to say what is wrong with a facts file: where, and what belongs there. Never what stands there.
import type * as z from "zod/mini";
import type { MimoFacts } from "../../model/facts.ts";
import { dotted, type Path } from "../../model/place.ts";
import { msg, type Message } from "../../model/message.ts";

export interface Fault {
  /** What is wrong, by its keys; of what is missing, where it belongs. */
  readonly at: Path;
  readonly what: Message;
}

const types: Readonly<Record<string, Message>> = {
  string: msg("a text"),
  number: msg("a number"),
  int: msg("a whole number"),
  boolean: msg("true or false"),
  array: msg("a list"),
  object: msg("a table"),
  record: msg("a table"),
};

/** A fault that the check found, in our own words: those of the checker are for programmers. */
export function faultOf(issue: z.core.$ZodIssue, input: unknown): Fault {
  const at = issue.path.filter((key): key is string | number => typeof key !== "symbol");
  const key = dotted(at);
  if (valueAt(input, at) === undefined) return { at: at.slice(0, -1), what: msg("`{key}` is missing", { key }) };
  switch (issue.code) {
    case "invalid_type":
      return { at, what: msg("`{key}` must be {type}", { key, type: types[issue.expected] ?? msg("something else") }) };
    case "invalid_value":
      return { at, what: msg("`{key}` must be one of {all}", { key, all: issue.values.map(String) }) };
    default:
      return { at, what: msg("`{key}` is not written as it must be", { key }) };
  }
}

function valueAt(input: unknown, keys: Path): unknown {
  let here = input;
  for (const key of keys) here = (here as Readonly<Record<string | number, unknown>> | null | undefined)?.[key];
  return here;
}

const twice = (all: readonly string[]): number => all.findIndex((it, n) => all.indexOf(it) < n);

/** Sources that nobody names, names that stand for nothing. */
function dangling(facts: MimoFacts): Fault | undefined {
  const { sources, endpoints, keys, models, hosts, usualModel } = facts;
  const named: readonly (readonly [Path, string])[] = [
    ...endpoints.map((row, n) => [["endpoints", n, "source"], row.source] as const),
    ...models.map((row, n) => [["models", n, "source"], row.source] as const),
    [["keys", "length", "source"], keys.length.source],
    [["keys", "letters", "source"], keys.letters.source],
    [["hosts", "source"], hosts.source],
  ];
  const lost = named.find(([, name]) => !Object.hasOwn(sources, name));
  if (lost) return { at: lost[0], what: msg("`{key}` names none of `sources`", { key: dotted(lost[0]) }) };
  const ids = new Set(models.map(({ id }) => id));
  const heir = models.findIndex(({ successor }) => successor !== null && !ids.has(successor));
  const at: Path | undefined =
    heir >= 0 ? ["models", heir, "successor"] : ids.has(usualModel) ? undefined : ["usualModel"];
  return at && { at, what: msg("`{key}` names none of `models`", { key: dotted(at) }) };
}

const wanted = ["standard", "cn", "sgp", "ams"];

/** What the check of single fields cannot see. */
export function inconsistency(facts: MimoFacts): Fault | undefined {
  const { endpoints, models } = facts;
  const kinds = endpoints.map(({ plan, region }) => (plan === "standard" ? (region ?? "standard") : (region ?? "")));
  if (
    kinds.toSorted().join() !== wanted.toSorted().join() ||
    endpoints.some((row) => (row.plan === "standard") !== (row.region === null))
  )
    return {
      at: ["endpoints"],
      what: msg(
        "`endpoints` must hold one of pay-as-you-go without a region, and one of the Token Plan for each of cn, sgp and ams",
      ),
    };
  const away = endpoints.findIndex((row) =>
    [row.openai, row.anthropic].some((it) => it !== `https://${row.host}` && !it.startsWith(`https://${row.host}/`)),
  );
  if (away >= 0)
    return {
      at: ["endpoints", away],
      what: msg("`{key}` has an address on another host", { key: `endpoints[${away}]` }),
    };
  const again = twice(models.map(({ id }) => id));
  if (again >= 0)
    return { at: ["models", again, "id"], what: msg("`{key}` stands there twice", { key: `models[${again}].id` }) };
  const endless = models.findIndex(({ ends, successor }) => ends !== null && successor === null);
  if (endless >= 0)
    return {
      at: ["models", endless, "successor"],
      what: msg("`{key}` is missing for a model that ends", { key: `models[${endless}].successor` }),
    };
  return dangling(facts);
}
