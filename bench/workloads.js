import { readFileSync } from "node:fs";
import { root } from "./measure.js";
import { seeded } from "./seeded.js";

const candidates = JSON.parse(readFileSync(`${root}data/models.json`, "utf8")).models.map(({ id }) => id);

/** The provider of a model that no price book has: its sum is always stated. */
const unpriced = "a-provider";

const choices = {
  task: ["classification", "summarization", "extraction", "moderation", "triage", "chat", "agent", "coding", "writing"],
  scope: ["narrow", "broad", "agentic"],
  serving: ["interactive", "batch"],
  stage: ["prototype", "mvp", "production", "production", "production"],
  audience: ["internal", "customers", "premium_customers"],
  degree: ["low", "medium", "high"],
  shape: ["steady", "seasonal", "bursty", "unpredictable"],
  need: ["good_enough", "good_enough", "frontier"],
  evals: ["passed", "passed", "failed", "not_run"],
  prompts: ["stable", "changing"],
  privacy: ["normal", "normal", "contractual", "strict"],
  controls: ["[]", "[]", "[residency]", "[zero_retention, baa]", "[no_third_party]"],
  limited: ["never", "sometimes", "often"],
  control: ["none", "none", "provider_offers", "needs_weights"],
  upgrades: ["immediate", "controlled"],
  logs: ["[cost, latency, quality]", "[cost, latency, quality, retries]", "[cost]"],
  pilot: ["none", "none", "running", "passed", "failed"],
  motive: ["[cost]", "[cost, rate_limits]", "[privacy]", "[latency]"],
  managed: [
    ["openai", "gpt-4.1-mini"],
    ["openai", "gpt-4.1"],
    ["openai", "gpt-4o-mini"],
    ["openai", "gpt-5-mini"],
    ["openai", "gpt-5.1"],
    ["openai", "o4-mini"],
    ["anthropic", "claude-haiku-4-5"],
    ["anthropic", "claude-sonnet-4-5"],
    ["anthropic", "claude-opus-4-5"],
    ["google", "gemini-2.5-flash-lite"],
    ["google", "gemini-2.5-flash"],
    ["google", "gemini-2.5-pro"],
    ["mistral", "mistral-large-2512"],
    ["azure", "o3-mini"],
    ["bedrock", "amazon.nova-lite-v1:0"],
    [unpriced, "a-model-that-no-book-has"],
  ],
  candidate: candidates,
  gpu: ["h100-80gb", "h100-80gb", "h200-141gb", "a100-80gb", "l40s-48gb", "mi300x-192gb"],
  onCall: ["none", "business_hours", "around_the_clock"],
  operations: ["none", "learning", "proven"],
};

const head = `version: 1
team:
  engineer_usd_per_month: $18k
  observability: [queue_depth, gpu_saturation, retries, degraded_nodes]
  reliability: [health_checks, failover]
workloads:
`;

/**
 * A realistic workload file: one workload in eight is split into slices, and each group of facts is stated with the
 * likelihood `known`. Most name a managed model and a candidate, with traffic that no other workload has; a third state
 * the sums as well, of which the others are estimated. The same arguments give the same text. With 1, nothing is split
 * and nothing is left open.
 */
export function workloadFile(count, known = 0.8) {
  const random = seeded(20261124);
  return head + Array.from({ length: count }, (_, i) => workload(i, random, known)).join("");
}

function workload(index, random, known) {
  const any = (name) => choices[name][Math.floor(random() * choices[name].length)];
  const [provider, model] = any("managed");
  const some = (share, text) => (known === 1 || random() < share ? text : "");
  const between = (low, high, digits = 0) => (low + random() * (high - low)).toFixed(digits);
  const groups = [
    `task: ${any("task")}\n    scope: ${any("scope")}\n    serving: ${any("serving")}`,
    `product: { stage: ${any("stage")}, audience: ${any("audience")}, error_cost: ${any("degree")} }`,
    `traffic:
      requests_per_month: ${(20 * 1000 ** random()).toFixed(1)}k
      input_tokens: ${between(200, 7000)}
      output_tokens: ${between(20, 900)}
      stability: ${between(0.2, 0.95, 2)}
${some(0.5, `      cached_input_share: ${between(0, 80)}%\n`)}      peak_to_mean: ${between(1.2, 6, 1)}
      shape: ${any("shape")}
      growth_per_month: ${between(0, 12)}%`,
    `quality:
      need: ${any("need")}
      reasoning: ${any("degree")}
      open_weight_evals: ${any("evals")}
      prompts: ${any("prompts")}`,
    `privacy: { level: ${any("privacy")}, controls: ${any("controls")}, contract_covers: ${random() < 0.7} }`,
    `latency: { target_p95: ${between(600, 6000)}ms, current_p95: ${between(500, 7000)}ms, private_network: ${random() < 0.1} }`,
    `limits: { rate_limited: ${any("limited")} }`,
    `control: { fine_tuning: ${any("control")}, decoding: ${any("control")}, upgrades: ${any("upgrades")} }`,
    `evidence: { logs: ${any("logs")}, pilot: ${any("pilot")} }\n    motive: ${any("motive")}`,
    `current: { mode: managed, provider: ${provider}, model: "${model}"${some(provider === unpriced ? 1 : 0.3, `, usd_per_month: $${between(0.1, 60, 1)}k`)} }`,
    `candidate:
      model: ${any("candidate")}
${some(0.2, "      precision: fp8\n")}${some(0.3, `      gpu: ${any("gpu")}\n`)}${some(0.3, `      usd_per_month: $${between(1, 30, 1)}k\n`)}${some(0.7, `      people_fte: ${between(0.3, 2, 1)}`)}`,
    `team: { inference_engineers: ${between(0, 4)}, on_call: ${any("onCall")}, gpu_operations: ${any("operations")} }`,
  ];
  const stated = groups.filter(() => random() < known).map((group) => `    ${group}\n`);
  const split = random() < 0.125 && known < 1;
  const slices = `    slices:
      - { name: routine, share: 70%, quality: { need: good_enough, open_weight_evals: ${any("evals")} } }
      - { name: expert, share: 30%, quality: { need: frontier } }
`;
  return `  - name: workload-${index}\n    owner: team-${index % 40}\n${stated.join("")}${split ? slices : ""}\n`;
}
