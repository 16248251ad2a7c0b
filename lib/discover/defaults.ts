// What is left of a client's decisions where it is only likely that the file is the client's.
import type { ClientResult } from "../model/contracts.ts";
import type { Resolution } from "../model/resolution.ts";

/** Without what nobody wrote: a default of the client says nothing there. */
export const withoutDefaults = (judged: ClientResult): ClientResult => ({
  ...judged,
  resolutions: judged.resolutions.map((r): Resolution => {
    const { baseUrl, endpoint, model } = r;
    const isDefault = baseUrl.origin === "default" || baseUrl.guessed === true;
    return {
      ...r,
      ...(isDefault ? { baseUrl: { ...baseUrl, value: null, place: null, guessed: false } } : {}),
      ...(isDefault ? { endpoint: { ...endpoint, host: null, plan: "unknown", region: null } } : {}),
      ...(model.place?.kind === "builtin" ? { model: { ...model, value: null, place: null } } : {}),
    };
  }),
});
