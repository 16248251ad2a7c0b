// Knows `listen`: a server on this machine to which a client is pointed, and what arrives there, line by line.
import type { Facts } from "../../../model/facts.ts";
import { examine } from "../../../examine.ts";
import { InternalError, UsageError } from "../../../model/errors.ts";
import type { Secret } from "../../../model/secret.ts";
import { msg, formatter } from "../../../model/message.ts";
import { listen, type Ears, type Listening } from "../../../probe/listen.ts";
import { isLook } from "../../../probe/reply.ts";
import { wrapText } from "../../../read/secrets.ts";
import { status, type Command } from "../../command.ts";
import { jsonTeller, textTeller } from "./format-request.ts";
import { viewFor } from "../../outputs.ts";
import { responseModeOf, portOf } from "./response-mode.ts";
import { requestOf } from "../../request.ts";

const command: Command = async (input) => {
  const { parsed, world, view, notice, emit, onInterrupt } = input;
  const [word] = parsed.words;
  if (word !== undefined)
    throw new UsageError(
      msg("`listen` takes no further word, and `{word}` is one: see `mimo-doctor --help`", { word }),
    );
  const format = parsed.values["format"]?.at(-1) ?? "text";
  if (format !== "text" && format !== "jsonl")
    throw new UsageError(msg("`listen` has the formats text and jsonl, not `{format}`", { format }));
  const { run, vault } = await examine(requestOf(parsed, world, input.facts), world);
  const manner = responseModeOf(parsed, run.at, input.facts);
  const line = (format === "jsonl" ? jsonTeller : textTeller)(
    run,
    { home: world.home, cwd: world.cwd, words: viewFor(format, input).words },
    view,
  );
  const secrets: Secret[] = [...vault];
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const server = await opened(
    {
      port: portOf(parsed),
      manner,
      seal: (text) => wrapText(text, secrets),
      heard: (received, reply) => emit(line(received, reply), secrets),
      answered: (received) => void (parsed.flags["once"] && !isLook(received) && finish()),
    },
    input.facts,
  );
  onInterrupt(finish);
  const base = `http://127.0.0.1:${server.port}`;
  const begun = msg(
    "listening on {base}; nothing is forwarded. OpenAI clients: {base}/v1, Anthropic clients: {base}/anthropic. Ctrl-C ends it.",
    { base },
  );
  notice(`${formatter(view.words)(begun)}\n`);
  await finished;
  await server.close();
  return { out: "", status: status.clean };
};

async function opened(ears: Ears, facts: Facts): Promise<Listening> {
  try {
    return await listen(ears, facts);
  } catch {
    throw new InternalError(
      msg("the port {port} cannot be used; leave `--port` out for any free one", { port: ears.port }),
    );
  }
}

export default command;
