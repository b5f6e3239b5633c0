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
  provider: ["openai", "anthropic", "google", "azure", "bedrock"],
  model: ["gpt-4.1-mini", "gpt-4o-mini", "claude-sonnet-5", "gemini-2.5-flash-lite"],
  candidate: ["llama-3.3-70b", "llama-3.1-8b", "qwen3-32b", "mistral-small"],
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
 * likelihood `known`. The same arguments give the same text. With 1, nothing is split and nothing is left open.
 */
export function workloadFile(count, known = 0.8) {
  const random = seeded(20261124);
  return head + Array.from({ length: count }, (_, i) => workload(i, random, known)).join("");
}

/** Numbers from 0 to 1 (the generator known as mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function workload(index, random, known) {
  const any = (name) => choices[name][Math.floor(random() * choices[name].length)];
  const between = (low, high, digits = 0) => (low + random() * (high - low)).toFixed(digits);
  const groups = [
    `task: ${any("task")}\n    scope: ${any("scope")}\n    serving: ${any("serving")}`,
    `product: { stage: ${any("stage")}, audience: ${any("audience")}, error_cost: ${any("degree")} }`,
    `traffic:
      requests_per_month: ${between(20, 9000)}k
      input_tokens: ${between(200, 7000)}
      output_tokens: ${between(20, 900)}
      stability: ${between(0.2, 0.95, 2)}
      peak_to_mean: ${between(1.2, 6, 1)}
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
    `current: { mode: managed, provider: ${any("provider")}, model: ${any("model")}, usd_per_month: $${between(0.1, 60, 1)}k }`,
    `candidate:
      model: ${any("candidate")}
      precision: fp8
      gpu: h100-80gb
      usd_per_month: $${between(1, 30, 1)}k
      people_fte: ${between(0.3, 2, 1)}`,
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
