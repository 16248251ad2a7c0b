// Loaded before a program that is measured: says at its end how much memory and processor time it took.
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  require("node:fs").writeSync(2, `\nusage ${maxRSS} ${userCPUTime + systemCPUTime}\n`);
});
