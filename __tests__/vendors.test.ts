// The generated list of vendors: what it holds, how it is asked, and that it is made from its snapshots alone.
import { shippedFacts } from "../lib/facts/compile.ts";
import { describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { exposingPrefix } from "../lib/facts/exposing.ts";
import { shipped } from "../lib/facts/shipped.ts";
import { vendorOfHost, vendorOfVariable } from "../lib/facts/vendors.ts";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));

interface Row {
  readonly id: string;
  readonly title: string;
  readonly hosts: readonly string[];
  readonly keys: readonly string[];
  readonly gateway: boolean;
  readonly sources: readonly string[];
  readonly day: string;
}
const facts = read("facts/vendors.json") as {
  readonly sources: Readonly<Record<string, { readonly from: string; readonly day: string; readonly seen: string }>>;
  readonly vendors: readonly Row[];
};
const hosts = facts.vendors.flatMap((row) => row.hosts);
const day = /^20\d\d-\d\d-\d\d$/;
const concrete = (host: string): string => host.replaceAll("*", "x1");

describe("the list", () => {
  test("has 150 hosts at least, each of one vendor, and is sorted", () => {
    expect(new Set(hosts).size).toBeGreaterThanOrEqual(150);
    expect(new Set(hosts).size).toBe(hosts.length);
    const ids = facts.vendors.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    for (const row of facts.vendors) expect(row.hosts).toEqual([...row.hosts].sort());
  });

  test("says of each row where it comes from, and of which day it is", () => {
    for (const row of facts.vendors) {
      expect(row.title).not.toBe("");
      expect(row.sources).not.toEqual([]);
      expect(row.day).toMatch(day);
      for (const name of row.sources) expect(facts.sources[name]?.from).toBeTruthy();
    }
    for (const source of Object.values(facts.sources)) {
      expect(source.day).toMatch(day);
      expect(source.seen).toMatch(day);
    }
    for (const row of read("facts/sources/bundlers.json").rows) {
      expect(row.from).toMatch(/^https:/);
      expect(row.day).toMatch(day);
    }
  });

  test("gives a variable to one vendor only", () => {
    const keys = facts.vendors.flatMap((row) => row.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("is made from the snapshots alone, twice the same", async () => {
    const script = `
      import { writeVendors } from "./scripts/gen/vendors.mjs";
      const all = {};
      writeVendors({ root: ".", write: (file, text) => { all[file] = text; } });
      console.log(JSON.stringify(all));`;
    const run = (): string =>
      execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root, encoding: "utf8" });
    const first = run();
    expect(run()).toBe(first);
    for (const [file, text] of Object.entries(JSON.parse(first) as Record<string, string>))
      expect(`${file}: ${fs.readFileSync(path.join(root, file), "utf8") === text}`).toBe(`${file}: true`);
  });
});

describe("vendorOfHost", () => {
  test("knows every host of the list, names below it, and a dot at the end", () => {
    for (const { title, gateway, hosts: own } of facts.vendors)
      for (const host of own.map(concrete)) {
        expect([host, vendorOfHost(host)]).toEqual([host, { vendor: title, gateway }]);
        expect(vendorOfHost(`${host}.`)?.vendor).toBe(title);
        expect(vendorOfHost(`eu.${host}`)).toBeDefined();
        expect(shippedFacts().knowHost(host)).toEqual({ kind: "vendor", vendor: title, gateway });
      }
  });

  test.each([
    ["api.deepseek.com", "DeepSeek", false],
    ["eu.api.openai.com", "OpenAI", false],
    ["my-resource.openai.azure.com", "Azure OpenAI", true],
    ["bedrock-runtime.eu-central-1.amazonaws.com", "Amazon Bedrock", true],
    ["us-east5-aiplatform.googleapis.com", "Google Vertex AI", true],
    ["aiplatform.googleapis.com", "Google Vertex AI", true],
    ["ark.ap-southeast.volces.com", "Volcengine", true],
    ["dashscope-us.aliyuncs.com", "Alibaba Cloud (DashScope)", true],
    ["coding.dashscope.aliyuncs.com", "Alibaba Cloud coding plan", true],
    ["token-plan.eu-central-1.maas.aliyuncs.com", "Alibaba Token Plan", true],
    ["acme.snowflakecomputing.com", "Snowflake Cortex", true],
    ["openrouter.ai", "OpenRouter", true],
    ["api.novita.ai", "Novita", true],
    ["api.moonshot.cn", "Moonshot", false],
    ["open.bigmodel.cn", "Zhipu", false],
    ["chatgpt.com", "OpenAI ChatGPT Subscription", false],
  ])("%s is %s", (host, vendor, gateway) => expect(vendorOfHost(host)).toEqual({ vendor, gateway }));

  test.each([
    "api.openai.com.example.org",
    "notopenrouter.ai",
    "xapi.deepseek.com",
    "deepseek.com",
    "api-openai.com",
    "openai.azure.com",
    "amazonaws.com",
    "bedrock-runtime.amazonaws.com",
    "s3.eu-central-1.amazonaws.com",
    "-aiplatform.googleapis.com",
    "storage.googleapis.com",
    "oss-cn-beijing.aliyuncs.com",
    "azure.com",
    "com",
    "",
    ".",
    "localhost",
    "10.0.0.1",
    "[::1]",
    // Proxies that hand on the key of whoever is behind them.
    "gateway.ai.cloudflare.com",
    "oai.helicone.ai",
    "api.portkey.ai",
  ])("%s is nobody's", (host) => expect(vendorOfHost(host)).toBeUndefined());

  test("no host of Xiaomi's is another vendor's", () => {
    const { consoles, dead, lookalikes } = shipped.hosts;
    for (const host of [...shippedFacts().endpoints.map((row) => row.host), ...consoles, ...dead, ...lookalikes])
      expect([host, vendorOfHost(host)]).toEqual([host, undefined]);
  });

  test("a long hostile name is answered", () => {
    expect(vendorOfHost("a.".repeat(200_000))).toBeUndefined();
    expect(vendorOfHost(`${"a.".repeat(200_000)}openrouter.ai`)?.vendor).toBe("OpenRouter");
  });
});

describe("vendorOfVariable", () => {
  test.each([
    ["DEEPSEEK_API_KEY", "DeepSeek"],
    ["deepseek_api_key", "DeepSeek"],
    ["OPENAI_API_KEY", "OpenAI"],
    ["ANTHROPIC_API_KEY", "Anthropic"],
    ["ANTHROPIC_AUTH_TOKEN", "Anthropic"],
    ["OPENROUTER_API_KEY", "OpenRouter"],
    ["MOONSHOT_API_KEY", "Moonshot"],
    ["KIMI_API_KEY", "Moonshot (Kimi)"],
    ["DASHSCOPE_API_KEY", "Alibaba Cloud (DashScope)"],
    ["GEMINI_API_KEY", "Google"],
    ["ZAI_API_KEY", "Z.ai"],
    ["ZHIPU_API_KEY", "Zhipu"],
    ["ARK_API_KEY", "Volcengine"],
    ["HF_TOKEN", "Hugging Face"],
    ["AWS_BEARER_TOKEN_BEDROCK", "Amazon Bedrock"],
    ["TOKENROUTER_API_KEY", "TokenRouter"],
  ])("%s is %s's", (name, vendor) => expect(vendorOfVariable(name)?.vendor).toBe(vendor));

  test.each([
    "MIMO_API_KEY",
    "XIAOMI_API_KEY",
    "XIAOMI_MIMO_API_KEY",
    "API_KEY",
    "LLM_API_KEY",
    "MODEL_API_KEY",
    "AI_GATEWAY_API_KEY",
    "GITHUB_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "OPENAI_BASE_URL",
    "CLOUDFLARE_ACCOUNT_ID",
    "__proto__",
    "",
  ])("%s is nobody's", (name) => expect(vendorOfVariable(name)).toBeUndefined());
});

describe("exposingPrefix", () => {
  test.each([
    ["VITE_MIMO_API_KEY", "VITE_"],
    ["NEXT_PUBLIC_KEY", "NEXT_PUBLIC_"],
    ["VUE_APP_MIMO_KEY", "VUE_APP_"],
    ["PLASMO_PUBLIC_MIMO_KEY", "PLASMO_PUBLIC_"],
    ["STORYBOOK_MIMO_KEY", "STORYBOOK_"],
    ["NUXT_PUBLIC_MIMO_KEY", "NUXT_PUBLIC_"],
    ["PUBLIC_MIMO_KEY", "PUBLIC_"],
    ["GATSBY_MIMO_KEY", "GATSBY_"],
    ["EXPO_PUBLIC_MIMO_KEY", "EXPO_PUBLIC_"],
    ["REACT_APP_MIMO_KEY", "REACT_APP_"],
    ["RENDERER_VITE_MIMO_KEY", "RENDERER_VITE_"],
    ["MIMO_API_KEY", null],
    ["MY_PUBLIC_MIMO_KEY", null],
    ["MAIN_VITE_MIMO_KEY", null],
    ["NUXT_MIMO_KEY", null],
    ["PUBLICATION_KEY", null],
  ])("%s: %s", (name, prefix) => expect(exposingPrefix(name)).toBe(prefix));
});
