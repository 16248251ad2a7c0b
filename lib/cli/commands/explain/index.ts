// Knows `explain`: a rule by its id, a client by the steps of its policies, or an error that somebody saw, with what is behind it.
import clients from "../../../clients/index.ts";
import type { GuiOnly } from "./gui-only.ts";
import { nearest } from "../../../facts/hosts.ts";
import { UsageError } from "../../../model/errors.ts";
import { msg, formatter, type Messages } from "../../../model/message.ts";
import { paintFor } from "../../../report/formats/text/paint.ts";
import { severityWords } from "../../../report/order.ts";
import { levels } from "../../../rules/severities.ts";
import { status, type Command, type Input, type Output } from "../../command.ts";
import { answered, coloursOf } from "../../outputs.ts";

/** A client of which nothing is read. */
function unread(input: Input, id: string, { title, kept, look }: GuiOnly): Output {
  const lines = [
    msg("{title} keeps its settings {kept}. mimo-doctor reads nothing of it.", { title, kept }),
    msg("Look there for {look}.", { look }),
  ];
  const json = (words?: Messages) => ({
    client: id,
    title,
    read: false,
    kept: formatter(words)(kept),
    look: formatter(words)(look),
  });
  const text = (words?: Messages): string => `${lines.map(formatter(words)).join("\n")}\n`;
  return { ...answered(input, { text, json }), status: status.clean };
}

async function client(input: Input, id: string): Promise<Output> {
  const { guiOnly } = await import("./gui-only.ts");
  const hidden = Object.hasOwn(guiOnly, id) ? guiOnly[id] : undefined;
  if (hidden) return unread(input, id, hidden);
  const [{ explainClient }, { explainedJson, explainedText }] = await Promise.all([
    import("./client.ts"),
    import("./rule.ts"),
  ]);
  const { platform } = input.world;
  const own = await explainClient(id, platform, input.facts, input.view.words);
  const plain = input.view.words ? await explainClient(id, platform, input.facts) : own;
  const paint = paintFor(input.view, await coloursOf(input.view));
  const forms = {
    text: (words?: Messages) => explainedText(own, paint, words),
    json: (words?: Messages) => explainedJson(words ? own : plain, words),
  };
  return { ...answered(input, forms), status: status.clean };
}

const command: Command = async (input) => {
  const { words } = input.parsed;
  const [id, ...more] = words;
  if (id?.startsWith("client:") && more.length === 0) return client(input, id.slice("client:".length));
  const { pages } = await import("../../../rules/pages.ts");
  if (id !== undefined && more.length === 0 && Object.hasOwn(pages, id)) return explainRule(id, input);
  if (id !== undefined && more.length === 0 && clients.some((row) => row.id === id)) return client(input, id);
  const asked = id === undefined || id === "-" ? piped(input) : words.join(" ");
  const known = (await import("../../../explain/index.ts")).decodeError(asked, input.facts);
  if (known) return (await import("./text.ts")).explainError(known, input);
  if (id !== undefined && id !== "-" && more.length === 0) refuseWord(id, Object.keys(pages));
  return (await import("./text.ts")).explainNothing(input);
};

function piped({ world, piped: isPiped }: Input): string {
  const bytes = isPiped() ? world.stdin(1024 * 1024) : undefined;
  const said = bytes && new TextDecoder().decode(bytes).trim();
  if (!said)
    throw new UsageError(
      msg(
        "`explain` wants a rule id, an HTTP status, or an error text, as words or piped: see `mimo-doctor list rules`",
      ),
    );
  return said;
}

/** One word that looks like a rule's id is a slip; anything else is an error text that nobody knows. */
function refuseWord(id: string, all: readonly string[]): void {
  if (!/^[a-z][a-z:-]{2,40}$/.test(id)) return;
  const near = nearest(id, all, 4);
  throw new UsageError(
    near
      ? msg("`{id}` is no rule: did you mean `{near}`?", { id, near })
      : msg("`{id}` is no rule: see `mimo-doctor list rules`", { id }),
  );
}

async function explainRule(id: string, input: Input): Promise<Output> {
  const { pages } = await import("../../../rules/pages.ts");
  const page = pages[id];
  const severity = levels[id];
  if (!page || !severity) return refuseWord(id, []) as never;
  const paint = paintFor(input.view, await coloursOf(input.view));
  const text = (words?: Messages): string => {
    const tell = formatter(words);
    const level = paint[severity](tell(severityWords[severity]));
    return [
      tell(msg("{rule} ({level}): {title}", { rule: paint.bold(id), level, title: page.title })),
      "",
      paint.wrap(tell(page.why), ""),
      "",
      paint.wrap(tell(page.remedy), ""),
      "",
    ].join("\n");
  };
  const json = (words?: Messages) => ({
    rule: id,
    severity,
    title: formatter(words)(page.title),
    why: formatter(words)(page.why),
    remedy: formatter(words)(page.remedy),
    docs: `docs/rules/${id}.md`,
  });
  return { ...answered(input, { text, json }), status: status.clean };
}

export default command;
