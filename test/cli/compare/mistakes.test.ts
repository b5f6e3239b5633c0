import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { emptyFolder } from "../../support/folder.js";
import { bothSides, compareHere, compareIn, shellIn, week, writeLogs } from "./pilot.js";

const workloads = `version: 1
workloads:
  - name: chat # ours
    evidence: { pilot: none }
`;

/** Fills a folder with the logs of both sides, evals and a workload file. */
function pilotIn(folder: string): string {
  writeLogs(folder, week(60));
  writeFileSync(join(folder, "evals.csv"), "case,side,score\na,managed,1\na,self-hosted,1\n");
  writeFileSync(join(folder, "workloads.yaml"), workloads);
  writeFileSync(join(folder, "empty"), "");
  writeFileSync(join(folder, "none.csv"), "case,side,score\n");
  writeFileSync(join(folder, "one.csv"), "case,side,score\na,managed,1\nb,managed,0\n");
  writeFileSync(join(folder, "broken.json"), '{"results": {"results": [');
  writeFileSync(
    join(folder, "damaged.ndjson"),
    `${readFileSync(join(folder, "managed.ndjson"), "utf8")}{"request_id": \n`,
  );
  mkdirSync(join(folder, "logs"));
  return folder;
}

const pilot = (): string => pilotIn(emptyFolder());

const own = bothSides.slice(2);

const filesIn = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(join(folder, name), "utf8")] as const);

describe("a mistake is told in words, with exit code 2 and nothing on standard output", () => {
  const shared = mkdtempSync(join(tmpdir(), "llm-decide-"));
  const before = filesIn(pilotIn(shared));
  afterAll(() => rmSync(shared, { recursive: true, force: true }));

  it.each<[string, readonly string[], string]>([
    ["the same log twice", ["--managed", "managed.ndjson", "--self-hosted", "./managed.ndjson"], "is on both sides"],
    ["a log that is not there", ["--managed", "gone.ndjson", ...own], "cannot read gone.ndjson: there is no such file"],
    ["a folder", ["--managed", "logs", ...own], "logs is a folder: name its files"],
    ["a pattern without files", ["--managed", "gone/*.gz", ...own], "no file matches gone/*.gz"],
    ["an address", ["--managed", "mysql://me:hush@db/logs", ...own], "it begins with none of postgres://"],
    ["an empty log", ["--managed", "empty", ...own], "empty is empty"],
    ["a log that is none", ["--managed", "workloads.yaml", ...own], "with --managed-from"],
    ["no such format", [...bothSides.slice(0, 4), "--self-hosted-from", "vlm"], "there is no format vlm"],
    ["a map that is none", [...bothSides.slice(0, 4), "--self-hosted-from", "workloads.yaml"], "`columns`"],
    ["standard input twice", ["--managed", "-", "--self-hosted", "-"], "name - a single time"],
    ["a key that one side lacks", [...bothSides, "--slice-by", "tag"], "vllm.ndjson does not tell tag: count by"],
    ["no such workload", [...bothSides, "--workload", "suport-chat"], "did you mean support-chat?"],
    ["a time with nothing in it", [...bothSides, "--since", "2026-11-20"], "no request between --since and --until"],
    ["a day that does not exist", [...bothSides, "--since", "2026-02-30"], "--since takes a day or a time"],
    ["times that end before they begin", [...bothSides, "--since", "2026-11-03", "--until", "2026-11-02"], "not after"],
    ["a zone by its offset", [...bothSides, "--timezone", "+02:00"], "there is no time zone +02:00"],
    [
      "too much that cannot be read",
      ["--managed", "damaged.ndjson", ...own, "--max-bad", "1%"],
      "damaged.ndjson: 1.6 % of 61 rows",
    ],
    [
      "one log without what tells the sides apart",
      ["--managed", "managed.ndjson", "--self-hosted", "managed.ndjson", "--managed-model", "gpt-4o-mini"],
      "--managed-model and --self-hosted-model",
    ],
    [
      "one model on both sides",
      [
        ...["--managed", "managed.ndjson", "--self-hosted", "managed.ndjson"],
        ...["--managed-model", "a", "--self-hosted-model", "a"],
      ],
      "both name a",
    ],
    [
      "no such model",
      [...bothSides, "--managed-model", "gpt-5"],
      "is of the model gpt-5: there are openai/gpt-4o-mini",
    ],
    ["empty evals", [...bothSides, "--evals", "empty"], "no column for the case"],
    ["evals without a row", [...bothSides, "--evals", "none.csv"], "holds no eval results"],
    ["evals of one side", [...bothSides, "--evals", "one.csv"], "one provider only"],
    ["evals that break off", [...bothSides, "--evals", "broken.json"], "not JSON"],
    [
      "no such slice of evals",
      [...bothSides, "--evals", "evals.csv", "--eval-slice", "kind"],
      "No eval case tells `kind`",
    ],
    ["no such score", [...bothSides, "--evals", "gone.json"], "there is no such file"],
    ["a report over a log", [...bothSides, "--out", "vllm.ndjson"], "--out would replace vllm.ndjson"],
    [
      "a report over the map",
      [...bothSides, "--out", "vllm.yaml", "--format", "json"],
      "--out would replace vllm.yaml",
    ],
    ["facts into the evals", [...bothSides, "--evals", "evals.csv", "--into", "evals.csv"], "--into would replace"],
    [
      "both into one file",
      [...bothSides, "--into", "workloads.yaml", "--out", "workloads.yaml"],
      "--out would replace",
    ],
    ["an ending without a format", [...bothSides, "--out", "answer.pdf"], "the ending .pdf of --out tells no format"],
    [
      "a workload the file lacks",
      [...bothSides, "--into", "workloads.yaml"],
      "name the one that this is with --as NAME",
    ],
    ["no such workload file", [...bothSides, "--workload-file", "gone.yaml"], "there is no file gone.yaml"],
    ["a device as workload file", [...bothSides, "--into", "/dev/null"], "is a pipe or a device"],
    ["a target and a ratio", [...bothSides, "--latency-target", "2s", "--latency-ratio", "1.2"], "do not go together"],
    ["a margin of nothing", [...bothSides, "--quality-margin", "0"], "Give a margin above 0"],
    ["no such gate", [...bothSides, "--fail-on", "sad"], "use not-passed, failed"],
  ])("%s", async (_, args, told) => {
    const { stdout, stderr, status } = await compareHere(shared, args);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/^\s+at /m);
    // nothing was written, and nothing beside it
    expect(filesIn(shared)).toEqual(before);
  });
});

describe("what is written", () => {
  const args = bothSides.join(" ");

  it("a reader that has seen enough is no error", () => {
    const folder = pilot();
    const { stdout, stderr, status } = shellIn(folder, `compare ${args} | head -1`);
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(stdout).toMatch(/^There is not enough evidence yet/);
  });

  it.runIf(existsSync("/dev/full"))("on a full disk nothing is written into the workload file either", () => {
    const folder = pilot();
    const { stderr, status } = shellIn(folder, `compare ${args} --into workloads.yaml --as chat > /dev/full`);
    expect({ stderr, status }).toEqual({
      stderr: "llm-decide: cannot write to standard output: the disk is full\n",
      status: 2,
    });
    expect(readFileSync(join(folder, "workloads.yaml"), "utf8")).toBe(workloads);
  });

  it("one side may come from standard input", async () => {
    const folder = pilot();
    const input = readFileSync(join(folder, "managed.ndjson"), "utf8");
    const piped = compareIn(folder, ["--managed", "-", ...own], input);
    expect(piped).toEqual(await compareHere(folder, bothSides));
    expect(piped.status).toBe(0);
  });

  it("the gate trips after everything is written, and not where the answer is another", async () => {
    const folder = pilot();
    const tripped = compareIn(folder, [...bothSides, "--fail-on", "not-passed", "--out", "answer.md"]);
    expect(tripped).toMatchObject({ stdout: "", status: 1 });
    expect(tripped.stderr).toContain("--fail-on not-passed: There is not enough evidence yet");
    expect(readFileSync(join(folder, "answer.md"), "utf8")).toMatch(/^# Managed and self-hosted/);
    expect((await compareHere(folder, [...bothSides, "--fail-on", "failed"])).status).toBe(0);
  });

  it("the facts stand under the name that the file has, and the same run again changes nothing", async () => {
    const folder = pilot();
    writeLogs(
      folder,
      week(60, (request, nth) => {
        request.managed.ms = 400 + nth;
        request.selfHosted.ms = request.managed.ms + 20;
      }),
    );
    const write = () => compareHere(folder, [...bothSides, "--into", "workloads.yaml", "--as", "chat", "--quiet"]);
    expect(await write()).toMatchObject({ stderr: "", status: 0 });
    const once = readFileSync(join(folder, "workloads.yaml"), "utf8");
    expect(once).toContain("  - name: chat # ours\n");
    expect(once).toContain("evidence: { pilot: running }");
    // 95 % of 60 are the 57 fastest, of 400 ms to 456 ms; self-hosted 20 ms more, within a tenth
    expect(once).toContain("current_p95: 456ms");
    expect(once).toContain("latency_p95: 476ms");
    expect(once).toContain("evidence.pilot: measured");
    expect((await write()).status).toBe(0);
    expect(readFileSync(join(folder, "workloads.yaml"), "utf8")).toBe(once);
  });
});
