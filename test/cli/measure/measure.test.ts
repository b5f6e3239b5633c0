import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { emptyFolder } from "../../support/folder.js";
import { evidenceOf, lines, measureHere, request, writeLog } from "./log.js";

const folder = mkdtempSync(join(tmpdir(), "llm-decide-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeLog(folder);

const requestsOf = (evidence: { workloads: { name: string; requests: number }[] }) =>
  Object.fromEntries(evidence.workloads.map(({ name, requests }) => [name, requests]));

describe("what is measured of a log", () => {
  it("is counted between --since and --until, the end not included", async () => {
    const day = await evidenceOf(folder, ["log.ndjson", "--since", "2026-11-02", "--until", "2026-11-03"]);
    // 24 hours with a request each, the workloads by turns
    expect(requestsOf(day)).toEqual({ chat: 12, tags: 12 });
  });

  it("is scaled by --sample-rate, and nothing else of it", async () => {
    const [all, tenth] = [
      await evidenceOf(folder, ["log.ndjson"]),
      await evidenceOf(folder, ["log.ndjson", "--sample-rate", "10%"]),
    ];
    const perMonth = (evidence: typeof all) => evidence.workloads[0].per_month.requests;
    expect(perMonth(tenth) / perMonth(all)).toBeCloseTo(10, 6);
    expect(tenth.workloads[0].input_tokens).toEqual(all.workloads[0].input_tokens);
  });

  it("stands for a month below 72 hours only with --extrapolate", async () => {
    const day = ["log.ndjson", "--until", "2026-11-02"];
    expect((await evidenceOf(folder, day)).workloads[0].per_month).toBeNull();
    expect((await evidenceOf(folder, [...day, "--extrapolate"])).workloads[0].per_month).not.toBeNull();
  });

  it("may have as many workloads as --max-workloads allows", async () => {
    expect((await evidenceOf(folder, ["log.ndjson", "--max-workloads", "2"])).workloads).toHaveLength(2);
  });

  it("may have as many bad rows as --max-bad allows", async () => {
    const own = emptyFolder();
    writeFileSync(join(own, "bad.ndjson"), `${lines(Array.from({ length: 9 }, (_, nth) => request(nth)))}{"id": \n`);
    expect((await evidenceOf(own, ["bad.ndjson", "--max-bad", "10%"])).sources[0]).toMatchObject({ rows: 10, used: 9 });
    expect((await measureHere(own, ["bad.ndjson", "--max-bad", "9.9%"])).status).toBe(2);
  });

  // Berlin's clocks went back from 3 to 2 on 25 October 2026: by UTC its midnights lie 25 hours apart
  it("has times without an offset in --timezone, over a change of the clocks", async () => {
    const own = emptyFolder();
    const times = ["2026-10-25T00:00:00", "2026-10-26T00:00:00"];
    writeFileSync(join(own, "naive.ndjson"), lines(times.map((timestamp, nth) => ({ ...request(nth), timestamp }))));
    const spanIn = async (zone: string) => {
      const [{ from, to }] = (await evidenceOf(own, ["naive.ndjson", "--timezone", zone])).sources;
      return [from, to].map((time) => new Date(time).toISOString());
    };
    expect(await spanIn("UTC")).toEqual(["2026-10-25T00:00:00.000Z", "2026-10-26T00:00:00.000Z"]);
    expect(await spanIn("Europe/Berlin")).toEqual(["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]);
  });

  it.each([
    ["canonical.ndjson", ["workload", "provider", "model"]],
    ["litellm_spendlogs.ndjson", ["workload", "tag", "key_alias", "team", "user", "end_user", "model"]],
    ["langfuse_observations_export.jsonl", ["name", "trace", "service", "prompt", "environment", "user", "model"]],
    ["helicone_request_response_rmt.ndjson", ["app", "session", "team", "user", "model"]],
    ["openrouter_activity.csv", ["app", "key_alias", "user", "model"]],
    ["azure_apim_llm_log.ndjson", ["subscription", "deployment", "model"]],
    ["otel_genai_spans.otlp.ndjson", ["service", "namespace", "environment", "agent", "workflow", "user", "model"]],
  ])("of %s counts by every key to the same total", async (name, keys) => {
    const log = resolve("fixtures/logs", name);
    const totalBy = async (args: readonly string[]) =>
      Object.values(requestsOf(await evidenceOf(folder, [log, ...args]))).reduce((sum, requests) => sum + requests, 0);
    const total = await totalBy([]);
    expect(total).toBeGreaterThan(0);
    for (const key of keys) expect([key, await totalBy(["--by", key])]).toEqual([key, total]);
  });
});

describe("what is written", () => {
  const declared = `# ours
version: 1
workloads:
  - name: chat # the big one
    traffic: { input_tokens: 5k } # a guess
`;
  const withFile = (text?: string, name = "workloads.yaml") => {
    const own = emptyFolder();
    writeLog(own);
    if (text !== undefined) writeFileSync(join(own, name), text);
    return { own, text: () => readFileSync(join(own, name), "utf8") };
  };

  it("is a new file of every workload, and the same bytes by a second run", async () => {
    const { own, text } = withFile();
    const args = ["log.ndjson", "--out", "workloads.yaml"];
    expect((await measureHere(own, args)).status).toBe(0);
    const once = text();
    expect(once).toMatch(/name: chat[\s\S]+input_tokens: 1k[\s\S]+name: tags/);
    expect((await measureHere(own, args)).status).toBe(0);
    expect(text()).toBe(once);
  });

  it("keeps comments and what is declared, and tells the difference", async () => {
    const { own, text } = withFile(declared);
    const args = ["log.ndjson", "--out", "workloads.yaml"];
    const { stderr, status } = await measureHere(own, args);
    expect(status).toBe(0);
    expect(stderr).toContain("traffic.input_tokens is declared 5k, measured 1k");
    const once = text();
    for (const kept of ["# ours\n", "- name: chat # the big one\n", "input_tokens: 5k", "# a guess\n"]) {
      expect(once).toContain(kept);
    }
    await measureHere(own, args);
    expect(text()).toBe(once);
  });

  it("is what was measured instead of what was declared with --replace-declared", async () => {
    const { own, text } = withFile(declared);
    const { status } = await measureHere(own, ["log.ndjson", "--out", "workloads.yaml", "--replace-declared"]);
    expect(status).toBe(0);
    expect(text()).toContain("input_tokens: 1k");
    expect(text()).not.toContain("5k");
    expect(text()).toContain("# a guess\n");
  });

  it("stays JSON in a workload file that is", async () => {
    const { own, text } = withFile('{ "version": 1, "workloads": [{ "name": "chat" }] }\n', "workloads.json");
    expect((await measureHere(own, ["log.ndjson", "--out", "workloads.json"])).status).toBe(0);
    const { workloads } = JSON.parse(text());
    expect(workloads.map(({ name }: { name: string }) => name)).toEqual(["chat", "tags"]);
  });

  it.each([
    ["answer.md", /^# /],
    ["answer.json", /^\{/],
    ["answer.txt", /^1 source measured, as of 2026-11-24\n/],
  ])("is a report in the format of its ending: %s", async (name, start) => {
    const { own } = withFile();
    const { stdout, status } = await measureHere(own, ["log.ndjson", "--report", name]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
    expect(readFileSync(join(own, name), "utf8")).toMatch(start);
  });
});
