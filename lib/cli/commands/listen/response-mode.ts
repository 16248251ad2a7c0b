// How `listen` was asked to answer: friendly, as one of the endpoints would, or always the same.
import type { Facts } from "../../../model/facts.ts";
import { nearest } from "../../../facts/hosts.ts";
import { replies, type Reply } from "../../../facts/replies.ts";
import { UsageError } from "../../../model/errors.ts";
import { msg } from "../../../model/message.ts";
import { isReplyName, type ResponseMode } from "../../../probe/reply.ts";
import type { Parsed } from "../../args.ts";

/** @throws {UsageError} for an endpoint or an answer that does not exist. */
export function responseModeOf(parsed: Parsed, at: number, facts: Facts): ResponseMode {
  const as = parsed.values["answer-as"]?.[0];
  const reply = parsed.values["reply"]?.[0];
  if (as !== undefined && reply !== undefined)
    throw new UsageError(msg("`--answer-as` and `--reply` exclude each other"));
  if (as !== undefined) {
    const row = facts.endpoints.find((it) => it.id === as);
    if (!row)
      throw new UsageError(
        msg("`--answer-as` wants one of {all}, not `{as}`", { all: facts.endpoints.map((it) => it.id), as }),
      );
    return { kind: "endpoint", row, at };
  }
  return reply === undefined ? { kind: "friendly" } : { kind: "reply", reply: replyOf(reply) };
}

function replyOf(name: string): Reply {
  if (isReplyName(name)) return replies[name];
  const code = /^\d{3}$/.test(name) ? Number(name) : 0;
  if (code >= 200 && code <= 599)
    return {
      status: code,
      type: "application/json",
      body: { error: { code: name, message: `status ${name}` } },
      source: "made up",
    };
  const near = nearest(name, Object.keys(replies), 6);
  throw new UsageError(
    near
      ? msg("`--reply` has no `{name}`: did you mean `{near}`?", { name, near })
      : msg("`--reply` wants a status from 200 to 599, or one of {all}, not `{name}`", {
          name,
          all: Object.keys(replies),
        }),
  );
}

/** 0 where none is asked for. @throws {UsageError} */
export function portOf(parsed: Parsed): number {
  const port = parsed.values["port"]?.[0] ?? "0";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(msg("`--port` wants a number up to 65535, not `{port}`", { port }));
  return Number(port);
}
