// All that observing needs to know of MiMo and of the world, as one value: facts are asked nowhere else in this room.
import { exposingPrefix } from "../facts/exposing.ts";
import { imitates } from "../facts/homographs.ts";
import { isMimoName } from "../facts/mimo.ts";
import { isMimoHost } from "../facts/urls.ts";
import type { Facts } from "../model/facts.ts";
import type { Named } from "../model/observation.ts";
import type { Span } from "../model/place.ts";
import type { Secret } from "../model/secret.ts";
import { vendorWords } from "./vocabulary.ts";
import { namesBy } from "./words.ts";

/** What an address says: MiMo's or meant to be; a vendor's or anybody's; Xiaomi's, and a smart home's; no address. */
export type AddressKind = "mimo" | "other" | "home" | "none";

export interface Knowledge {
  readonly understand: (name: string) => Named;
  /** A whole name that means MiMo: of a provider, of a table. */
  readonly isMimoName: (name: string) => boolean;
  readonly isModel: (text: string) => boolean;
  readonly addressKind: (text: string) => AddressKind;
  /** Wraps a key, and tells the wall of outputs of it. */
  readonly seal: (text: string) => Secret;
  /** Positions in a text; its lines are counted at the first call. */
  readonly spansOf: (text: string) => (start: number, end: number) => Span;
}

const homes = /(?:^|\.)(?:io\.mi\.com|miio\.|api\.mi\.com|account\.xiaomi\.com|home\.mi\.com|iot\.mi\.com)$/;
/** Most addresses are ruled out without taking them apart. Letters of other scripts may look like ours. */
const mayBeOurs = /mim|imo|xia|mi\.com|token.?plan|xn--|[^ -~]/i;
const plain =
  /^(?:[a-z][a-z+.-]*:\/\/[^\s/]|(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}(?:[:/]|$)|localhost(?:[:/]|$)|\d{1,3}(?:\.\d{1,3}){3}(?:[:/]|$))/i;
const withScheme = /^[a-z][a-z+.-]*:\/\//i;
/** No address is longer. */
const longest = 2_048;

function addressKind(text: string, facts: Facts): AddressKind {
  const core = text.trim();
  if (core.length > longest || core.length < 4 || /\s/.test(core)) return "none";
  if (!mayBeOurs.test(core)) return plain.test(core) ? "other" : "none";
  const url = facts.readUrl(withScheme.test(core) ? core : `https://${core}`);
  const { host } = url;
  // Without a scheme it takes the end of a host's name to tell it from `mimo-v2.5-pro`.
  if (host === null || (!withScheme.test(core) && !/\.[a-z]{2,24}$|^localhost$/.test(host))) return "none";
  if (homes.test(host)) return "home";
  return isMimoHost(url) || imitates(host, facts) || namesMimo(host, facts) ? "mimo" : "other";
}

/** A host that bears the name, whoever it belongs to. */
const namesMimo = (host: string, { knowHost }: Facts): boolean =>
  knowHost(host).kind === "unknown" && /(?:^|[.-])(?:xiaomi)?mimo[.-]|xiaomi-?mimo/.test(host);

/** What is known by the facts. `seal` and `spansOf` are those of the room that reads. */
export const knowledgeOf = ({
  facts,
  seal,
  spansOf,
}: Pick<Knowledge, "seal" | "spansOf"> & { readonly facts: Facts }): Knowledge => ({
  understand: namesBy({ vendors: vendorWords, published: exposingPrefix }),
  isMimoName: (name) => /mimo|xiaomi/i.test(name) && isMimoName(name),
  // `mimo-chat` is what somebody calls a provider.
  isModel: (text) =>
    text.length < 200 && facts.isMimoModel(text) && (/\d/.test(text) || facts.modelOf(text.trim()) !== undefined),
  addressKind: (text) => addressKind(text, facts),
  seal,
  spansOf,
});
