// The contracts that leaves keep: client, policy, rule.
import type { Document, Dialect } from "./document.ts";
import type { Candidate, Layer, SettingsSource, Diagnostic, Scope, Slot } from "./layer.ts";
import type { CauseId } from "./cause.ts";
import type { Exchange, Plan } from "./exchange.ts";
import type { RawFinding, Severity } from "./finding.ts";
import type { Place } from "./place.ts";
import type { Outcome, Region, Resolution, Route, Step, Verdict } from "./resolution.ts";
import type { Reference, Secret } from "./secret.ts";
import type { SettingsSchema } from "./settings-schema.ts";
import type { Source } from "./source.ts";
import type { Suppression } from "./suppression.ts";
import type { Facts } from "./facts.ts";
import type { AgedFact } from "./report.ts";
import type { Message } from "./message.ts";
import type { Observation } from "./observation.ts";
import type { Platform } from "./host.ts";

export type { Source };

/** What a client adapter is given: the world as layers, nothing else. */
export interface Context {
  readonly platform: Platform;
  readonly home: string;
  readonly cwd: string;
  readonly facts: Facts;
  /** The environment that clients run with. */
  readonly env: SettingsSource;
  /** The one file that is looked at, where files were given as paths. */
  readonly given: string | undefined;
  /** CodeWhale's `--config`, absolute. */
  readonly config: string | undefined;
  /** Reads a file once per run and gives it as a layer; absent files too. */
  file(wanted: Wanted): Promise<Layer>;
  /** Reads a document that stands in the variable that `path` names; absent where it is not set. */
  variable(wanted: Wanted): Promise<Layer>;
  /** Reads a text that stands in a layer as a document of its own; its positions are those in the text. */
  text(wanted: Wanted, text: string): Promise<Layer>;
  exists(path: string): boolean;
  list(path: string): readonly string[];
  join(...parts: readonly string[]): string;
  /** The absolute path that a template of `Traces` means; undefined where its variable is not set. */
  expand(template: string): string | undefined;
  /** Absolute paths of what is there by a template, in whose last part `*` stands for any characters. */
  find(template: string): readonly string[];
  /** A path as a person writes it, made absolute: `~` is the home folder, a relative one starts at the working directory. */
  absolute(path: string): string;
}

export interface Wanted {
  readonly id: string;
  readonly title: Message;
  readonly path: string;
  readonly dialect: Dialect;
  readonly scope: Scope;
  /** The client reads UTF-16 with a byte-order mark as well. */
  readonly wide?: boolean;
  /** The client replaces `{env:NAME}` in the text, before it parses it. */
  readonly fills?: boolean;
  /** Things that the client's own reader notices: wrong types, unknown names. */
  readonly inspect?: (doc: Document) => readonly Diagnostic[];
}

/** What one policy gets to see: `sources` in the client's own shape, which its policies take. */
export type Opened<S = unknown> = {
  readonly layers: readonly Layer[];
  /** How the files were chosen. */
  readonly steps: readonly Step[];
} & ({ readonly sources: S } | Ended);

/** What the client found ends its way before it chooses anything. */
export interface Ended {
  readonly route: Route;
}

/** A file of the client that it does not read, since something makes it start with other ones. */
export interface Unread {
  readonly layer: Layer;
  /** What leads elsewhere. */
  readonly place: Place;
  readonly what: Message;
  readonly remedy: Message;
}

export interface Survey<S = unknown> {
  /** Every source of the client, in the order in which people should read them; absent ones too. */
  readonly layers: readonly Layer[];
  /** Further files that were opened and say nothing that a policy asks for. */
  readonly opened?: readonly Layer[];
  /** Of other profiles and folders of the client. */
  readonly unread?: readonly Unread[];
  /** Why the client counts as set up for MiMo, or null. */
  readonly setUp: Message | null;
  /** Several ways to MiMo in one client, by name, each decided for itself; one without a name where it is missing. */
  readonly routes?: readonly string[];
  /** Whether the client takes the route when it is started as it is; all of them where it is missing. */
  active?(version: string, route: string): boolean;
  /** Of several versions those that are looked at where none is asked for. */
  readonly judges?: readonly string[];
  /** The version in use, as far as files tell: what holds for others only is worth a note. */
  readonly inUse?: string;
  open(version: string, view: string, route: string): Opened<S>;
}

/** What gives away that a client may be on this machine: files by path template, and variables. */
export interface Detection {
  /** `~/…` home, `./…` working directory, `$NAME/…` the folder that a variable names, else absolute. */
  readonly files: readonly string[];
  readonly env: readonly string[];
  /** Whatever else is read or looked for, as templates. */
  readonly also?: readonly string[];
  /** Further names by which a file that is given as a path is recognised; `*` stands for any characters. */
  readonly names?: readonly string[];
  /** Settings that only this client's files have: a file with one of them is its, whatever it is called. `*` stands for any name. */
  readonly signatures?: readonly string[];
}

/** Ways to change one thing in a client; `place` is where the setting stands now, if anywhere. */
export interface Instructions {
  region(region: Region | null, facts: Facts, route: Route): Message;
  model(id: string, place: Place | null): Message;
  key(place: Place | null, facts: Facts): Message;
  /** How to define a variable that its settings name, where the shell is not the place that it documents. */
  variable?(name: string, facts: Facts): Message;
}

/** What the registry knows of a client before it is loaded. */
export interface ClientRow {
  readonly id: string;
  /** Its name; a sentence for a kind of file. */
  readonly title: string | Message;
  readonly detection: Detection;
  /** Versions that have a policy, first the one that is listed first. */
  readonly versions: readonly string[];
  load(): Promise<LoadedClient>;
}

export interface Client<S = unknown> {
  readonly id: string;
  /** Its name; a sentence for a kind of file. */
  readonly title: string | Message;
  /** The variable or setting that should hold the key, for people who have none. */
  readonly keyName: string;
  /** References that it fills in wherever they stand in its settings. */
  readonly expands?: ReadonlySet<Reference["syntax"]>;
  /** What to do in this client, as commands or settings to copy. */
  readonly instructions: Instructions;
  /** What its program accepts in its settings, where it refuses the rest. */
  readonly schema?: SettingsSchema;
  survey(context: Context): Promise<Survey<S>>;
}

/** One source asked for one setting under several names. */
export interface Lookup {
  readonly from: SettingsSource;
  readonly names: readonly string[];
  /** What a blank value does: counts as unset (default), hides the names after it in this ask, ends the whole search, or is taken. */
  readonly blank?: "skips" | "hides" | "ends" | "takes";
  /** A reason not to take a candidate that is there. */
  readonly unless?: ((candidate: Candidate) => { verdict: Verdict; because: Message } | undefined) | undefined;
}

export interface Recorder {
  readonly facts: Facts;
  /** First candidate in order that may win; notes winner, losers and absences. */
  pick(slot: "key", order: readonly Lookup[], why: Why): Outcome<Secret>;
  pick(slot: Exclude<Slot, "key">, order: readonly Lookup[], why: Why): Outcome<string>;
  /** A value that nobody wrote. */
  derive(slot: Slot, value: string, because: Message, place: Place): Outcome<string>;
  /** The client has a candidate and does not use it. */
  refuse(slot: Slot, candidate: Candidate, because: Message): void;
  /** Something that was looked at and has no say. */
  note(slot: Slot, name: string, verdict: Verdict, place: Place | null, because: Message): void;
}

export interface Why {
  readonly won: Message;
  readonly none: Message;
}

export interface Policy<in S = unknown> {
  readonly client: string;
  readonly version: string;
  readonly view: string;
  readonly source: Source;
  readonly resolve: (r: Recorder, sources: S) => Route;
}

export interface LoadedClient {
  readonly client: Client;
  readonly policies: readonly Policy<never>[];
}

/** A client with its policies: they take what it opens. */
export const loaded = <S>(client: Client<S>, policies: readonly Policy<S>[]): LoadedClient => ({
  client,
  policies,
});

/** More ways to MiMo than any configuration of one client has. */
export const MAX_ROUTES = 200;

export interface ClientResult {
  readonly client: Client;
  readonly survey: Survey;
  readonly resolutions: readonly Resolution[];
  /** Named by `--client`, found, or the only one that a MiMo variable can mean. */
  readonly setUp: boolean;
  /** Who reads the layers, where their resolutions were left out because another client is known to decide. */
  readonly readers?: readonly string[];
  /** Ways to MiMo that are not judged, since there are more than `MAX_ROUTES`. */
  readonly left?: number;
  /** What is judged is a part of what the client will see: what is missing may stand elsewhere. */
  readonly fragment?: boolean;
  /** That the file is the client's is only likely: its defaults say nothing. */
  readonly guessed?: boolean;
  /** Nobody knows who reads it: what stands there is judged, and nothing else. */
  readonly unknown?: boolean;
}

/** All that the rules may look at. */
export interface Run {
  readonly at: number;
  /** By which it is judged. */
  readonly facts: Facts;
  readonly platform: Platform;
  readonly clients: readonly ClientResult[];
  readonly env: SettingsSource;
  /** Every trace of MiMo in what was opened, whoever reads it. */
  readonly observations?: readonly Observation[];
  /** False with paths: absence proves nothing there. */
  readonly machine: boolean;
  /** Of the live probe; empty where it was not asked for. */
  readonly exchanges: readonly Exchange[];
  readonly plan?: Plan;
  /** Comments that ask to leave findings out, of files whose word counts. */
  readonly suppressions?: readonly Suppression[];
  /** Of a trace: what the client did otherwise than its policies say. */
  readonly differs?: RawFinding;
  /** Only some clients were asked for: what is not found may be another's. */
  readonly narrowed?: boolean;
}

export interface SubjectOf {
  readonly layer: { readonly layer: Layer; readonly judged: ClientResult; readonly run: Run };
  readonly candidate: {
    readonly candidate: Candidate;
    readonly judged: ClientResult;
    /** Resolutions in which it wins its slot. */
    readonly wins: readonly Resolution[];
    readonly run: Run;
  };
  readonly resolution: { readonly resolution: Resolution; readonly judged: ClientResult; readonly run: Run };
  readonly client: { readonly judged: ClientResult; readonly run: Run };
  readonly observation: { readonly observation: Observation; readonly run: Run };
  readonly run: { readonly run: Run };
  /** Fed after all others, when it is known what the comment was good for. */
  readonly suppression: {
    readonly suppression: Suppression;
    /** Its rules of which there was a finding. */
    readonly used: ReadonlySet<string>;
    /** Ids of all rules that were asked. */
    readonly known: readonly string[];
    readonly run: Run;
  };
}
export type Subject = keyof SubjectOf;

/** The facts about MiMo that a finding stands or falls with, as far as they are old at `at` (milliseconds). `mark` is that of the finding. */
export type DependsOnFacts = (mark: string, at: number, facts: Facts) => readonly AgedFact[];

export interface Rule<On extends Subject = Subject> {
  readonly id: string;
  readonly on: On;
  readonly severity: Severity;
  /** What of it can be behind an answer of MiMo or of the client; an error has one. */
  readonly explains?: readonly CauseId[];
  readonly dependsOnFacts?: DependsOnFacts;
  /** It rests on what the reader does with the settings: nothing is said where nobody knows who reads them. */
  readonly needsReader?: true;
  check(subject: SubjectOf[On], facts: Facts): RawFinding | readonly RawFinding[] | undefined;
  /** What the rule says of a trace, whoever reads it. */
  observed?(subject: SubjectOf["observation"], facts: Facts): RawFinding | undefined;
}

/** Checks the shape of a rule and keeps its subject's type. */
export const rule = <On extends Subject>(it: Rule<On>): Rule<On> => it;

/** The words of a rule's page; the examples come from its fixtures. */
export interface Page {
  readonly title: Message;
  readonly why: Message;
  readonly remedy: Message;
  readonly source?: string;
}
