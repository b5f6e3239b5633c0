// The figures of `measure` line by line in Node: what most scripts for request logs look like.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

const [file] = process.argv.slice(2);
const [ids, hours, minutes, histograms] = [new Set(), new Map(), new Map(), new Map()];
let [before, back, twice] = [0, 0, 0];

const add = (map, key, amounts) => {
  const known = map.get(key);
  if (known === undefined) map.set(key, amounts);
  else for (let i = 0; i < amounts.length; i++) known[i] += amounts[i];
};
const bucket = (value) => {
  let step = 1;
  while (value >= 1000 * step) step *= 10;
  return value - (value % step);
};

for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
  const row = JSON.parse(line);
  const ts = Date.parse(row.startTime);
  if (ts < before) back++;
  before = ts;
  if (ids.has(row.request_id)) twice++;
  ids.add(row.request_id);
  const { metadata } = row;
  const workload = metadata.spend_logs_metadata?.workload ?? row.request_tags[0] ?? metadata.user_api_key_alias;
  const cached = metadata.additional_usage_values.cache_read_input_tokens;
  const written = metadata.additional_usage_values.cache_creation_input_tokens;
  const isTold = row.prompt_tokens > 0;
  const beside = cached + written;
  const input = row.prompt_tokens < beside ? row.prompt_tokens + beside : row.prompt_tokens;
  const failed = row.status === "success" ? 0 : 1;
  const refused = failed && metadata.error_information?.error_code === "429" ? 1 : 0;
  const tokens = isTold ? input + row.completion_tokens : 0;
  const hour = `${workload}|${row.custom_llm_provider}|${row.model_group}|${Math.floor(ts / 3_600_000)}`;
  const sums = [1, refused, failed - refused, isTold ? 1 : 0, isTold ? input : 0, isTold ? row.completion_tokens : 0];
  add(hours, hour, [...sums, cached, written, Math.round(row.spend * 1e9)]);
  add(minutes, `${workload}|${Math.floor(ts / 60_000)}`, [1, tokens]);
  const latency = Date.parse(row.endTime) - ts;
  const ttft = Date.parse(row.completionStartTime) - ts;
  if (isTold) {
    add(histograms, `${workload}|input|${bucket(input)}`, [1]);
    add(histograms, `${workload}|output|${bucket(row.completion_tokens)}`, [1]);
  }
  add(histograms, `${workload}|latency|${bucket(latency)}`, [1]);
  if (row.completionStartTime !== row.endTime) add(histograms, `${workload}|ttft|${bucket(ttft)}`, [1]);
}
process.stdout.write(`${hours.size + minutes.size + histograms.size} ${back} ${twice}\n`);
