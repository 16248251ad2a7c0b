// Knows how to make V8's compiled form of the main file: load it as the launcher does, run it once, keep what was compiled.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { compiled, load } = require("../bin/mimo-doctor.cjs");

const { main, script } = load();
const { writeSync } = fs;
// What it prints is of no use here.
fs.writeSync = (_fd, bytes, at = 0) => bytes.length - at;
main([]).then(() => {
  fs.writeSync = writeSync;
  fs.writeFileSync(path.join(__dirname, `../dist/cli/main${compiled}`), script.createCachedData());
});
