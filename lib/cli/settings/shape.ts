// What the settings file may hold. Its JSON Schema is made from this.
import * as z from "zod/mini";
import clients from "../../clients/index.ts";
import { ruleIds } from "../../rules/ids.ts";

const described = (text: string) => z.describe(text);

const level = z.enum(["error", "warning", "note", "off"]);

const rules = z.strictObject(Object.fromEntries([...ruleIds].map((id) => [id, z.optional(level)])));

const paths = z.array(z.string().check(z.minLength(1)));

const names = clients.flatMap(({ id, versions }) => [
  id,
  ...versions.filter((it) => it !== "any").map((it) => `${id}@${it}`),
]);

const override = z.strictObject({
  paths: paths.check(z.minLength(1), described("Files, as in a `.gitignore`, relative to the folder of this file.")),
  rules: rules.check(described("Severities of rules in these files.")),
});

export const shape = z
  .strictObject({
    "fail-on": z.optional(
      z
        .enum(["error", "warning", "note", "never"])
        .check(described("Exit status 1 from here on, as `--fail-on` has it; default `error`.")),
    ),
    clients: z.optional(
      z.array(z.enum(names)).check(described("Of the clients that are found, only these are judged.")),
    ),
    ignore: z.optional(
      paths.check(described("Files that are left out, as in a `.gitignore`, relative to the folder of this file.")),
    ),
    rules: z.optional(rules.check(described("Severities of rules; `off` leaves their findings out."))),
    overrides: z.optional(
      z.array(override).check(described("Other severities in some files; of several the last counts.")),
    ),
  })
  .check(
    z.meta({
      title: "Settings of mimo-doctor",
      description:
        "mimo-doctor.toml. Nothing in it is needed for a right answer; options of the command line win over it.",
    }),
  );

export type Shape = z.infer<typeof shape>;
