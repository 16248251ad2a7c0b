// What-if: a world in which some variables are other than they are. Nothing is touched.
import { isSecretName } from "../../../facts/keys.ts";
import { UsageError } from "../../../model/errors.ts";
import { msg } from "../../../model/message.ts";
import type { Host } from "../../../model/host.ts";
import type { Parsed } from "../../args.ts";

/** 48 characters that are nobody's key; different names get different ones. */
function sampleBody(name: string, letter: string): string {
  let seed = 7;
  for (const character of name) seed = (seed * 31 + character.charCodeAt(0)) >>> 0;
  let body = letter;
  while (body.length < 48) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    body += "abcdefghijkmnpqrstuvwxyz23456789"[seed >>> 27];
  }
  return letter === "" ? `0${body.slice(1)}` : body;
}

function keyFor(name: string, value: string, env: Host["env"]): string | undefined {
  if (value === "") return "";
  if (value.startsWith("@")) {
    const other = value.slice(1);
    if (env[other] === undefined)
      throw new UsageError(msg("`--set {name}=@{other}`: `{other}` is not set", { name, other }));
    return env[other];
  }
  const shape = /^(tp|sk)(?:-([a-z])?)?$/.exec(value);
  // The value may be a real key: it is refused and never repeated.
  if (!shape)
    throw new UsageError(
      msg("`--set {name}=…` takes no key: write `tp`, `sk`, `tp-s` (with a region letter) or `@OTHER_NAME`", { name }),
    );
  return `${shape[1]}-${sampleBody(name, shape[2] ?? "")}`;
}

/** @throws {UsageError} for a malformed word, for a literal key, and where the environment is not used at all. */
export function whatIf(world: Host, { set = [], unset = [], dotenv }: Parsed["values"]): Host {
  if (dotenv && set.length + unset.length > 0)
    throw new UsageError(msg("`--set` and `--unset` change the environment, and `--dotenv` replaces it"));
  const env: Record<string, string | undefined> = { ...world.env };
  for (const name of unset) delete env[name];
  for (const word of set) {
    const at = word.indexOf("=");
    const name = word.slice(0, Math.max(0, at));
    if (!/^\w+$/.test(name)) throw new UsageError(msg("`--set` wants NAME=VALUE"));
    const value = word.slice(at + 1);
    env[name] = isSecretName(name) ? keyFor(name, value, world.env) : value;
  }
  return { ...world, env };
}
