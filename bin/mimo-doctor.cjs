#!/usr/bin/env -S node --
// Knows how to start: checks Node's version, answers `--version`, hands everything else to the bundled command line.
// In the syntax of old Node versions, so that they too can say what is missing.
"use strict";

var parts = process.versions.node.split(".").map(Number);
var modern = (parts[0] === 20 && parts[1] >= 19) || (parts[0] === 22 && parts[1] >= 12) || parts[0] > 22;
var words = process.argv.slice(2);

if (!modern) {
  require("fs").writeSync(
    2,
    "mimo-doctor: needs Node 20.19 or later (20.x), 22.12 or later; this is " + process.versions.node + "\n",
  );
  process.exitCode = 3;
} else if (words.length === 1 && (words[0] === "--version" || words[0] === "-V")) {
  // By far the most frequent call of scripts; it needs nothing else of the program.
  require("fs").writeSync(1, require("../package.json").version + "\n");
} else {
  require("../dist/cli/main.cjs")
    .main(words)
    .then(function (status) {
      process.exitCode = status;
    });
}
