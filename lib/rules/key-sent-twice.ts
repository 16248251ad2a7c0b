// When one request would carry two credentials.
import { rule, type Page } from "../model/contracts.ts";
import { msg } from "../model/message.ts";

export const page: Page = {
  title: msg("Two credentials in one request"),
  why: msg(
    "The request would carry the key in two headers, or two different keys. Which of them counts is the server's choice, and an error then says nothing about either.",
  ),
  remedy: msg("Keep one of the two settings."),
};

export default rule({
  id: "key-sent-twice",
  on: "resolution",
  severity: "warning",
  explains: ["alias"],
  check({ resolution }) {
    const { auth } = resolution;
    // Two variables are a matter of their own: `auth-variables-conflict`.
    const written = auth.also.filter(({ candidate }) => candidate === undefined);
    return written.map((also) => ({
      message: msg("the request carries `{second}` beside `{first}`", { first: auth.value ?? "", second: also.header }),
      place: also.place ?? resolution.key.place,
      expected: msg("one header with one key"),
      remedy: also.place ? msg("remove the header in {place}", { place: also.place }) : undefined,
      mark: also.header,
    }));
  },
});
