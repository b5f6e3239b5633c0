import type { DerivedSpec, Read } from "../derived.js";
import { type Domain, type Interval, interval } from "../domain.js";
import { sides } from "./sides.js";
import { traffic } from "./traffic.js";

const unbounded = Number.POSITIVE_INFINITY;

function range(read: Read, name: string): Interval {
  const domain = read(name);
  return domain.kind === "interval" ? domain : interval(0, unbounded, false, true);
}

function only(domain: Domain): string | undefined {
  return domain.kind === "choices" && domain.values.length === 1 ? domain.values[0] : undefined;
}

const add = (a: Interval, b: Interval): Interval =>
  interval(a.lo + b.lo, a.hi + b.hi, a.loOpen || b.loOpen, a.hiOpen || b.hiOpen);

/** Product of two ranges that do not go below zero. */
function times(a: Interval, b: Interval): Interval {
  const lo = a.lo * b.lo;
  const hi = a.hi === 0 || b.hi === 0 ? 0 : a.hi * b.hi;
  return interval(lo, hi, lo > 0 && (a.loOpen || b.loOpen), a.hiOpen || b.hiOpen);
}

/** Beyond this a ratio is as good as endless, and stays a number that files and schemas can hold. */
const endless = 1e12;

/**
 * Quotient of two ranges that do not go below zero. Over zero it is endless; zero over zero says nothing. A single number
 * over a single number gives a single number.
 */
function over(a: Interval, b: Interval): Interval {
  if (b.hi === 0) return a.lo > 0 ? interval(endless, endless) : interval(0, unbounded, false, true);
  const lo = Math.min(a.lo / b.hi, endless);
  const hi = b.lo === 0 || a.hi === unbounded ? unbounded : Math.min(a.hi / b.lo, endless);
  return interval(lo, hi, lo > 0 && (a.loOpen || b.hiOpen), hi === unbounded || a.hiOpen || b.loOpen);
}

function stated(name: string) {
  const spec = [...traffic, ...sides].find((candidate) => candidate.name === name);
  if (!spec) throw new Error(`no fact ${name} to derive`);
  return spec;
}

/** Providers that are a runtime of one's own. */
export const ownRuntimes: ReadonlySet<string> = new Set(["vllm", "ollama", "sglang", "tgi", "llama.cpp", "self"]);

/**
 * Facts that arithmetic gives. Those whose name is also in the registry are computed only where the file does not state
 * them.
 */
export const derived: readonly DerivedSpec[] = [
  {
    ...stated("traffic.tokens_per_month"),
    inputs: ["traffic.requests_per_month", "traffic.input_tokens", "traffic.output_tokens"],
    formula: "requests a month × (input tokens + output tokens)",
    image: (read) =>
      times(
        range(read, "traffic.requests_per_month"),
        add(range(read, "traffic.input_tokens"), range(read, "traffic.output_tokens")),
      ),
    solve: (target, input, value) => {
      const perRequest = value("traffic.input_tokens") + value("traffic.output_tokens");
      if (input === "traffic.requests_per_month") return perRequest > 0 ? target / perRequest : undefined;
      const requests = value("traffic.requests_per_month");
      const other = input === "traffic.input_tokens" ? "traffic.output_tokens" : "traffic.input_tokens";
      return requests > 0 ? target / requests - value(other) : undefined;
    },
  },
  {
    ...stated("current.mode"),
    inputs: ["current.provider"],
    formula: "a provider that is a runtime of one's own means self-hosted, any other provider means managed",
    image: (read) => {
      const provider = read("current.provider");
      if (provider.kind !== "word" || provider.value === null) {
        return { kind: "choices", values: ["managed", "self_hosted", "hybrid"] };
      }
      return { kind: "choices", values: [ownRuntimes.has(provider.value.toLowerCase()) ? "self_hosted" : "managed"] };
    },
  },
  {
    name: "economics.best_managed_to_current",
    title: "Cheapest managed way over cost today",
    type: { kind: "quantity", unit: "ratio", min: 0.0001, max: 1 },
    question: "What share of today's cost would the cheapest managed way that is open today have?",
    howToLearn: "State the model, the traffic and whether batch may serve it; the program prices the ways.",
    example: "0.5",
    inputs: [],
    formula: "the cheapest priced managed way that needs no new proof of quality ÷ managed cost today",
    assumption: "no cheaper managed way was priced",
    image: () => interval(1, 1),
  },
  {
    name: "economics.utilisation",
    title: "Busy share of the GPUs",
    type: { kind: "quantity", unit: "share", min: 0, max: 1 },
    question: "Which share of the hours that stand would the GPUs be busy?",
    howToLearn: "State the candidate model, requests a month, their lengths and the peak; the program sizes the fleet.",
    example: "45%",
    inputs: [],
    formula: "mean load ÷ capacity of the GPUs that stand, spare ones included",
    assumption: "the range that vendors and practitioners report, 15 to 60 %; no fleet was sized",
    image: () => interval(0.15, 0.6),
  },
  {
    name: "candidate.feasible",
    title: "Some GPU serves the candidate",
    type: { kind: "flag" },
    question: "Does some GPU serve the candidate model within the latency targets?",
    howToLearn: "State the candidate model and the lengths of a request; `llm-decide size` shows why or why not.",
    example: "true",
    inputs: [],
    formula: "a listed GPU and count hold the weights and one request, within the targets",
    assumption: "no candidate model was sized",
    image: () => ({ kind: "choices", values: ["true"] }),
  },
  {
    name: "economics.self_hosted_to_managed",
    title: "Self-hosted cost over managed cost",
    type: { kind: "quantity", unit: "ratio", min: 0, max: unbounded },
    question: "How many times the managed cost would self-hosting cost, people included?",
    howToLearn: "State the cost today, the candidate's infrastructure cost and the loaded cost of an engineer.",
    example: "0.7",
    inputs: [
      "current.mode",
      "current.usd_per_month",
      "candidate.usd_per_month",
      "candidate.people_fte",
      "team.engineer_usd_per_month",
      "candidate.on_call_usd_per_month",
      "current.committed_usd_per_month",
      "economics.best_managed_to_current",
    ],
    formula:
      "(candidate infrastructure + engineers × loaded cost of an engineer + on-call pay + committed spend that stays due) ÷ (managed cost today × cheapest managed way over today's)",
    image: (read) => {
      // what a self-hosted workload costs today says nothing of the managed price
      const managed =
        only(read("current.mode")) === "managed"
          ? times(range(read, "current.usd_per_month"), range(read, "economics.best_managed_to_current"))
          : interval(0, unbounded, false, true);
      const people = times(range(read, "candidate.people_fte"), range(read, "team.engineer_usd_per_month"));
      const beside = add(
        range(read, "candidate.on_call_usd_per_month"),
        range(read, "current.committed_usd_per_month"),
      );
      return over(add(range(read, "candidate.usd_per_month"), add(people, beside)), managed);
    },
    solve: (target, input, value) => {
      const engineer = value("team.engineer_usd_per_month");
      const people = value("candidate.people_fte") * engineer;
      const beside = value("candidate.on_call_usd_per_month") + value("current.committed_usd_per_month");
      const infrastructure = value("candidate.usd_per_month");
      const best = value("economics.best_managed_to_current");
      const managed = value("current.usd_per_month") * best;
      switch (input) {
        case "current.usd_per_month":
          return target * best > 0 ? (infrastructure + people + beside) / target / best : undefined;
        case "candidate.usd_per_month":
          return target * managed - people - beside;
        case "candidate.people_fte":
          return engineer > 0 ? (target * managed - infrastructure - beside) / engineer : undefined;
        default:
          return undefined;
      }
    },
  },
  {
    name: "latency.current_to_target",
    title: "Latency today over target",
    type: { kind: "quantity", unit: "ratio", min: 0, max: unbounded },
    question: "How many times the latency target is the latency today?",
    howToLearn: "State the target and today's p95.",
    example: "0.7",
    inputs: ["latency.current_p95", "latency.target_p95"],
    formula: "latency today (p95) ÷ latency target (p95)",
    image: (read) => over(range(read, "latency.current_p95"), range(read, "latency.target_p95")),
    solve: (target, input, value) =>
      input === "latency.current_p95"
        ? target * value("latency.target_p95")
        : target > 0
          ? value("latency.current_p95") / target
          : undefined,
  },
  {
    name: "current.days_to_shutdown",
    title: "Days until the model is shut down",
    type: { kind: "quantity", unit: "days", min: -36_500, max: 36_500 },
    question: "When does the provider shut down the model in use?",
    howToLearn: "Look the model up on the provider's deprecations page.",
    example: "90",
    inputs: [],
    formula: "announced shutdown date − as-of date, from the dated table of model shutdowns",
    // filled in from the data where the model is listed there
    image: () => interval(-36_500, 36_500),
  },
];
