// The table of all clients side by side: what each sends, and in which columns they differ.
import { grouped } from "../model/group.ts";
import type { Report, ShownResolution } from "../model/report.ts";
import type { Protocol } from "../model/resolution.ts";
import { msg, type Message } from "../model/message.ts";
import { clip, oneLine } from "./show.ts";

export interface Column {
  readonly name: Message;
  /** One for each row. */
  readonly cells: readonly string[];
  /** The clients do not all have the same. */
  readonly drifts: boolean;
}

const none = "-";
const plans = { "token-plan": " tp", standard: " sk", unknown: "" } as const;
const protocols = {
  "openai-chat": "chat",
  "openai-responses": "responses",
  anthropic: "anthropic",
} as const satisfies Record<Protocol, string>;

/** Its letter, and its plan by the prefix that everybody knows. */
const keyOf = ({ outcomes: { key } }: ShownResolution): string =>
  key.same === null ? (key.place ? "?" : none) : key.same + plans[key.plan];

const headerOf = ({ outcomes: { auth } }: ShownResolution): string =>
  [auth.value ?? none, ...auth.also.map((it) => it.value)].join(" + ");

/** The most telling ones first. */
const columns: readonly (readonly [Message, (r: ShownResolution) => string])[] = [
  [msg("key"), keyOf],
  [msg("region"), ({ endpoint }) => endpoint.region ?? none],
  [msg("host"), ({ endpoint }) => endpoint.host ?? none],
  [msg("model"), ({ outcomes: { model } }) => model.value ?? none],
  [msg("header"), headerOf],
  [msg("protocol"), ({ endpoint }) => protocols[endpoint.wire]],
  [msg("alive until"), ({ outcomes: { model } }) => model.ends ?? none],
];

const isSame = (a: ShownResolution, b: ShownResolution): boolean => columns.every(([, cell]) => cell(a) === cell(b));

/** The client; with version and route only where one of them makes the difference. */
function titles(all: readonly ShownResolution[]): readonly (readonly [string, ShownResolution])[] {
  return grouped(all, (r) => r.client).flatMap((own) => {
    const different = own.filter((r, n) => own.findIndex((other) => isSame(r, other)) === n);
    const several = (what: (r: ShownResolution) => string | null): boolean => new Set(own.map(what)).size > 1;
    return different.map((r) => {
      const version =
        several((it) => it.version) && different.length > 1 ? ` ${r.version.replace(/^pr(?=\d)/, "PR ")}` : "";
      const route = several((it) => it.route) && different.length > 1 && r.route !== null ? ` ${r.route}` : "";
      return [`${r.title}${version}${route}`, r] as const;
    });
  });
}

/** What the clients that are set up send, a row each; undefined with fewer than two. The first column is who. */
export function fleetOf({ resolutions, paths }: Report): readonly Column[] | undefined {
  const all = resolutions.filter((r) => r.setUp && r.view === "wire");
  if (paths !== null || new Set(all.map((r) => r.client)).size < 2) return undefined;
  const rows = titles(all);
  const who: Column = { name: msg("client"), cells: rows.map(([title]) => oneLine(title)), drifts: false };
  return [
    who,
    ...columns.map(([name, cell]): Column => {
      const cells = rows.map(([, r]) => oneLine(clip(cell(r))));
      return { name, cells, drifts: new Set(cells).size > 1 };
    }),
  ];
}

/** What most rows have; another value is the one that stands out. */
export function usual({ cells }: Column): string | undefined {
  const counted = grouped(cells, (cell) => cell).toSorted((a, b) => b.length - a.length);
  const [first, second] = counted;
  return first && first.length > (second?.length ?? 0) ? first[0] : undefined;
}
