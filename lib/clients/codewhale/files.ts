// Where CodeWhale keeps its settings: every file that any version looks at, and which of them each view takes.
import { storeLayer } from "../shared/store.ts";
import { at } from "../../model/document.ts";
import type { Context } from "../../model/contracts.ts";
import type { Candidate, Layer } from "../../model/layer.ts";
import type { Step } from "../../model/resolution.ts";
import { msg, type Message } from "../../model/message.ts";
import { inspect } from "./inspect.ts";
import { selectsMimo } from "./provider.ts";

export interface Files {
  readonly flag: Layer | undefined;
  readonly named: Layer | undefined;
  readonly legacyNamed: Layer | undefined;
  readonly ownHome: Layer | undefined;
  readonly user: Layer;
  readonly legacy: Layer;
  readonly project: Layer;
  readonly legacyProject: Layer;
  readonly managed: Layer;
  readonly dotenv: Layer;
  readonly store: Layer;
}

const textOf = (candidate: Candidate | undefined): string | undefined =>
  typeof candidate?.value === "string" ? candidate.value : undefined;

const filled = (text: string | undefined): text is string => text !== undefined && text.trim() !== "";

/** Opens every file that CodeWhale may read, absent ones too. */
export async function openFiles(context: Context): Promise<Files> {
  const env = (name: string): string | undefined => textOf(context.env.get("config", name));
  const selected = selectsMimo(context.env);
  const open = (id: string, title: Message, path: string, scope: Layer["scope"] = "user"): Promise<Layer> =>
    context.file({ id: `codewhale:${id}`, title, path, scope, dialect: "toml", inspect: inspect(scope, selected) });
  const named = async (id: string, name: string): Promise<Layer | undefined> => {
    const path = env(name);
    return filled(path) ? open(id, msg("the file that `{name}` names", { name }), context.absolute(path)) : undefined;
  };
  const home = env("CODEWHALE_HOME");
  const ownHome = filled(home)
    ? await open("own-home", msg("settings in `CODEWHALE_HOME`"), context.join(context.absolute(home), "config.toml"))
    : undefined;
  const inProject = context.cwd !== context.home;
  const project = (id: string, folder: string, title: Message): Promise<Layer> | Layer => {
    const path = context.join(context.cwd, folder, "config.toml");
    return inProject ? open(id, title, path, "project") : skipped(`codewhale:${id}`, title, path);
  };
  const user = await open("user-config", msg("user settings"), context.join(context.home, ".codewhale", "config.toml"));
  return {
    flag:
      context.config === undefined
        ? undefined
        : await open("flag-config", msg("the file that `--config` names"), context.config),
    named: await named("named-config", "CODEWHALE_CONFIG_PATH"),
    legacyNamed: await named("legacy-named-config", "DEEPSEEK_CONFIG_PATH"),
    ownHome,
    user,
    legacy: await open(
      "legacy-config",
      msg("user settings of the old name"),
      context.join(context.home, ".deepseek", "config.toml"),
    ),
    project: await project("project-config", ".codewhale", msg("project settings")),
    legacyProject: await project("legacy-project-config", ".deepseek", msg("project settings of the old name")),
    managed: await open("managed-config", msg("managed settings"), managedPath(context, user), "managed"),
    dotenv: await context.file({
      id: "codewhale:dotenv",
      title: msg("`.env` of the working directory"),
      path: context.join(context.cwd, ".env"),
      scope: "project",
      dialect: "dotenv",
    }),
    store: secretStore(context, filled(home) ? context.absolute(home) : context.join(context.home, ".codewhale")),
  };
}

const skipped = (id: string, title: Message, path: string): Layer => ({
  id,
  kind: "file",
  title,
  path,
  scope: "project",
  status: "ignored",
  because: msg("in the home folder CodeWhale reads no project settings"),
  diagnostics: [],
});

function managedPath(context: Context, user: Layer): string {
  const inToml = user.doc && at(user.doc.value, ["managed_config_path"]);
  if (typeof inToml === "string" && filled(inToml)) return context.absolute(inToml);
  for (const name of ["CODEWHALE_MANAGED_CONFIG_PATH", "DEEPSEEK_MANAGED_CONFIG_PATH"]) {
    const path = textOf(context.env.get("config", name));
    if (filled(path)) return context.absolute(path);
  }
  return context.platform === "win32"
    ? context.join(context.home, ".codewhale", "managed_config.toml")
    : "/etc/deepseek/managed_config.toml";
}

/** Seen, never opened: whether an entry for MiMo is in it stays unknown. */
function secretStore(context: Context, home: string): Layer {
  const path = context.join(home, "secrets", "secrets.json");
  const legacy = context.join(context.home, ".deepseek", "secrets", "secrets.json");
  const found = [path, legacy].find((file) => context.exists(file));
  const backend =
    textOf(context.env.get("config", "CODEWHALE_SECRET_BACKEND")) ??
    textOf(context.env.get("config", "DEEPSEEK_SECRET_BACKEND"));
  const keyring = backend !== undefined && /^(?:system|keyring|os|os-keyring)$/i.test(backend.trim());
  return storeLayer({
    id: "codewhale:secret-store",
    title: keyring ? msg("the system's keyring") : msg("secret store"),
    path: found ?? path,
    seen: found !== undefined || keyring,
  });
}

interface Choice {
  readonly layer: Layer | undefined;
  readonly steps: readonly Step[];
}

/** The one user file that a view reads. Blank variables and missing files count differently in each. */
export function chooseConfig(files: Files, context: Context, version: string, view: string): Choice {
  const order = candidates(files, context, version, view);
  const taken = order.find((option) => option.take);
  const steps: Step[] = [];
  for (const option of order) {
    if (!option.layer) continue;
    const won = option === taken;
    steps.push({
      slot: "config",
      name: option.layer.id.replace("codewhale:", ""),
      verdict: won ? "won" : option.take ? "shadowed" : option.layer.status === "absent" ? "unset" : "ignored",
      place: { kind: "file", path: option.layer.path ?? "" },
      because: won
        ? option.because
        : option.take
          ? msg("another file comes first")
          : option.layer.status === "absent"
            ? msg("no such file")
            : option.because,
    });
  }
  return { layer: taken?.layer, steps };
}

interface Option {
  readonly layer: Layer | undefined;
  readonly take: boolean;
  readonly because: Message;
}

const present = (layer: Layer | undefined): boolean => layer !== undefined && layer.status !== "absent";

function candidates(files: Files, context: Context, version: string, view: string): readonly Option[] {
  const blankStops = version === "pr2627" && view === "launcher";
  const blank = blankStops && textOf(context.env.get("config", "CODEWHALE_CONFIG_PATH")) === "";
  const named: Option = {
    layer: files.named,
    take: files.named !== undefined,
    because: msg("`CODEWHALE_CONFIG_PATH` names it"),
  };
  const homeExists = present(files.user) || present(files.legacy);
  // Only the sending half of pr2627 turns back to the home folder where the named file is missing.
  const missing = version === "pr2627" && view === "wire" && !present(files.legacyNamed) && homeExists;
  const legacyNamed: Option = {
    layer: files.legacyNamed,
    take: files.legacyNamed !== undefined && !blank && !missing,
    because: blank
      ? msg("a blank `CODEWHALE_CONFIG_PATH` ends the search here")
      : msg("`DEEPSEEK_CONFIG_PATH` names it"),
  };
  const ignoresHome = version === "pr2627" && view === "wire";
  const own: Option = {
    layer: files.ownHome,
    take: files.ownHome !== undefined && !ignoresHome && (version === "0.9" || present(files.ownHome)),
    because: ignoresHome ? msg("this half does not read `CODEWHALE_HOME`") : msg("`CODEWHALE_HOME` names the folder"),
  };
  return [
    { layer: files.flag, take: files.flag !== undefined, because: msg("`--config` names it") },
    named,
    legacyNamed,
    own,
    { layer: files.user, take: present(files.user), because: msg("the user's own settings") },
    {
      layer: files.legacy,
      take: present(files.legacy),
      because: msg("the old folder, since the new one has no settings"),
    },
  ];
}
