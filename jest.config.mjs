// Native ES modules; TypeScript is only stripped, types are checked by tsc.
export default {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  extensionsToTreatAsEsm: [".ts"],
  transform: {
    "\\.ts$": ["@swc/jest", { jsc: { target: "es2023", parser: { syntax: "typescript" } }, module: { type: "es6" } }],
  },
  testTimeout: 60_000,
  maxWorkers: "100%",
};
