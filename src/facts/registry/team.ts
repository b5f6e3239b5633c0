import type { FactSpec } from "../fact.js";

export const team: readonly FactSpec[] = [
  {
    name: "team.inference_engineers",
    title: "Engineers who can run GPU serving",
    type: { kind: "quantity", unit: "people", min: 0, max: 10_000, integer: true },
    question: "How many people on the team can run GPU serving in production?",
    howToLearn: "Ask the platform lead who has operated GPU inference before and may spend time on this workload.",
    example: "3",
  },
  {
    name: "team.on_call",
    title: "On-call cover",
    type: { kind: "choice", values: ["none", "business_hours", "around_the_clock"], ordered: true },
    question: "When is somebody on call who could mend a broken inference service?",
    howToLearn: "Look at the on-call rota that would own the service.",
    example: "around_the_clock",
  },
  {
    name: "team.gpu_operations",
    title: "GPU operations",
    type: { kind: "choice", values: ["none", "learning", "proven"], ordered: true },
    question: "Has the team run GPU workloads in production before?",
    howToLearn: "Look for a GPU service that the team has kept up through a driver upgrade and an incident.",
    example: "proven",
  },
  {
    name: "team.observability",
    title: "Serving telemetry the team can see",
    type: { kind: "tags", values: ["queue_depth", "gpu_saturation", "retries", "degraded_nodes"] },
    question: "Which of these can the team see on a dashboard for a model server?",
    howToLearn: "Open the dashboards of an existing GPU service, or scrape a test server's metrics endpoint.",
    example: "[queue_depth, gpu_saturation, retries, degraded_nodes]",
  },
  {
    name: "team.reliability",
    title: "Reliability practices in place",
    type: { kind: "tags", values: ["health_checks", "failover", "capacity_buffer", "patching"] },
    question: "Which of these does the team already practise for its own services?",
    howToLearn: "Check the runbooks and the last failover exercise.",
    example: "[health_checks, failover, capacity_buffer, patching]",
  },
  {
    name: "team.engineer_usd_per_month",
    title: "Loaded cost of an engineer",
    type: { kind: "quantity", unit: "usd/month", min: 1_000, max: 100_000 },
    question: "What does one engineer cost a month, salary and overhead together?",
    howToLearn: "Ask finance for the loaded rate of a platform engineer.",
    example: "$18k",
    assumed: {
      low: 12_500,
      high: 20_833,
      source: "$150k to $250k a year, loaded, by OptimNow/cloud-finops-skills@5ab3806; state your own to replace it",
    },
  },
];
