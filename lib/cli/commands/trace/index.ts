// `trace`: runs a client with its real settings where nothing can leave, and judges what it sends.
import { examine } from "../../../examine.ts";
import clients from "../../../clients/index.ts";
import { diagnosisOf } from "../../../diagnose.ts";
import type { ClientResult, ClientRow, Run } from "../../../model/contracts.ts";
import type { Report } from "../../../model/report.ts";
import type { Secret } from "../../../model/secret.ts";
import { msg, type Messages } from "../../../model/message.ts";
import { trace, type Traced } from "../../../probe/trace/index.ts";
import { newNamespace, obstacleOf } from "../../../probe/trace/namespace.ts";
import { wrapText } from "../../../read/secrets.ts";
import { redact } from "../../../report/redact.ts";
import { runRules } from "../../../report/run-rules.ts";
import { show, type Diagnosis } from "../../../report/diagnosis.ts";
import { formatterFor } from "../../../report/show.ts";
import { exitOf, judgementOf, settingsOf } from "../../check.ts";
import { status, type Command, type Input, type Output } from "../../command.ts";
import { responseModeOf } from "../listen/response-mode.ts";
import { coloursOf, rendered, wantedFormats } from "../../outputs.ts";
import { requestOf } from "../../request.ts";
import { showingOf } from "../../locale.ts";
import { commandOf, obstacleError, portsIn, timeoutOf, viaOf, type Via } from "./asked.ts";
import { clientOf } from "./clients.ts";
import { compared, differing } from "./differs.ts";
import { exchangesOf, outcomeOf, traceOf } from "./exchanges.ts";
import { tracedBy } from "./routes.ts";
import { traceText } from "./told.ts";

/** The client that was started: found by the diagnosis, or asked now. */
async function clientIn(run: Run, id: string | undefined, input: Input): Promise<ClientResult | undefined> {
  if (id === undefined) return undefined;
  const found = run.clients.find((it) => it.client.id === id);
  if (found) return { ...found, setUp: true };
  const { run: named } = await examine(
    { ...requestOf(input.parsed, input.world, input.facts), clients: [id] },
    input.world,
  );
  return named.clients[0];
}

/** A program that is no client is judged as one without a name of its own. */
async function stranger(program: string): Promise<ClientResult["client"]> {
  const row = clients.find(({ id }) => id === "generic") as ClientRow;
  return { ...(await row.load()).client, title: program };
}

/** The diagnosis before the command, and all keys that are seen, then and later. */
function examined(input: Input, words: readonly string[], client: string | undefined) {
  const { parsed, world } = input;
  const secrets: Secret[] = [];
  const done = (async () => {
    const { run, vault } = await examine(requestOf(parsed, world, input.facts), world);
    secrets.push(...vault);
    const known = await clientIn(run, client, input);
    const named = run.clients.flatMap(({ resolutions }) => resolutions.flatMap(({ steps }) => steps));
    const texts = named.flatMap(({ slot, candidate }) =>
      slot === "baseUrl" && typeof candidate?.value === "string" ? [candidate.value] : [],
    );
    return {
      run,
      known,
      ports: portsIn([...texts, ...words, ...Object.values(world.env)]),
      manner: responseModeOf(parsed, run.at, input.facts),
      at: run.at,
    };
  })();
  // It is waited for later; until then nobody hears it.
  done.catch(() => undefined);
  return { secrets, done };
}

async function traced(
  input: Input,
  words: readonly [string, ...string[]],
  via: Via,
  { secrets, done }: ReturnType<typeof examined>,
): Promise<Traced> {
  const { parsed, world, notice, onInterrupt } = input;
  const abort = new AbortController();
  const release = onInterrupt(() => abort.abort());
  try {
    return await trace(
      {
        command: words,
        place: via === "sealed" ? newNamespace : (await import("../../../probe/trace/proxied.ts")).newProxied,
        env: world.env,
        home: world.home,
        cwd: world.cwd,
        seal: (text) => wrapText(text, secrets),
        settings: done,
        timeout: timeoutOf(parsed),
        signal: abort.signal,
        said: (text) => void (parsed.flags["quiet"] || notice(redact(text, secrets))),
      },
      input.facts,
    );
  } catch (error) {
    const obstacle = obstacleOf(error);
    if (obstacle) throw obstacleError(obstacle);
    throw error;
  } finally {
    release();
  }
}

/** The run as the rules are to see it: what was sent, or what the client was expected to do where nothing was. */
const judgedRun = (run: Run, seen: ClientResult, known: ClientResult | undefined): Run => ({
  ...run,
  clients: seen.resolutions.length > 0 ? [seen] : known ? [known] : [],
});

async function judged(
  input: Input,
  run: Run,
  known: ClientResult | undefined,
  seen: ClientResult,
  secrets: readonly Secret[],
): Promise<Diagnosis> {
  const rules = (await import("../../../rules/index.ts")).default;
  const [differs] = known ? seen.resolutions.flatMap((it) => differing(it, known) ?? []) : [];
  const whole = { ...judgedRun(run, seen, known), ...(differs ? { differs } : {}) };
  const { judgements, skipped } = runRules(rules, whole);
  return diagnosisOf({ run: whole, vault: [...secrets], judgements, suppressed: [], skipped }, {}, input.world);
}

const command: Command = async (input): Promise<Output> => {
  const { parsed, world, view, notice } = input;
  const words = commandOf(parsed, world);
  const via = viaOf(parsed, world);
  timeoutOf(parsed);
  responseModeOf(parsed, 0, input.facts);
  const wanted = wantedFormats(input);
  const own = await settingsOf(parsed, world);
  const tell = formatterFor(showingOf(input));
  if (via === "proxy")
    notice(`${tell(msg("not sealed: a client that ignores proxy variables reaches the network with its key"))}\n`);
  const id = clientOf(words);
  const before = examined(input, words, id);
  const result = await traced(input, words, via, before);
  const { run, known } = await before.done;
  const requests = result.seen.map(({ request }) => request);
  const seen = tracedBy(requests, run, known?.client ?? (await stranger(words[0].split("/").pop() ?? "")), id);
  const diagnosis = await judged(input, run, known, seen, before.secrets);
  const predicted = known
    ? (seen.resolutions.map((it) => compared(it, known).policy).find((it) => it !== null) ?? null)
    : null;
  const shown = traceOf(result, words, { client: known?.client.id ?? null, predicted, via });
  const taken = requests.some(
    (it) =>
      it.asks !== "other" && !outcomeOf(it, run.at, input.facts).refused && outcomeOf(it, run.at, input.facts).ours,
  );
  const judgement = await judgementOf(parsed, world, own);
  const reportIn = (words?: Messages): Report => {
    const base = show(diagnosis, words);
    const exchanges = exchangesOf(result.seen, seen, base, run, { ...showingOf(input), words });
    const verdict = base.summary.errors > 0 ? "problems" : taken ? "ok" : "unknown";
    const whole = { ...base, exchanges, trace: shown, summary: { ...base.summary, verdict } } as const;
    return judgement.adjust(whole, { open: verdict === "unknown", words });
  };
  const adjusted = reportIn(view.words);
  const text = await rendered(reportIn, wanted, input);
  const letter = (request: (typeof requests)[number], n: number): string => {
    const at = requests.indexOf(request);
    const before = requests.slice(0, at).reduce((sum, it) => sum + Math.max(1, it.credentials.length), 0);
    return adjusted.exchanges[before + n]?.same ?? "?";
  };
  const told = { traced: result, shown, judged: seen, run, letterOf: letter };
  const first =
    wanted.find(({ file }) => file === undefined)?.name ??
    (wanted.length > 0 ? undefined : view.agent ? "agent" : "text");
  const block =
    first === "text" ? `${traceText(told, showingOf(input), view, await coloursOf(view), input.facts)}\n` : "";
  return {
    ...text,
    // A verdict without anything to judge would be one about another command.
    out: block !== "" && adjusted.resolutions.length === 0 ? block : block + text.out,
    status: result.end === "interrupt" ? status.unfinished : exitOf(adjusted, judgement.failing),
    secrets: before.secrets,
  };
};

export default command;
