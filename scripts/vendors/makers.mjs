// Who makes models, by ids of models and of providers; decides which vendors serve nothing but models of their own.

const makers = {
  ai21: ["^ai21", "jamba"],
  anthropic: ["^anthropic", "claude"],
  arcee: ["^arcee", "trinity|virtuoso"],
  cohere: ["^cohere", "command|aya"],
  deepseek: ["^deepseek", "deepseek"],
  google: ["^google(?!-vertex|-antigravity)", "gemini|gemma|imagen|veo"],
  inception: ["^inception", "mercury"],
  longcat: ["^longcat", "longcat"],
  meta: ["^(?:meta|llama|muse)", "llama|muse"],
  minimax: ["^minimax", "minimax|abab"],
  mistral: ["^mistral", "mi[sx]tral|codestral|ministral|magistral|devstral|pixtral"],
  moonshot: ["^(?:moonshot|kimi)", "kimi|moonshot"],
  nova: ["^nova$", "nova"],
  openai: ["^openai", "gpt|o[134](?:-|$)|text-embedding|dall-e|whisper|codex"],
  perplexity: ["^perplexity$", "sonar"],
  qwen: ["^$", "qwen|qwq|qvq|wan2"],
  sakana: ["^sakana", "fugu"],
  sarvam: ["^sarvam", "sarvam"],
  stepfun: ["^stepfun", "step"],
  upstage: ["^upstage", "solar"],
  xai: ["^xai", "grok"],
  xiaomi: ["^xiaomi", "mimo"],
  zhipu: ["^(?:zai|zhipu)", "glm|cogview"],
};
const rows = Object.entries(makers).map(([maker, [vendor, model]]) => ({
  maker,
  vendor: new RegExp(vendor),
  model: new RegExp(`(?:^|[/.~-])(?:${model})`, "i"),
}));

/** The makers of these models, sorted. */
export const makersOf = (ids) => rows.filter(({ model }) => ids.some((id) => model.test(id))).map(({ maker }) => maker);

/** Whether a provider is the one maker of all that it is known to serve. */
export const servesOnlyOwn = (ids, served) =>
  served.length === 1 && rows.some(({ maker, vendor }) => maker === served[0] && ids.some((id) => vendor.test(id)));
