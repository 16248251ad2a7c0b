// Run by the scripts beside this folder: passes over the worlds with other orders each, and prints every digest that came out.
const [program, folder, first, count] = process.argv.slice(2);
const { digests } = await import(program);
const seen = new Map();
for (let n = 0; n < Number(count); n++) {
  const all = await digests(folder, Number(first) + n);
  for (const [format, digest] of Object.entries(all)) seen.set(format, (seen.get(format) ?? new Set()).add(digest));
}
process.stdout.write(JSON.stringify(Object.fromEntries([...seen].map(([format, found]) => [format, [...found]]))));
