// How to ask every MiMo endpoint about a key that is not written anywhere yet.
import type { EndpointRow, Facts } from "../../../model/facts.ts";
import { judgeWorld } from "../../../diagnose.ts";
import type { Exchange } from "../../../model/exchange.ts";
import { Secret } from "../../../model/secret.ts";
import type { Host } from "../../../model/host.ts";
import type { Probing } from "../../../request.ts";
import { memoryWorld } from "../../../host/memory.ts";

export interface Verified {
  /** The endpoint that accepts the key, where exactly one or the first does. */
  readonly accepting: EndpointRow | undefined;
  readonly exchanges: readonly Exchange[];
}

/** In a world that holds the key and nothing else; only the network is the real one. */
export async function verify(key: Secret, probing: Probing, world: Host, facts: Facts): Promise<Verified> {
  const alone = memoryWorld({
    env: { XIAOMI_MIMO_API_KEY: Secret.reveal(key) },
    home: world.home,
    platform: world.platform,
  });
  const asked: Host = {
    ...alone,
    read: (path, limit) => (path === probing.cacert ? world.read(path, limit) : alone.read(path, limit)),
  };
  const { run } = await judgeWorld(
    { facts, clients: ["codewhale@pr2627"], probe: { ...probing, sweep: true } },
    world.network ? { ...asked, network: world.network, env: { ...asked.env, ...proxies(world.env) } } : asked,
  );
  const accepted = run.exchanges.find(({ meaning }) => meaning === "accepted");
  return { accepting: accepted && facts.endpointOfHost(accepted.target.host), exchanges: run.exchanges };
}

/** How this network is left. */
const proxies = (env: Host["env"]): Host["env"] =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => /^(?:https?|all|no)_proxy$|^NODE_EXTRA_CA_CERTS$/i.test(name)),
  );
