import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { binary, commandHere, type Ran } from "../../support/command-here.js";

const start = Date.parse("2026-11-01T00:00:00Z");
const weekMs = 7 * 86_400_000;

/** One request that both sides answered. */
export interface Answered {
  id: string;
  kind: string;
  at: number;
  managed: { ms: number; status: "ok" | "error" | "rate_limited" };
  selfHosted: { ms: number; status: "ok" | "error" | "rate_limited" };
}

/** A week of requests, one in ten of them legal and three billing, all answered well in 600 to 1,499 ms, the same on both sides. */
export function week(count: number, change: (request: Answered, nth: number) => void = () => undefined): Answered[] {
  return Array.from({ length: count }, (_, i) => {
    const ms = 600 + ((i * 7919) % 900);
    const kind = i % 10 === 0 ? "legal" : i % 10 < 4 ? "billing" : "general";
    const request: Answered = {
      id: `r${i}`,
      kind,
      at: start + Math.floor((i * weekMs) / count),
      managed: { ms, status: "ok" },
      selfHosted: { ms, status: "ok" },
    };
    change(request, i);
    return request;
  });
}

const iso = (ms: number): string => new Date(ms).toISOString();
const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

/** The managed side as LiteLLM logs it. Each request costs $0.002. */
export const litellm = (requests: readonly Answered[]): string =>
  lines(
    requests.map(({ id, kind, at, managed: { ms, status } }) => ({
      request_id: id,
      spend: status === "ok" ? 0.002 : 0,
      prompt_tokens: status === "ok" ? 1100 : 0,
      completion_tokens: status === "ok" ? 240 : 0,
      startTime: iso(at),
      endTime: iso(at + ms),
      model: "openai/gpt-4o-mini",
      model_group: "gpt-4o-mini",
      custom_llm_provider: "openai",
      user: kind,
      metadata: {
        spend_logs_metadata: { workload: "support-chat" },
        ...(status === "rate_limited" ? { error_information: { error_code: "429" } } : {}),
      },
      status: status === "ok" ? "success" : "failure",
    })),
  );

/** The self-hosted side as a front of vLLM logs it, to be read by a column map. */
export const vllm = (requests: readonly Answered[]): string =>
  lines(
    requests.map(({ id, kind, at, selfHosted: { ms, status } }) => ({
      id,
      at: at / 1000,
      app: "support-chat",
      kind,
      model: "llama-3.1-8b",
      prompt: 1100,
      completion: 240,
      seconds: ms / 1000,
      code: { ok: 200, error: 500, rate_limited: 429 }[status],
    })),
  );

export const vllmMap = `columns:
  timestamp: { column: at, unit: s }
  id: id
  workload: app
  provider: { value: vllm }
  model: model
  input_tokens: prompt
  output_tokens: completion
  latency: { column: seconds, unit: s }
  status: { column: code, ok: [200], rate_limited: [429] }
keys:
  user: kind
`;

/** Writes the logs of both sides and the column map into a folder. */
export function writeLogs(folder: string, requests: readonly Answered[]): void {
  writeFileSync(join(folder, "managed.ndjson"), litellm(requests));
  writeFileSync(join(folder, "vllm.ndjson"), vllm(requests));
  writeFileSync(join(folder, "vllm.yaml"), vllmMap);
}

export const bothSides = [
  "--managed",
  "managed.ndjson",
  "--self-hosted",
  "vllm.ndjson",
  "--self-hosted-from",
  "vllm.yaml",
];

const argsOf = (args: readonly string[]): string[] => ["compare", "--as-of", "2026-11-24", ...args];

/** Runs `llm-decide compare` in a folder as a process of its own, without a terminal. */
export function compareIn(folder: string, args: readonly string[], input = ""): Ran {
  const all = [binary, ...argsOf(args)];
  const { stdout, stderr, status } = spawnSync(process.execPath, all, { cwd: folder, encoding: "utf8", input });
  return { stdout, stderr, status };
}

/** The same in the process of the test, which starts no program: for all that does not depend on how it ends. */
export const compareHere = (folder: string, args: readonly string[]): Promise<Ran> => commandHere(folder, argsOf(args));

/** The same through a shell: `compare` stands for the program. */
export function shellIn(folder: string, script: string): Ran {
  const head = `compare() { "${process.execPath}" "${binary}" compare --as-of 2026-11-24 "$@"; }; set -o pipefail; `;
  const { stdout, stderr, status } = spawnSync("bash", ["-c", head + script], { cwd: folder, encoding: "utf8" });
  return { stdout, stderr, status };
}
