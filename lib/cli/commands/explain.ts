// Knows how to explain, offline: a rule by the words of its page, a client by the steps of its policies.
import type { GuiOnly } from "../../facts/gui-only.ts";
import { nearest } from "../../facts/hosts.ts";
import { UsageError } from "../../model/errors.ts";
import { say, tell, type Text } from "../../model/text.ts";
import { paintFor } from "../../report/formats/text/paint.ts";
import { levels } from "../../rules/levels.ts";
import { status, type Command, type Input, type Output } from "../command.ts";
import { answered, coloursOf } from "../outputs.ts";

const text = (it: Text): string => tell(it, { place: () => "" });

/** A client of which nothing is read. */
function unread(input: Input, id: string, { title, kept, look }: GuiOnly): Output {
  const lines = [
    say("{title} keeps its settings {kept}. mimo-doctor reads nothing of it.", { title, kept }),
    say("Look there for {look}.", { look }),
  ].map(text);
  const json = { client: id, title, read: false, kept: text(kept), look: text(look) };
  return { ...answered(input, { text: () => `${lines.join("\n")}\n`, json: () => json }), status: status.clean };
}

async function client(input: Input, id: string): Promise<Output> {
  const { guiOnly } = await import("../../facts/gui-only.ts");
  const hidden = Object.hasOwn(guiOnly, id) ? guiOnly[id] : undefined;
  if (hidden) return unread(input, id, hidden);
  const { explainClient, explainedJson, explainedText } = await import("../explain-client.ts");
  const it = await explainClient(id, input.world.platform);
  const paint = paintFor(input.view, await coloursOf(input.view));
  const forms = { text: () => explainedText(it, paint), json: () => explainedJson(it) };
  return { ...answered(input, forms), status: status.clean };
}

const command: Command = async (input) => {
  const { parsed, view } = input;
  const [id, ...more] = parsed.words;
  if (id === undefined || more.length > 0)
    throw new UsageError(
      say("`explain` wants one rule id, or `client:<id>`: see `mimo-doctor list rules`, `mimo-doctor list clients`"),
    );
  if (id.startsWith("client:")) return client(input, id.slice("client:".length));
  const { pages } = await import("../../rules/pages.ts");
  const page = Object.hasOwn(pages, id) ? pages[id] : undefined;
  const severity = levels[id];
  if (!page || !severity) {
    const near = nearest(id, Object.keys(pages), 4);
    throw new UsageError(
      near
        ? say("`{id}` is no rule: did you mean `{near}`?", { id, near })
        : say("`{id}` is no rule: see `mimo-doctor list rules`", { id }),
    );
  }
  const paint = paintFor(view, await coloursOf(view));
  const lines = [
    `${paint.bold(id)} (${paint[severity](severity)}): ${text(page.title)}`,
    "",
    paint.wrap(text(page.why), ""),
    "",
    paint.wrap(text(page.remedy), ""),
  ];
  const json = {
    rule: id,
    severity,
    title: text(page.title),
    why: text(page.why),
    remedy: text(page.remedy),
    docs: `docs/rules/${id}.md`,
  };
  return { ...answered(input, { text: () => `${lines.join("\n")}\n`, json: () => json }), status: status.clean };
};

export default command;
