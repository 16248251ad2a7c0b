#!/usr/bin/env -S node --
// The launcher: checks Node's version, answers `--version`, loads everything else from the bundle.
// In the syntax of old Node versions, so that they too can say what is missing.
"use strict";

var fs = require("fs");
var Script;
var folder = __dirname.slice(0, -"bin".length) + "dist/cli/";
/** Every part that was loaded, by its name. */
var parts = {};

/** Loads a part. As `require` does it, which takes longer over finding a file than V8 over compiling a small one. */
function load(name) {
  if (parts[name]) return parts[name];
  var file = folder + name + ".cjs";
  if (Script === undefined) Script = require("vm").Script;
  var part = { exports: {} };
  // The build has put Node's wrapper around it: doing so here would copy the whole text.
  var script = new Script(fs.readFileSync(file, "latin1"), { filename: file });
  parts[name] = part;
  script.runInThisContext().call(part.exports, part.exports, own, part, file, folder);
  return part;
}

/** `require` of the parts, which stand beside each other, and of what is Node's. */
function own(id) {
  if (id.charAt(0) !== ".") return require(id);
  // The library loads these too, so that they are ordinary modules; and the wordings of a language are not ASCII.
  if (id === "./undici.cjs" || id === "./locales-zh-cn.cjs") return require(folder + id);
  return load(id.slice(2, -4)).exports;
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
    program = load("main").exports;
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

// Tests ask what was loaded, and run it many times in one process.
exports.parts = parts;
exports.load = load;
if (require.main === module) start(process.argv.slice(2));
