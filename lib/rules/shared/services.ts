// Files that describe what is started without a shell, and so without its variables.
import { otherKeyNames } from "../../facts/names.ts";

const services: ReadonlySet<string> = new Set(["systemd", "launchd"]);

/** Variables in which a service of that kind may want its key; none for what a shell starts. */
export const usualKeyNames = (client: string): readonly string[] => (services.has(client) ? otherKeyNames : []);
