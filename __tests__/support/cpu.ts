// Processor time of a piece of work: other processes of a busy machine do not count.

/** Milliseconds that this process had of a processor while it ran, whatever else the machine did. */
export function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
