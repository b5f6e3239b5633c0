import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atLeast, atMost, paired, peakMemory, program, root, seconds } from "./measure.js";
import { seeded } from "./seeded.js";

const few = 1_000_000;
const many = 5_000_000;

/** `measure` of LiteLLM spend logs (NDJSON) against the same aggregate by hand in DuckDB, and line by line in Node. */
export async function logsBench() {
  const folder = mkdtempSync(join(tmpdir(), "llm-decide-bench-"));
  try {
    const [small, large] = [join(folder, "small.ndjson"), join(folder, "large.ndjson")];
    await writeLog(small, few);
    await writeLog(large, many);
    const measure = (file) => [program, "measure", file, "--format", "json", "--as-of", "2026-07-02", "--quiet"];
    const measured = (file) => () => seconds(measure(file));
    const byHand = await paired(3, measured(large), () => seconds([`${root}bench/logs-by-hand.js`, large]));
    const byLine = await paired(3, () => seconds([`${root}bench/logs-by-line.js`, small]), measured(small));
    const growth = await paired(3, measured(large), measured(small));
    const peak = peakMemory(measure(large));
    return [
      {
        what: "measure 5 M requests ÷ the same aggregate by hand in DuckDB",
        ratio: byHand.ratio,
        target: atMost(1.3),
        detail: `${byHand.a.toFixed(1)} s, ${byHand.b.toFixed(1)} s`,
      },
      {
        what: "line by line in Node ÷ measure, 1 M requests",
        ratio: byLine.ratio,
        target: atLeast(3),
        detail: `${byLine.a.toFixed(1)} s, ${byLine.b.toFixed(1)} s`,
      },
      {
        what: "time a request at 5 M ÷ at 1 M requests",
        ratio: growth.ratio / (many / few),
        target: atMost(1.2),
        detail: `${growth.a.toFixed(1)} s, ${growth.b.toFixed(1)} s`,
      },
      {
        what: "peak memory of measuring 5 M requests ÷ 1 GiB",
        ratio: peak / 1024,
        target: atMost(1),
        detail: `${Math.round(peak)} MiB`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A month of requests of eight workloads, as LiteLLM's proxy dumps them without messages. */
async function writeLog(path, rows) {
  const random = seeded(20261128);
  const whole = (low, high) => Math.floor(low + random() * (high - low));
  const start = Date.UTC(2026, 5, 1);
  const month = 30 * 86_400_000;
  const file = createWriteStream(path);
  const iso = (ms) => new Date(ms).toISOString();
  let text = "";
  for (let i = 0; i < rows; i++) {
    const at = start + Math.floor((i * month) / rows);
    const input = whole(100, 8000);
    const output = whole(5, 900);
    const workload = `workload-${whole(0, 8)}`;
    const isFailed = random() < 0.02;
    text += `${JSON.stringify({
      request_id: `req-${i}`,
      spend: isFailed ? 0 : (input * 400 + output * 1600) / 1e9,
      prompt_tokens: isFailed ? 0 : input,
      completion_tokens: isFailed ? 0 : output,
      startTime: iso(at),
      endTime: iso(at + whole(300, 5000)),
      completionStartTime: iso(at + whole(50, 300)),
      model: "openai/gpt-4.1-mini",
      model_group: "gpt-4.1-mini",
      custom_llm_provider: "openai",
      metadata: {
        user_api_key_alias: `key-of-${workload}`,
        spend_logs_metadata: { workload },
        additional_usage_values: { cache_read_input_tokens: isFailed ? 0 : input >> 2, cache_creation_input_tokens: 0 },
        error_information: isFailed ? { error_code: "429" } : null,
      },
      request_tags: [workload, "env:prod"],
      status: isFailed ? "failure" : "success",
    })}\n`;
    if (text.length > 1 << 20) {
      if (!file.write(text)) await once(file, "drain");
      text = "";
    }
  }
  file.end(text);
  await once(file, "finish");
}
