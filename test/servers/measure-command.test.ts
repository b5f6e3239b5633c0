import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Postgres, startPostgres } from "./support/postgres.js";
import { fill, spendLogs } from "./support/spend-logs.js";

const run = promisify(execFile);
const file = "fixtures/logs/litellm_spendlogs.ndjson";
const rows: Record<string, unknown>[] = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));

async function measured(source: string, ...flags: string[]) {
  const { stdout } = await run(process.execPath, [
    "bin/llm-decide.js",
    "measure",
    source,
    ...["--format", "json", "--as-of", "2026-06-10", "--since", "2026-06-01", "--until", "2026-06-04"],
    ...flags,
  ]);
  return JSON.parse(stdout);
}

describe("measure at a live table", () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
    await server.run(spendLogs);
    await fill(server, '"LiteLLM_SpendLogs"', rows);
  });
  afterAll(() => server?.stop());

  it("says of LiteLLM's table what it says of its export", async () => {
    const [live, exported] = [await measured(server.url()), await measured(file)];
    expect(live.workloads).toEqual(exported.workloads);
    expect(live.workloads).toHaveLength(4);
    expect(live.sources[0].engine).toBe("postgres");
  });

  it("is a side of compare like its export, unpaired", async () => {
    const compared = async (managed: string) => {
      const { stdout } = await run(process.execPath, [
        ...["bin/llm-decide.js", "compare", "--managed", managed, "--self-hosted", "fixtures/logs/canonical.ndjson"],
        ...["--workload", "support-bot", "--since", "2026-06-01", "--until", "2026-06-04", "--format", "json"],
        ...["--as-of", "2026-06-10", "--quiet"],
      ]);
      return JSON.parse(stdout);
    };
    const [live, exported] = [await compared(server.url()), await compared(file)];
    expect(live.managed.requests).toBeGreaterThan(0);
    expect(live.managed).toEqual(exported.managed);
    expect(live.self_hosted).toEqual(exported.self_hosted);
  });

  it("tells a wrong password in one line that does not repeat it", async () => {
    const url = new URL(server.url());
    url.username = "nobody-here";
    url.password = "secret-of-mine";
    const failed: unknown = await measured(url.href).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 2, stdout: "" });
    const { stderr } = Object(failed);
    expect(stderr).toMatch(/^llm-decide: [^\n]+\n$/);
    expect(stderr).not.toContain("secret-of-mine");
  });
});
