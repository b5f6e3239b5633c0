import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lines, measureHere, request, writeLog } from "./log.js";

const folder = mkdtempSync(join(tmpdir(), "llm-decide-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

writeLog(folder);
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const ten = Array.from({ length: 10 }, (_, nth) => request(nth));
write("gateway.csv", `began,app\n${"24.11.2026 10:00,chat\n".repeat(4)}`);
write("unit.csv", `began,app\n${"1793491200,chat\n".repeat(4)}`);
write("gateway.yaml", "columns: { timestamp: began, workload: app }\n");
write("ms.yaml", "columns: { timestamp: { column: began, unit: ms }, workload: app }\n");
write("other.yaml", "columns: { timestamp: begun, workload: app }\n");
write("wrong.yaml", "columns: { timestamp: began, wrkload: app }\n");
write("one-bad.ndjson", `${lines(ten)}{"id": \n`);
write("one.ndjson", '{"timestamp": \n');
write("broken.yaml", "version: 1\nworkloads:\n  - name: chat\n    traffic: { requests_per_month: many }\n");
mkdirSync(join(folder, "logs"));
const filesIn = () =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(join(folder, name), "utf8")]);
const before = filesIn();

describe("a mistake is told in words, with exit code 2, and nothing is written", () => {
  it.each<[string, readonly string[], string]>([
    ["too many workloads", ["log.ndjson", "--max-workloads", "1"], "the logs give 2 workloads: choose another key"],
    [
      "too many of a key",
      ["log.ndjson", "--by", "workload", "--max-workloads", "1"],
      "counting by workload gives 2 workloads",
    ],
    ["too many of several files", ["log.ndjson", "one-bad.ndjson", "--max-workloads", "1"], "give 2 workloads"],
    ["no workloads at all", ["log.ndjson", "--max-workloads", "0"], "from 1 to 10000"],
    ["no such key", ["log.ndjson", "--by", "team"], "does not tell team: count by workload, provider, model"],
    ["no such format", ["log.ndjson", "--from", "litelm"], "there is no format litelm"],
    ["a map with a mistake", ["gateway.csv", "--from", "wrong.yaml"], "wrkload"],
    ["a map that is not there", ["gateway.csv", "--from", "gone.yaml"], "gone.yaml"],
    [
      "a map for other columns",
      ["gateway.csv", "--from", "other.yaml"],
      "gateway.csv has no column begun (did you mean began?), which is needed for the column map other.yaml. It has began, app.",
    ],
    ["a key that is no time zone", ["log.ndjson", "--timezone", "Berlin"], "there is no time zone Berlin"],
    ["a wait of nothing", ["log.ndjson", "--timeout", "0"], "Give a time above 0"],
    ["a sample of nothing", ["log.ndjson", "--sample-rate", "0"], "Give a share from"],
    ["a time before all", ["log.ndjson", "--until", "2026-10-01"], "there is nothing to measure"],
    ["a row too many that is bad", ["one-bad.ndjson", "--max-bad", "9%"], "9.1 % of 11 rows: 1 not readable"],
    ["facts over the log", ["log.ndjson", "--out", "log.ndjson"], "--out would replace log.ndjson"],
    ["a report over the map", ["gateway.csv", "--from", "gateway.yaml", "--report", "gateway.yaml"], "would replace"],
    ["facts into a folder", ["log.ndjson", "--out", "logs"], "cannot read logs: it is a folder"],
    ["facts into a folder that is not there", ["log.ndjson", "--out", "logs/"], "logs/ is a folder"],
    ["a workload file with an error", ["log.ndjson", "--out", "broken.yaml"], "broken.yaml:4"],
    ["an ending without a format", ["log.ndjson", "--report", "answer.pdf"], "the ending .pdf of --report"],
    ["to replace nothing", ["log.ndjson", "--replace-declared"], "--replace-declared needs --out"],
    ["a table of no database", ["log.ndjson", "--table", "logs"], "--table needs the URL of a database"],
  ])("%s", async (_, args, told) => {
    const { stdout, stderr, status } = await measureHere(folder, args);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(filesIn()).toEqual(before);
  });

  it.runIf(existsSync("/proc/self"))("a folder that nothing can be written into", async () => {
    const { stdout, stderr, status } = await measureHere(folder, ["log.ndjson", "--out", "/proc/new.yaml"]);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toContain("cannot write /proc/new.yaml");
  });

  it.runIf(existsSync("/dev/full"))("a device for the report leaves the workload file as it is", async () => {
    const { stderr, status } = await measureHere(folder, [
      ...["log.ndjson", "--out", "new.yaml", "--report", "/dev/full", "--format", "markdown"],
    ]);
    expect({ status, isThere: existsSync(join(folder, "new.yaml")) }).toEqual({ status: 2, isThere: false });
    expect(stderr).toContain("it is a pipe or a device");
  });
});

describe("where next to nothing can be read, its time is named and no limit is offered", () => {
  const form = "none of the accepted forms: ISO 8601, or a number with its `unit` in a column map.";
  it.each([
    [
      "in another form",
      ["gateway.csv", "--from", "gateway.yaml"],
      `${form} See \`timestamp\` in the column map gateway.yaml`,
    ],
    ["in another form, where all is allowed", ["gateway.csv", "--from", "gateway.yaml", "--max-bad", "1"], form],
    [
      "in another unit",
      ["unit.csv", "--from", "ms.yaml"],
      "has another unit: see the `unit` of `timestamp` in the column map ms.yaml",
    ],
    ["in one row of one", ["one.ndjson", "--from", "requests"], "100 % of 1 row:"],
  ])("%s", async (_, args, told) => {
    const { stderr, status } = await measureHere(folder, args);
    expect(status).toBe(2);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain("--max-bad");
  });
});
