#!/usr/bin/env -S node --
// Knows how to start: checks Node's version, answers `--version`, loads everything else from the bundle.
// In the syntax of old Node versions, so that they too can say what is missing.
"use strict";

var fs = require("fs");
var folder = __dirname + "/../dist/cli/";
var compiled = "." + process.version + "-" + process.arch + ".cache";

/** Loads the main file with V8's compiled form of it, where this very Node built one: V8 takes that of a near version, and crashes. */
function load() {
  var Module = module.constructor;
  var Script = require("vm").Script;
  var file = require("path").resolve(folder, "main.cjs");
  var cachedData;
  try {
    cachedData = fs.readFileSync(folder + "main" + compiled);
  } catch (_) {
    // The published package has none: then V8 compiles as usual.
  }
  // The build has put Node's wrapper around it: doing so here would copy the whole text.
  var script = new Script(fs.readFileSync(file, "latin1"), { filename: file, cachedData: cachedData });
  var main = new Module(file);
  main.filename = file;
  main.loaded = true;
  // The lazy parts ask for the main file by name and must get this one.
  require.cache[file] = main;
  script.runInThisContext().call(main.exports, main.exports, own, main, file, folder);
  return { main: main.exports.main, script: script };
}

/** `require` of the main file: its parts stand beside it. */
function own(id) {
  return require(id.charAt(0) === "." ? folder + id : id);
}

function start(words) {
  var version = process.versions.node.split(".").map(Number);
  var modern = (version[0] === 20 && version[1] >= 19) || (version[0] === 22 && version[1] >= 12) || version[0] > 22;
  if (!modern) {
    fs.writeSync(
      2,
      "mimo-doctor: needs Node 20.19 or later (20.x), 22.12 or later; this is " + process.versions.node + "\n"
    );
    process.exitCode = 3;
  } else if (words.length === 1 && (words[0] === "--version" || words[0] === "-V")) {
    // By far the most frequent call of scripts; it needs nothing else of the program.
    sayVersion();
  } else {
    run(words);
  }
}

function sayVersion() {
  try {
    fs.writeSync(1, require("../package.json").version + "\n");
  } catch (error) {
    // A reader that has gone is no error; a full disk is.
    if (error.code !== "EPIPE") process.exitCode = 3;
  }
}

function run(words) {
  var program;
  try {
    program = load();
  } catch (_) {
    // The error's own words name folders of this machine.
    fs.writeSync(2, "mimo-doctor: its own files are damaged or missing: install it again\n");
    process.exitCode = 3;
    return;
  }
  program.main(words).then(function (status) {
    // Everything is written by then; a name server that does not answer would hold the process for seconds.
    process.exit(status);
  });
}

// The build asks for `load` to make the compiled form, and for the end of its name.
exports.compiled = compiled;
exports.load = load;
if (require.main === module) start(process.argv.slice(2));
