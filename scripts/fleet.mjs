// Knows the machine of the README's table, for those who run on it: the build, to see what a usual run compiles, and the bench.

/** Keys of the real shape, and nobody's. */
const keys = {
  "tp-s0000example": `tp-s${"0a1b2c3d4e5f6g7h8i9j".repeat(3).slice(0, 47)}`,
  "sk-0000example": `sk-${"4d1c8b2f7a6e9051".repeat(3)}`,
};
const expand = (text) => text.replace(/(?:tp-s|sk-)0000example/g, (standIn) => keys[standIn]);

/** The files of the session `fixtures/cli/fleet.md`, below the home folder. */
export const fleet = (session) =>
  Object.fromEntries(
    [...session.matchAll(/^```\w+ ~\/(.+)\n([^]*?)^```$/gm)].map(([, name, text]) => [name, expand(text)]),
  );

/** Its variables. */
export const fleetVariables = (session) =>
  Object.fromEntries(
    [...(/^```env\n([^]*?)^```$/m.exec(session)?.[1] ?? "").matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [
      name,
      expand(value),
    ]),
  );
