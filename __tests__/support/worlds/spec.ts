// What a generated world is made from: a file, whose settings are in it, their names, the plan; all of it chosen from a seed.
import { randomFrom, type Random } from "../random.ts";
import { dialects, type Dialect } from "./dialects.ts";
import { owners, roleWords, type Owner, type Style, type Words } from "./names.ts";

export interface Spec {
  readonly seed: number;
  readonly dialect: Dialect;
  readonly file: string;
  /** The file is named; else the machine is diagnosed. */
  readonly named: boolean;
  readonly owner: Owner;
  readonly words: Words;
  readonly style: Style;
  readonly tables: readonly string[];
  /** The owner's words stand before each name; else they name the table. */
  readonly prefixed: boolean;
  readonly plan: "standard" | "cn" | "sgp" | "ams";
  /** Settings of something else in the same file. */
  readonly noise: Readonly<Record<string, string>>;
  /** The key stands there, and not a reference to it. */
  readonly literal: boolean;
}

const noises: readonly Readonly<Record<string, string>>[] = [
  {},
  {},
  { PORT: "3000", LOG_LEVEL: "info" },
  { DATABASE_URL: "postgres://app:app@localhost:5432/app", SMTP_PASSWORD: "correct horse" },
  { TZ: "Europe/Berlin" },
];

function ownerOf(dialect: Dialect, random: Random): Owner {
  if (dialect.owner) return random.of(owners[dialect.owner]);
  const kinds: readonly Owner["is"][] = dialect.nested
    ? ["mimo", "mimo", "nobody"]
    : ["mimo", "mimo", "nobody", "openai", "anthropic"];
  return random.of(owners[random.of(kinds)]);
}

/** A world's plan by number: the same for the same seed. */
export function specOf(seed: number, is?: Owner["is"]): Spec {
  const random = randomFrom(seed);
  const dialect = random.of(dialects);
  const drawn = ownerOf(dialect, random);
  const owner = is ? random.of(owners[is]) : drawn;
  const prefixed = !dialect.nested || random.below(3) === 0;
  const around = random.of<readonly string[]>([[], ["providers"], ["llm", "providers"]]);
  const table = owner.words.length > 0 ? owner.words.join("-") : "llm";
  return {
    seed,
    dialect,
    file: random.of(dialect.files),
    named: dialect.named === true || (dialect.scope === "project" && random.below(2) === 0),
    owner,
    words: roleWords(owner, random),
    style: random.of(dialect.styles),
    tables: !dialect.nested || (prefixed && random.below(2) === 0) ? [] : [...around, table],
    prefixed,
    plan: random.of(["standard", "cn", "sgp", "ams"]),
    noise: random.of(noises),
    literal: random.below(3) === 0,
  };
}
