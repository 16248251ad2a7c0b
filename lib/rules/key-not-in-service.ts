// When the shell has a key and a service that asks MiMo has none.
import { usualKeyNames } from "./shared/services.ts";
import { isMimoHost, urlOf } from "../facts/urls.ts";
import { rule, type Page } from "../model/contracts.ts";
import type { Candidate } from "../model/layer.ts";
import { Secret } from "../model/secret.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("The shell has the key, the service has not"),
  why: msg(
    "What a shell exports reaches the programs that are started from it. Services of systemd and agents of launchd are started by another process, and see only what their own file sets and what that process has. Here the address of MiMo is set for the service and no key is, while the shell exports one: by hand the program works, as a service it gets 401.",
  ),
  remedy: msg(
    "Set the key where the service finds it: an `EnvironmentFile=` that only you can read, `~/.config/environment.d`, or `EnvironmentVariables` of the agent. What was handed over by hand (`systemctl --user import-environment`, `launchctl setenv`) is not seen here.",
  ),
};

/** `EnvironmentFile=`, which is not read: the key may stand there. */
const namesAnother = (candidate: Candidate | undefined): boolean =>
  candidate?.layer.doc?.value["EnvironmentFile"] !== undefined;

export default rule({
  id: "key-not-in-service",
  on: "client",
  severity: "warning",
  explains: ["noKey"],
  check({ judged, run }) {
    const names = usualKeyNames(judged.client.id);
    if (!run.machine || names.length === 0) return undefined;
    // One key for all services may stand in a file of its own.
    if (judged.resolutions.some((r) => r.key.value !== null)) return undefined;
    const exported = names
      .map((name) => run.env.get("key", name))
      .find((it) => it?.value instanceof Secret && it.value.real);
    const lacking = judged.resolutions.find((r) => isMimoHost(urlOf(r)) && !namesAnother(r.baseUrl.candidate));
    if (!exported || !lacking?.baseUrl.place) return undefined;
    return {
      message: msg("{client}: no key is set beside {place}, and `{name}` of your shell does not reach it", {
        client: judged.client.title,
        place: lacking.baseUrl.place,
        name: exported.name,
      }),
      place: lacking.baseUrl.place,
      expected: msg("`{name}` where the service finds it", { name: exported.name }),
      related: [{ place: exported.place, message: msg("the shell has it here") }],
    };
  },
});
