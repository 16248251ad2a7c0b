// Knows how to make V8's compiled form of the parts: load them as the launcher does, run them once, keep what was compiled.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { compiled, load, parts } = require("../bin/mimo-doctor.cjs");

const { main } = load("main").exports;
const { writeSync } = fs;
// What it prints is of no use here.
fs.writeSync = (_fd, bytes, at = 0) => bytes.length - at;
main([]).then(() => {
  fs.writeSync = writeSync;
  for (const [name, { script }] of Object.entries(parts))
    fs.writeFileSync(path.join(__dirname, `../dist/cli/${name}${compiled}`), script.createCachedData());
});
