// How judged worlds are printed: shares by kind, the least right first, and the reasons by how often they come.
const groups = (list, key) => {
  const map = new Map();
  for (const it of list) map.set(key(it), [...(map.get(key(it)) ?? []), it]);
  return [...map];
};
const right = (list) => list.filter((it) => it.reasons.length === 0).length;
const share = (list) => `${right(list)} of ${list.length} right`;

function printKinds(list) {
  for (const [kind, own] of groups(list, (it) => it.kind).sort(
    ([, a], [, b]) => right(a) / a.length - right(b) / b.length,
  ))
    console.log(`  ${share(own).padEnd(20)} ${kind}`);
  const reasons = groups(
    list.flatMap((it) => it.reasons),
    (it) => it.kind,
  );
  for (const [kind, own] of reasons.sort(([, a], [, b]) => b.length - a.length))
    console.log(`  ${String(own.length).padStart(6)} × ${kind}`);
}

function printWrong(list, more) {
  for (const it of list.filter(({ reasons }) => reasons.length > 0)) {
    console.log(`  ${it.name} (${it.kind})`);
    for (const line of more(it)) console.log(`      | ${line}`);
    for (const reason of it.reasons) console.log(`      ${reason.kind}: ${reason.text}`);
  }
}

export function printSuite(suite, outcomes, verbose) {
  console.log(`\n${suite}: ${share(outcomes)}`);
  printKinds(outcomes);
  if (verbose) printWrong(outcomes, () => []);
}

/** The keys in these worlds are made up. */
export function printGenerated(all, { falseErrors, falseAllClears }, verbose) {
  console.log(
    `\ngenerated: ${share(all)}; ${falseErrors} with a false error, ${falseAllClears} with a false all-clear`,
  );
  printKinds(all);
  console.log("  by kind of file:");
  for (const [id, own] of groups(all, (it) => it.world.spec.dialect.id).sort(
    ([, a], [, b]) => right(a) / a.length - right(b) / b.length,
  ))
    console.log(`  ${share(own).padEnd(20)} ${id}`);
  if (verbose)
    printWrong(all, ({ world }) => [
      world.paths ? `named: ${world.path}` : world.path,
      ...world.text.trimEnd().split("\n"),
    ]);
}
