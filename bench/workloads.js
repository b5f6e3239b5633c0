/** Realistic workload files of any size, the same on every run. */
export function workloadFile(count) {
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const pick = (...choices) => choices[Math.floor(random() * choices.length)];
  const upTo = (n) => Math.ceil(random() * n);
  const often = (share, text) => (random() < share ? text : "");
  const head = `version: 1
team:
  inference_engineers: 3
  on_call: around_the_clock
  gpu_operations: proven
  observability: [queue_depth, gpu_saturation, retries, degraded_nodes]
  reliability: [health_checks, failover]
  engineer_usd_per_month: $18k
workloads:
`;
  const one = (i) => `  - name: workload-${i}
    owner: team-${i % 40}
    task: ${pick("summarization", "chat", "agent", "extraction", "triage")}
    scope: ${pick("narrow", "broad", "agentic")}
    serving: ${pick("interactive", "batch")}
    product:
      stage: ${pick("prototype", "mvp", "production", "production")}
      audience: ${pick("internal", "customers", "premium_customers")}
      error_cost: ${pick("low", "medium", "high")}
    traffic:
      requests_per_month: ${upTo(3000)}k
      input_tokens: ${upTo(3000)}
      output_tokens: ${upTo(600)}
${often(0.7, `      stability: ${random().toFixed(2)}\n      peak_to_mean: ${(1 + random() * 5).toFixed(1)}\n`)}      shape: ${pick("steady", "seasonal", "bursty", "unpredictable")}
      growth_per_month: ${upTo(12)}%
    quality:
      need: ${pick("frontier", "good_enough", "good_enough")}
      reasoning: ${pick("low", "medium", "high")}
${often(0.8, `      open_weight_evals: ${pick("passed", "failed", "not_run")}\n`)}      prompts: ${pick("stable", "changing")}
    privacy:
      level: ${pick("normal", "normal", "normal", "contractual", "strict")}
      controls: []
      contract_covers: ${pick("true", "false")}
    latency:
      target_p95: ${upTo(5)}s
      current_p95: ${upTo(4000)}ms
      private_network: ${pick("true", "false", "false")}
    limits:
      rate_limited: ${pick("never", "sometimes", "often")}
    control: { fine_tuning: ${pick("none", "provider_offers", "needs_weights")}, decoding: none, upgrades: ${pick("immediate", "controlled")} }
    evidence: { logs: [cost, latency, quality], pilot: none }
    motive: [cost]
    current: { mode: managed, provider: openai, model: gpt-4o-mini, usd_per_month: $${upTo(90000)} }
${often(0.7, `    candidate: { model: llama-3.3-70b, precision: fp8, gpu: h100-80gb, usd_per_month: $${upTo(20)}k }\n`)}`;
  return head + Array.from({ length: count }, (_, i) => one(i)).join("");
}
