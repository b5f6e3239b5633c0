/** One workload file that states every fact, in the forms that people write. */
export const sample = `# what runs today
version: 1
team:
  inference_engineers: 3
  on_call: around_the_clock
  gpu_operations: proven
  observability: [queue_depth, gpu_saturation, retries, degraded_nodes]
  reliability: [health_checks, failover, capacity_buffer, patching]
  engineer_usd_per_month: $18k
workloads:
  - name: ticket-summaries
    owner: support-platform
    task: summarization
    scope: narrow
    serving: interactive
    product: { stage: production, audience: internal, error_cost: low }
    traffic:
      tokens_per_month: 1.6B
      requests_per_month: 1.2M
      input_tokens: 1_100
      output_tokens: 240
      cached_input_share: 35%
      stability: 0.85
      peak_to_mean: 2.1
      shape: steady
      growth_per_month: 4%
    quality:
      need: good_enough
      reasoning: low
      open_weight_evals: passed
      prompts: stable
    privacy:
      level: normal
      controls: []
      residency: [eu]
      contract_covers: true
    latency: { target_p95: 2s, current_p95: 1.4s, private_network: false }
    limits: { rate_limited: never }
    control: { fine_tuning: none, decoding: none, upgrades: immediate }
    evidence:
      logs:
        - cost
        - latency
      pilot: none
    motive: [cost]
    current: { mode: managed, provider: openai, model: gpt-4o-mini, usd_per_month: $900 }
    candidate:
      model: 'llama-3.3-70b'
      precision: fp8
      gpu: h100-80gb
      gpu_usd_per_hour: $2.50
      usd_per_month: "$9k"
      tokens_per_second_per_gpu: 2400
      people_fte: .5
    provenance: { traffic.stability: measured }
    slices:
      - { name: triage, share: 70%, quality: { need: good_enough } }
      - { name: escalations, share: 30%, quality: { need: frontier } }

  # not much is known of this one
  - name: routing
    team: { on_call: none }
    traffic:
    scope: ~
`;

/** The same kind of file with everything that keeps it from being cut: a document mark, anchors, merges, a late key. */
export const anchored = `---
version: 1
workloads:
  - &base
    name: ticket-summaries
    traffic: &steady { stability: 0.85, shape: steady }
    product: { stage: production }
  - <<: *base
    name: routing
    product: { audience: customers }
  - name: moderation
    <<: [{ scope: narrow, serving: batch }, *base]
    scope: broad
    traffic:
      <<: *steady
      stability: 0.4
team: { on_call: none }
`;

export const inJson = `{
\t"$schema": "./workloads.schema.json",
\t"version": 1,
\t"workloads": [
\t\t{
\t\t\t"name": "ticket-summaries",
\t\t\t"traffic": { "tokens_per_month": 1600000000, "cached_input_share": "35%", "stability": null },
\t\t\t"privacy": { "contract_covers": true, "residency": ["eu"] }
\t\t}
\t]
}
`;
