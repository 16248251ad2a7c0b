// Knows how to keep a program from telling V8 anything, to measure what that buys.
"use strict";
require("node:v8").setFlagsFromString = () => undefined;
