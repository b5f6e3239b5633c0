import { mostTokens } from "../../../src/logs/sql/flags.js";

/** A request as somebody's log may hold it, impossible ones among them. */
export interface OddRequest {
  id: string;
  /** Epoch milliseconds. */
  ts: number;
  workload: string | null;
  provider: string | null;
  model: string | null;
  input: number | null;
  cached: number | null;
  written: number | null;
  output: number | null;
  reasoning: number | null;
  latency: number | null;
  ttft: number | null;
  usd: number | null;
  status: "ok" | "rate_limited" | "error" | null;
}

export interface Random {
  /** From 0 to 1, without 1. */
  next(): number;
  whole(from: number, to: number): number;
  of<Item>(items: readonly Item[]): Item;
}

/** The same numbers for the same seed (mulberry32). */
export function random(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return { next, whole, of: (items) => items[whole(0, items.length - 1)] as (typeof items)[number] };
}

/** Where buckets and classes of long contexts begin and end. */
const edges = [
  ...[0, 1, 2, 9, 999, 1000, 1001, 1009, 1010, 9_999, 10_000, 10_099, 99_999, 100_000, 127_999, 128_000, 128_001],
  ...[199_999, 200_000, 200_001, 271_999, 272_000, 272_001, 511_999, 512_000, 512_001, 999_999, 1_000_000, 1_234_567],
];

/** The most that a request can have, and more than that, which a column of 32 bits holds. */
const absurd = [mostTokens, mostTokens + 1, 2_000_000_000];

const names = [
  ...[
    "support-bot",
    "rag search",
    "Übersetzung",
    "日本語 要約",
    "🦊 fox",
    'it\'s "quoted"',
    "back\\slash",
    "tab\tnew\nline",
  ],
  ...["  spaced  ", "", "   ", "null", "NULL", "\\N", "$1 {x} [y]", "a".repeat(300), "%_;--"],
];

export const start = Date.parse("2026-06-01T00:00:00Z");
export const days = 3;

export function oddRequests(count: number, { next, whole, of }: Random): OddRequest[] {
  const maybe = <Value>(value: Value, missing = 0.1): Value | null => (next() < missing ? null : value);
  const tokens = () => {
    const kind = next();
    if (kind < 0.02) return -whole(1, 500);
    if (kind < 0.025) return of(absurd);
    return kind < 0.3 ? of(edges) : Math.floor(10 ** (next() * 5.5));
  };
  return Array.from({ length: count }, (_, i): OddRequest => {
    const hour = start + whole(0, days * 24 - 1) * 3_600_000;
    const status = of(["ok", "ok", "ok", "ok", "ok", "rate_limited", "error", null] as const);
    const isFailed = status === "rate_limited" || status === "error";
    const served = !isFailed || next() < 0.2;
    return {
      id: `req-${i}`,
      ts: hour + of([0, 59_999, 60_000, 3_599_999, whole(0, 3_599_999), whole(0, 3_599_999)]),
      workload: maybe(of(names)),
      provider: maybe(of(["openai", "OpenAI", "azure_ai", "vertex_ai", "anthropic", "hosted_vllm", "", "own gateway"])),
      model: maybe(of(["gpt-4.1-mini", "claude-sonnet-4-5", "own/llama 3", "modèle", ""])),
      input: served ? maybe(tokens()) : 0,
      cached: maybe(tokens(), 0.5),
      written: maybe(tokens(), 0.7),
      output: served ? maybe(tokens()) : 0,
      reasoning: maybe(tokens(), 0.8),
      latency: maybe(next() < 0.02 ? -1 : of(edges)),
      ttft: maybe(next() < 0.5 ? of(edges) : whole(0, 900), 0.3),
      usd: maybe(of([0, 0.000768, 1e-9, 0.1 + 0.2, next() / 7, next() * 3, -0.5, 12.000000001, 200_000])),
      status,
    };
  });
}
