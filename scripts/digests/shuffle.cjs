// Loaded before the program: folders tell their names in another order each time, as file systems may. `SHUFFLE` is the seed.
"use strict";
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

let state = Number(process.env.SHUFFLE ?? 1) >>> 0;
const next = () => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 4_294_967_296;
};
const read = fs.readdirSync;
fs.readdirSync = (...words) => {
  const names = read(...words);
  for (let n = names.length - 1; n > 0; n--) {
    const other = Math.floor(next() * (n + 1));
    [names[n], names[other]] = [names[other], names[n]];
  }
  return names;
};
syncBuiltinESMExports();
