/**
 * Which endpoints rent the weights of an open model. Names are compared part by part: every part of an endpoint's name
 * that the design's name does not have must be one that leaves the weights what they are.
 */

/**
 * Providers that run open weights on machines of their own. Routers and resellers are left out (see `aggregators`), and so
 * are makers: what the book has for open weights under openai, mistral and azure are mostly rows of marketplaces.
 */
export const hostIds = [
  "aws",
  "baseten",
  "cerebras",
  "cloudflare",
  "doubleword",
  "fireworks",
  "groq",
  "modal",
  "novita",
  "ovhcloud",
  "together",
] as const;

/** Those who pass requests on: their price is the floor of a market on a day, not an offer to plan on. */
const aggregators: ReadonlySet<string> = new Set(["openrouter", "quicksilverpro", "github-copilot", "cursor"]);

const isAggregator = (provider: string): boolean => aggregators.has(provider) || provider.startsWith("huggingface");

/**
 * Rows for open weights that the book keeps under their maker with the price of a marketplace: in 0.1.8 they equal, or
 * nearly equal, those of openrouter.
 */
const marketRows: ReadonlyMap<string, RegExp> = new Map([
  ["openai", /^gpt-oss/],
  ["azure", /^(?:phi|wizardlm|mai)-/],
  ["mistral", /^mistral-small-.*24b/],
  ["deepseek", /^deepseek-v3/],
]);

/** True where a price is the floor of a market on a day, not an offer to plan on. */
export const isMarketFloor = (provider: string, model: string): boolean =>
  isAggregator(provider) || marketRows.get(provider)?.test(model.toLowerCase()) === true;

/** Parts of a name that say how weights are served or trained to answer, not which weights they are. */
const harmless =
  /^(?:instruct|it|chat|hf|turbo|versatile|instant|reference|fast|basic|fp8|fp16|bf16|nvfp4|\d{4}|v0\.\d|\d{2,3}e)$/;

/** Designs of which endpoints carry names of another make, by the design's own name. */
const otherNames: ReadonlyMap<string, readonly string[]> = new Map([
  ["llama-4-scout", ["llama-4-scout-17b"]],
  ["llama-4-maverick", ["llama-4-maverick-17b"]],
  ["mistral-small-24b", ["mistral-small-3.1-24b", "mistral-small-3.2-24b"]],
]);

/** What people call a design for short. */
const shortNames: ReadonlyMap<string, string> = new Map([["mistral-small", "mistral-small-24b"]]);

/** Families whose weights nobody but their maker has, though clouds sell them too. */
const closed = /^(?:gpt-\d|o\d|claude|gemini|grok|nova|titan|palmyra|sonar)/;

/** A name without its maker and without what differs between makers' spellings, as parts. */
function partsOf(name: string): string[] {
  const plain = name
    .toLowerCase()
    .replace(/^.*\//, "")
    .replace(/^(?:(?:us|eu|apac|global)\.)?(?:meta|openai|qwen|google|mistral|nvidia)\.(?=[a-z])/, "")
    .replace(/^deepseek\.(?=[a-z])/, "deepseek-")
    .replace(/^meta-llama/, "llama")
    .replace(/(?:-v?\d)?:\d+$/, "")
    .replace(/(\d)[p_](?=\d)/g, "$1.")
    .replace(/^(llama)-?v?(?=\d)/, "$1-")
    .replace(/^(llama-\d)-(?=\d(?:-|$))/, "$1.")
    .replace(/^(qwen|gemma)-(?=\d)/, "$1");
  return plain.split(/[-_]/).filter((part) => part !== "");
}

/** True where the name is the design's, followed by harmless parts alone. */
function isOf(name: readonly string[], design: readonly string[]): boolean {
  return (
    name.length >= design.length &&
    name.every((part, at) => (at < design.length ? design[at] === part : harmless.test(part)))
  );
}

/** The names, as parts, that endpoints of a design carry: `llama-3.3-70b`, or `meta-llama/Llama-3.3-70B-Instruct`. */
export function designNames(design: string): readonly (readonly string[])[] {
  const parts = partsOf(design);
  const own = parts.filter((part, at) => at === 0 || !harmless.test(part)).join("-");
  const name = shortNames.get(own) ?? own;
  return name === "" || closed.test(name) ? [] : [name, ...(otherNames.get(name) ?? [])].map(partsOf);
}

/** True where an endpoint with this name runs the weights of the design: `Llama-3.3-70B-Instruct-Turbo`. */
export function runsDesign(endpoint: string, names: readonly (readonly string[])[]): boolean {
  const parts = partsOf(endpoint);
  return names.some((name) => isOf(parts, name));
}
