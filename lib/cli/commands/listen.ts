// Knows `listen`: a server on this machine to which a client is pointed, and what arrives there, line by line.
import { examine } from "../../examine.ts";
import { endpoints } from "../../facts/endpoints.ts";
import { nearest } from "../../facts/hosts.ts";
import type { Run } from "../../model/contracts.ts";
import { InternalError, UsageError } from "../../model/errors.ts";
import type { Candidate } from "../../model/layer.ts";
import { Secret } from "../../model/secret.ts";
import { say, type Text } from "../../model/text.ts";
import { listen, type Ears, type Listening } from "../../probe/listen.ts";
import { meaningsOf } from "../../probe/meaning.ts";
import { isLook, isReplyName, refusalOf, type Manner, type Received } from "../../probe/reply.ts";
import { replies, type Reply } from "../../facts/replies.ts";
import { sealText } from "../../read/seal.ts";
import { letters, shownPlace, teller } from "../../report/show.ts";
import type { Parsed } from "../args.ts";
import { status, type Command, type Input } from "../command.ts";
import { requestOf } from "../request.ts";

function mannerOf(parsed: Parsed, at: number): Manner {
  const as = parsed.values["answer-as"]?.[0];
  const reply = parsed.values["reply"]?.[0];
  if (as !== undefined && reply !== undefined)
    throw new UsageError(say("`--answer-as` and `--reply` exclude each other"));
  if (as !== undefined) {
    const row = endpoints.find((it) => it.id === as);
    if (!row)
      throw new UsageError(say("`--answer-as` wants one of: {all}", { all: endpoints.map((it) => it.id).join(", ") }));
    return { kind: "endpoint", row, at };
  }
  return reply === undefined ? { kind: "friendly" } : { kind: "reply", reply: replyOf(reply) };
}

function replyOf(name: string): Reply {
  if (isReplyName(name)) return replies[name];
  const code = /^\d{3}$/.test(name) ? Number(name) : 0;
  if (code >= 200 && code <= 599)
    return {
      status: code,
      type: "application/json",
      body: { error: { code: name, message: `status ${name}` } },
      source: "made up",
    };
  const near = nearest(name, Object.keys(replies), 6);
  throw new UsageError(
    near
      ? say("`--reply` has no `{name}`: did you mean `{near}`?", { name, near })
      : say("`--reply` wants a status or one of: {all}", { name, all: Object.keys(replies).join(", ") }),
  );
}

function portOf(parsed: Parsed): number {
  const port = parsed.values["port"]?.[0] ?? "0";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(say("`--port` wants a number up to 65535, not `{port}`", { port }));
  return Number(port);
}

/** Keys that are configured somewhere on this machine, to say whose a received one is. */
function known(run: Run): readonly Candidate[] {
  return run.clients
    .flatMap((judged) => judged.resolutions.flatMap((r) => r.steps))
    .flatMap((step) =>
      step.slot === "key" && step.candidate?.value instanceof Secret && step.candidate.value.real
        ? [step.candidate]
        : [],
    );
}

interface Teller {
  readonly line: (received: Received, reply: Reply) => string;
}

function textTeller(run: Run, { world }: Input): Teller {
  const show = teller({ home: world.home, cwd: world.cwd });
  const letter = letters();
  const candidates = known(run);
  for (const candidate of candidates) letter(candidate.value as Secret);
  const credential = ({ header, key }: Received["credentials"][number]): Text => {
    if (key.traits.blank) return say("{header}: no key", { header });
    const own = candidates.find((candidate) => Secret.same(candidate.value as Secret, key));
    const args = { header, mask: key.mask, letter: letter(key) ?? "?", ...(own ? { place: own.place } : {}) };
    return own
      ? say("{header}: {mask} ({letter}), the key from {place}", args)
      : say("{header}: {mask} ({letter}), a key that no configuration here holds", args);
  };
  return {
    line(received, reply) {
      const head = `${received.method} ${received.path}${received.asks === "other" ? "" : `  ${received.wire}`}${received.model ? `  model ${received.model}` : ""}${received.stream ? "  stream" : ""}  -> ${reply.status}`;
      const lines = [
        ...received.credentials.map(credential),
        ...meaningsOf(received, run.at),
        ...verdicts(received, run.at),
      ];
      return [show(say("{head}", { head })), ...lines.map((it) => `  ${show(it)}`)].join("\n") + "\n";
    },
  };
}

/** Which endpoints would do what they are asked. */
function verdicts(received: Received, at: number): readonly Text[] {
  if (received.credentials.length === 0) return [];
  const taking = endpoints.filter((row) => !refusalOf(received, row, at));
  if (taking.length === 0) return [say("no MiMo endpoint would take this request as it is")];
  const regional = taking.length > 1 && taking.every((row) => row.region !== null);
  const hosts = taking.map((row) => `\`${row.host}\``).join(", ");
  return [
    regional
      ? say("would be taken by the one of {hosts} that the key was issued for", { hosts })
      : say("would be taken by {hosts}", { hosts }),
  ];
}

function jsonTeller(run: Run, { world }: Input): Teller {
  const showing = { home: world.home, cwd: world.cwd };
  const show = teller(showing);
  const letter = letters();
  const candidates = known(run);
  for (const candidate of candidates) letter(candidate.value as Secret);
  return {
    line: (received, reply) =>
      `${JSON.stringify({
        method: received.method,
        path: show(say("{path}", { path: received.path })),
        protocol: received.asks === "other" ? null : received.wire,
        model: received.model === null ? null : show(say("{model}", { model: received.model })),
        stream: received.stream,
        credentials: received.credentials.map(({ header, key }) => {
          const own = candidates.find((candidate) => Secret.same(candidate.value as Secret, key));
          return {
            header,
            value: key.mask,
            same: letter(key),
            plan: key.traits.plan,
            place: own ? shownPlace(own.place, showing) : null,
          };
        }),
        status: reply.status,
        means: meaningsOf(received, run.at).map(show),
        takenBy:
          received.credentials.length === 0
            ? []
            : endpoints.filter((row) => !refusalOf(received, row, run.at)).map((row) => row.id),
      })}\n`,
  };
}

const command: Command = async (input) => {
  const { parsed, world, notice, emit, onInterrupt } = input;
  const format = parsed.values["format"]?.at(-1) ?? "text";
  if (format !== "text" && format !== "jsonl")
    throw new UsageError(say("`listen` has the formats text and jsonl, not `{format}`", { format }));
  const { run, vault } = await examine(requestOf(parsed, world), world);
  const manner = mannerOf(parsed, run.at);
  const told = format === "jsonl" ? jsonTeller(run, input) : textTeller(run, input);
  const secrets: Secret[] = [...vault];
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const server = await opened({
    port: portOf(parsed),
    manner,
    seal: (text) => sealText(text, secrets),
    heard: (received, reply) => emit(told.line(received, reply), secrets),
    answered: (received) => void (parsed.flags["once"] && !isLook(received) && finish()),
  });
  const base = `http://127.0.0.1:${server.port}`;
  notice(
    `listening on ${base}; nothing is forwarded. OpenAI clients: ${base}/v1, Anthropic clients: ${base}/anthropic. Ctrl-C ends it.\n`,
  );
  onInterrupt(finish);
  await finished;
  await server.close();
  return { out: "", status: status.clean };
};

async function opened(ears: Ears): Promise<Listening> {
  try {
    return await listen(ears);
  } catch {
    throw new InternalError(
      say("the port {port} cannot be used; leave `--port` out for any free one", { port: ears.port }),
    );
  }
}

export default command;
