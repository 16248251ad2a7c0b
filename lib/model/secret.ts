// How to carry a key through the program without ever showing it.

export type Plan = "token-plan" | "standard" | "unknown";

/** A value that stands for another value: `${NAME}`, `{env:NAME}`, `env:NAME`, `$(command)`, `!command` … */
export interface Reference {
  readonly syntax:
    | "${}"
    | "${:-}"
    | "$"
    | "{env}"
    | "{file}"
    | "env:"
    | "os.environ"
    | "${{}}"
    | "%"
    | "$env:"
    | "$()"
    | "command"
    | "store";
  /** The name of the variable, where it looks like one; a name that could be a key is not kept. */
  readonly name: string | null;
  /** A key stands where the name belongs. */
  readonly isKey?: true;
}

/** What may be known of a key without seeing it; computed once, when it is wrapped. */
export interface SecretInfo {
  /** What the mask may show: the prefix of a key that has the shape of a MiMo key, else nothing. */
  readonly prefix: "tp-" | "sk-" | "";
  readonly plan: Plan;
  /** Begins with `tp-` once leading blanks are gone: what clients look at, quotes and all. */
  readonly tokenPlanPrefix: boolean;
  /** The letter after `tp-`, where it is one. */
  readonly letter: string | null;
  /** Nothing but blanks. */
  readonly blank: boolean;
  /** Blanks or line ends around the value. */
  readonly edges: "none" | "leading" | "trailing" | "both";
  readonly quoted: boolean;
  /** `Bearer` and the like, pasted with the key. */
  readonly scheme: string | null;
  /** First character inside the trimmed value that no HTTP header can carry; position counts from 1. */
  readonly odd: { readonly position: number; readonly code: number } | null;
  readonly sample: boolean;
  readonly masked: boolean;
  readonly reference: Reference | null;
  /** Another vendor whose keys certainly begin like this. */
  readonly vendor: string | null;
  /** Much shorter than a MiMo key. */
  readonly short: boolean;
  /** CodeWhale's `__KEYRING__`: look in the secret store. */
  readonly sentinel: boolean;
  /** Something else altogether: an address, a model id, the name of a header. */
  readonly stranger: "address" | "model" | "header" | null;
  /** A line end somewhere in it, at its end too: some clients then leave the header out. */
  readonly lineEnd: boolean;
  /** The whole value is the name of a variable, for settings that hold one: `MIMO_API_KEY`. */
  readonly variable: string | null;
}

const inspect = Symbol.for("nodejs.util.inspect.custom");

/** A key. Every way of turning it into text gives a mask of constant length. */
export class Secret {
  readonly #text: string;
  readonly info: SecretInfo;

  constructor(text: string, traits: SecretInfo) {
    this.#text = text;
    this.info = traits;
  }

  /** The mask: `tp-****`, `sk-****` or `****`. */
  get mask(): string {
    return `${this.info.prefix}****`;
  }

  /** Whether this value could be a key at all, not a sample, a mask, a reference or nothing. */
  get real(): boolean {
    const { blank, sample, masked, reference, sentinel, stranger } = this.info;
    return stranger === null && !blank && !sample && !masked && !reference && !sentinel;
  }

  toString(): string {
    return this.mask;
  }

  toJSON(): string {
    return this.mask;
  }

  [inspect](): string {
    return this.mask;
  }

  /** Equal keys, blanks around them aside (every client but Codex sends them trimmed at the end). */
  static same(a: Secret, b: Secret): boolean {
    return a === b || a.#text.trim() === b.#text.trim();
  }

  /** Numbers keys from 0 on as they come; equal ones get the same. */
  static numbering(): (secret: Secret) => number {
    const known = new Map<string, number>();
    return (secret) => {
      const text = secret.#text.trim();
      const number = known.get(text) ?? known.size;
      known.set(text, number);
      return number;
    };
  }

  /** The text itself. Only the rooms that a test names may call this. */
  static reveal(secret: Secret): string {
    return secret.#text;
  }
}
