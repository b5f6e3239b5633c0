import { suggest } from "../diagnostics/suggest.js";

/** Provider words of workload files and what people write for them, each with its id in the price book. */
const ids: Readonly<Record<string, string>> = {
  openai: "openai",
  anthropic: "anthropic",
  claude: "anthropic",
  google: "google",
  gemini: "google",
  "google-ai": "google",
  "gemini-api": "google",
  vertex: "google",
  "vertex-ai": "google",
  azure: "azure",
  "azure-openai": "azure",
  foundry: "azure",
  microsoft: "azure",
  aws: "aws",
  bedrock: "aws",
  "aws-bedrock": "aws",
  "amazon-bedrock": "aws",
  amazon: "aws",
  together: "together",
  "together-ai": "together",
  groq: "groq",
  mistral: "mistral",
  "mistral-ai": "mistral",
  mistralai: "mistral",
  fireworks: "fireworks",
  "fireworks-ai": "fireworks",
  openrouter: "openrouter",
  xai: "x-ai",
  "x-ai": "x-ai",
  grok: "x-ai",
  cerebras: "cerebras",
  cohere: "cohere",
  deepseek: "deepseek",
  baseten: "baseten",
  cloudflare: "cloudflare",
  "workers-ai": "cloudflare",
  novita: "novita",
  ovh: "ovhcloud",
  ovhcloud: "ovhcloud",
  doubleword: "doubleword",
  modal: "modal",
  minimax: "minimax",
  moonshot: "moonshotai",
  moonshotai: "moonshotai",
  perplexity: "perplexity",
  voyage: "voyageai",
  voyageai: "voyageai",
  zai: "zai",
  "z-ai": "zai",
  zhipu: "zhipuai",
  zhipuai: "zhipuai",
};

/** Every word that stands for a provider. */
export const providerWords: readonly string[] = Object.keys(ids);

/** A provider's name in one spelling: lower case, hyphens. */
export const plainProvider = (word: string) =>
  word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");

/** The id that a provider has in the price book; undefined for a word that stands for none. */
export function providerId(word: string): string | undefined {
  const wanted = plainProvider(word);
  return Object.hasOwn(ids, wanted) ? ids[wanted] : undefined;
}

/** The id of a provider, or its plain name in one spelling where the book has none: a private endpoint, say. */
export const providerKey = (word: string): string => providerId(word) ?? plainProvider(word);

/** Names nearest to a word, best first, three at most. */
export function nearest(word: string, names: readonly string[]): readonly string[] {
  const near: string[] = [];
  let left = names;
  for (let next = suggest(word, left); next !== undefined && near.length < 3; next = suggest(word, left)) {
    const found = next;
    near.push(found);
    left = left.filter((name) => name !== found);
  }
  return near;
}
