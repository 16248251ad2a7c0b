// Knows which parts of the program have run, from V8's own counters for blocks: what is new tells the fuzzer to keep an input.
import { Session } from "node:inspector";

/** Watches one script, named by the end of its address. Call before it is loaded. */
export function watch(end, length) {
  const session = new Session();
  session.connect();
  const ask = (method, params) => {
    let answer;
    // The session answers before `post` returns.
    session.post(method, params, (error, result) => {
      if (error) throw new Error(error.message);
      answer = result;
    });
    return answer;
  };
  ask("Profiler.enable");
  ask("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  // Four characters at a time where nothing is new, which is nearly everywhere.
  const size = Math.ceil(length / 4) * 4;
  const [now, seen] = [new Uint8Array(size), new Uint8Array(size)];
  const [nowBy4, seenBy4] = [new Uint32Array(now.buffer), new Uint32Array(seen.buffer)];

  /** Characters of the script that have run since the last call and never before; with `peek` they stay new. */
  function take(peek = false) {
    const { result } = ask("Profiler.takePreciseCoverage");
    const script = result.find(({ url }) => url.endsWith(end));
    now.fill(0);
    // Outer functions come before what is inside of them, and ranges of a function from the outside in.
    for (const { ranges } of script?.functions ?? [])
      for (const { startOffset, endOffset, count } of ranges) now.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    const fresh = [];
    for (let n = 0; n < nowBy4.length; n++) {
      if ((nowBy4[n] & ~seenBy4[n]) === 0) continue;
      for (let at = n * 4; at < n * 4 + 4; at++) {
        if (now[at] === 0 || seen[at] === 1) continue;
        if (fresh.at(-1)?.end === at) fresh.at(-1).end = at + 1;
        else fresh.push({ start: at, end: at + 1 });
      }
    }
    if (!peek) for (const { start, end: to } of fresh) seen.fill(1, start, to);
    return fresh;
  }
  /** Whether the same parts ran again since the last call. */
  const covers = (fresh) => {
    const ran = take(true);
    return fresh.every(({ start, end: to }) => ran.some((it) => it.start <= start && it.end >= to));
  };
  return { take, covers, total: () => seen.reduce((sum, it) => sum + it, 0) };
}
