import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Comparison, comparisonSchema } from "../../../src/assessment/comparison-schema.js";
import { emptyFolder } from "../../support/folder.js";
import { type Answered, bothSides, compareHere, litellm, week, writeLogs } from "./pilot.js";

async function compared(folder: string, args: readonly string[]): Promise<Comparison> {
  const { stdout, stderr, status } = await compareHere(folder, [...args, "--format", "json"]);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return comparisonSchema.parse(JSON.parse(stdout));
}

const criterion = ({ criteria }: Comparison, id: Comparison["criteria"][number]["id"]) =>
  criteria.find((each) => each.id === id);

/** Of the legal requests, a tenth of the traffic, every twelfth fails self-hosted: 25 of 300, and of all 3,000 less than 1 %. */
const legalFails = (request: Answered, nth: number): void => {
  if (request.kind === "legal" && (nth / 10) % 12 === 0) request.selfHosted.status = "error";
};

describe("failures", () => {
  it("a silent drop in a tenth of the traffic is found, though all requests together pass", async () => {
    const folder = emptyFolder();
    writeLogs(folder, week(3000, legalFails));
    const found = await compared(folder, [...bothSides, "--slice-by", "user", "--error-margin", "1.5%"]);
    expect(criterion(found, "errors")?.status).toBe("passed");
    expect(criterion(found, "error_slices")?.status).toBe("failed");
    expect(found.status).toBe("failed");
    const failures = found.slices.filter(({ of }) => of === "errors");
    expect(failures.map(({ name, status }) => [name, status])).toEqual([
      ["legal", "dropped"],
      ["general", "held"],
      ["billing", "held"],
    ]);
    const [legal] = failures;
    expect(legal).toMatchObject({ managed_count: 300, self_hosted_count: 300, managed: 0, self_hosted: 25 / 300 });
    // without slices it is averaged away, and the answer says so
    const whole = await compared(folder, [...bothSides, "--error-margin", "1.5%"]);
    expect(criterion(whole, "errors")?.status).toBe("passed");
    expect(whole.slices).toEqual([]);
    expect(whole.notes.join(" ")).toContain("--slice-by KEY");
  });

  it("requests with the same id are pairs; without one in common they are two samples of the same rates", async () => {
    const folder = emptyFolder();
    const requests = week(3000, (request, nth) => {
      // 30 fail on both sides, 6 on the managed side alone, 9 self-hosted alone
      if (nth % 100 === 3) request.managed.status = request.selfHosted.status = "error";
      if (nth % 500 === 7) request.managed.status = "rate_limited";
      if (nth % 333 === 11) request.selfHosted.status = "error";
    });
    writeLogs(folder, requests);
    const paired = await compared(folder, bothSides);
    expect(criterion(paired, "errors")?.because).toContain("3,000 pairs of requests");
    // 10 have the place 11 in 333: 11, 344, …, 3008 is beyond the end
    const differing = (10 - 1 - 6) / 3000;
    expect(criterion(paired, "errors")?.figure?.expected).toBeCloseTo(differing, 10);
    expect(paired.managed).toMatchObject({ requests: 3000, rate_limited: 6, errors: 30 });
    expect(paired.notes.join(" ")).toContain("3,000 pairs of requests with the same id");
    expect(paired.times.some((time) => time.paired)).toBe(true);

    writeFileSync(
      join(folder, "managed.ndjson"),
      litellm(requests.map((request) => ({ ...request, id: `m${request.id}` }))),
    );
    const unpaired = await compared(folder, bothSides);
    expect(criterion(unpaired, "errors")?.figure?.expected).toBeCloseTo(differing, 10);
    expect(unpaired.times.some((time) => time.paired)).toBe(false);
    expect(unpaired.notes.join(" ")).toContain("None of 3,000 managed and 3,000 self-hosted requests with an id");
    // what both sides failed at alike says nothing of a pair, so pairs settle more
    const width = (of: Comparison) => (criterion(of, "errors")?.figure?.high ?? 0) - differing;
    expect(width(paired)).toBeLessThan(width(unpaired));
  });

  it("a few ids that happen to be the same make no pairs", async () => {
    const folder = emptyFolder();
    const requests = week(1000);
    writeLogs(folder, requests);
    const others = requests.map((request, i) => (i < 400 ? request : { ...request, id: `m${request.id}` }));
    writeFileSync(join(folder, "managed.ndjson"), litellm(others));
    const found = await compared(folder, bothSides);
    expect(found.times.every((time) => !time.paired)).toBe(true);
    expect(found.notes.join(" ")).toContain("Only 400 requests of 1,000 managed and 1,000 self-hosted");
  });
});

it("a request that is refused at once is no fast answer", async () => {
  const folder = emptyFolder();
  const requests = week(1000, (request, nth) => {
    request.managed.ms = request.selfHosted.ms = 800;
    if (nth % 2 === 1) request.selfHosted = { ms: 2, status: "rate_limited" };
  });
  writeLogs(folder, requests);
  const [median] = (await compared(folder, bothSides)).times.filter(
    ({ measure, percentile, paired }) => measure === "latency" && percentile === 50 && !paired,
  );
  expect(median).toMatchObject({ managed_count: 1000, self_hosted_count: 500 });
  expect(median?.self_hosted_ms.expected).toBe(800);
});

it("the order of rows, how they are split into files and whether these are compressed change nothing", async () => {
  const folder = emptyFolder();
  const requests = week(600, legalFails);
  writeLogs(folder, requests);
  const whole = await compared(folder, [...bothSides, "--slice-by", "user"]);
  const shuffled = requests.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  writeFileSync(join(folder, "part-1.ndjson.gz"), gzipSync(litellm(shuffled.slice(0, 250))));
  writeFileSync(join(folder, "part-2.ndjson"), litellm(shuffled.slice(250)));
  const args = ["--managed", "part-*", ...bothSides.slice(2), "--slice-by", "user"];
  expect(await compared(folder, args)).toEqual(whole);
});

it("only what lies between --since and --until counts", async () => {
  const folder = emptyFolder();
  writeLogs(folder, week(700));
  const found = await compared(folder, [
    ...bothSides,
    ...["--since", "2026-11-02T01:00", "--until", "2026-11-03", "--timezone", "europe/berlin"],
  ]);
  // 100 requests a day, from midnight to 23:00 in UTC of one day: 100 × 23 ÷ 24 = 95.8, begun at its first moment
  expect([found.managed.requests, found.self_hosted.requests]).toEqual([96, 96]);
});

it("one log of a gateway that holds both sides gives what two logs give", async () => {
  const folder = emptyFolder();
  const requests = week(400, (request, nth) => {
    request.selfHosted.ms += 10;
    if (nth % 50 === 7) request.selfHosted.status = "error";
  });
  const managed = litellm(requests);
  const own = litellm(requests.map((request) => ({ ...request, managed: request.selfHosted })))
    .replaceAll("gpt-4o-mini", "llama-3.1-8b")
    .replaceAll("openai", "vllm");
  writeFileSync(join(folder, "managed.ndjson"), managed);
  writeFileSync(join(folder, "own.ndjson"), own);
  // one after the other by their times, and each request under one id
  const rows = [managed, own].flatMap((text) => text.trimEnd().split("\n"));
  const time = (row: string): string => JSON.parse(row).startTime;
  writeFileSync(
    join(folder, "gateway.ndjson"),
    `${rows.toSorted((a, b) => (time(a) < time(b) ? -1 : 1)).join("\n")}\n`,
  );
  const two = await compared(folder, ["--managed", "managed.ndjson", "--self-hosted", "own.ndjson"]);
  expect(two).toMatchObject({ managed: { requests: 400, errors: 0 }, self_hosted: { requests: 400, errors: 8 } });
  expect(two.times.some(({ paired }) => paired)).toBe(true);
  const one = ["--managed", "gateway.ndjson", "--self-hosted", "gateway.ndjson"];
  const models = ["--managed-model", "gpt-4o-mini", "--self-hosted-model", two.self_hosted.label ?? ""];
  expect(await compared(folder, [...one, ...models])).toEqual(two);
});

describe("quality", () => {
  it("the results of the real promptfoo give the scores that they hold", async () => {
    const folder = emptyFolder();
    writeLogs(folder, week(100));
    const results = resolve("fixtures/evals/results.json");
    const args = [...bothSides, "--evals", results, "--managed-provider", "gpt-4o-mini", "--eval-slice", "kind"];
    const found = await compared(folder, args);
    // counted from the file once more, by test and provider
    const file = JSON.parse(readFileSync(results, "utf8"));
    const passes = (label: string): number[] =>
      file.results.results
        .filter((result: { provider: { label?: string; id: string } }) =>
          [result.provider.label, result.provider.id].includes(label),
        )
        .map((result: { success: boolean }) => Number(result.success));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [managed, selfHosted] = [passes("gpt-4o-mini"), passes("llama-3.3-70b")];
    expect(managed.length).toBeGreaterThan(0);
    expect(criterion(found, "quality")?.figure?.expected).toBeCloseTo(mean(selfHosted) - mean(managed), 10);
    expect(
      found.slices
        .filter(({ of }) => of === "quality")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["invoices", "letters"]);
  });

  it("so many more cases as are asked for settle it, if they come out alike", async () => {
    const folder = emptyFolder();
    writeLogs(folder, week(100));
    // each side fails every twentieth case, and never the same one
    const evals = (count: number): void => {
      const score = (i: number, place: number) => (i % 20 === place ? "fail" : "pass");
      const rows = Array.from(
        { length: count },
        (_, i) => `c${i},managed,${score(i, 3)}\nc${i},self-hosted,${score(i, 13)}\n`,
      );
      writeFileSync(join(folder, "evals.csv"), `case,side,score\n${rows.join("")}`);
    };
    evals(200);
    const first = criterion(await compared(folder, [...bothSides, "--evals", "evals.csv"]), "quality");
    expect(first?.status).toBe("not_enough");
    const more = first?.more?.count ?? 0;
    expect(more).toBeGreaterThan(0);
    // whole twenties, so that the shares stay
    evals(200 + Math.ceil(more / 20) * 20);
    expect(criterion(await compared(folder, [...bothSides, "--evals", "evals.csv"]), "quality")?.status).toBe("passed");
  });
});

describe("cost", () => {
  it("is not judged without what it is made of, and says what that is", async () => {
    const folder = emptyFolder();
    writeLogs(folder, week(500));
    const found = await compared(folder, bothSides);
    expect(criterion(found, "cost")).toBeUndefined();
    const [note] = found.notes.filter((each) => each.startsWith("To judge cost"));
    expect(note).toContain("--gpu-usd-per-hour");
    expect(note).toContain("--people-usd-per-month");
    // who gives a part of it wants it judged: it is then open, not passed over
    expect(criterion(await compared(folder, [...bothSides, "--gpus", "2"]), "cost")?.status).toBe("not_enough");
  });

  it("is GPU hours, people and the rest beside the bill as logged, at the volume that is given", async () => {
    const folder = emptyFolder();
    writeLogs(folder, week(500));
    const flags = ["--gpus", "2", "--gpu-usd-per-hour", "2.50", "--people-usd-per-month", "9k"];
    const found = await compared(folder, [
      ...bothSides,
      ...flags,
      "--other-usd-per-month",
      "350",
      "--requests-per-month",
      "10M",
    ]);
    // 2 GPUs × 730 h × $2.50 = $3,650; 10M × $0.002 = $20,000
    expect(found.cost?.self_hosted_usd_per_month.expected).toBeCloseTo(3650 + 9000 + 350, 6);
    expect(found.cost?.managed_usd_per_month.expected).toBeCloseTo(20_000, 6);
    expect(found.cost?.managed_basis).toBe("logged");
    expect(criterion(found, "cost")?.status).toBe("passed");
    expect(
      criterion(await compared(folder, [...bothSides, ...flags, "--requests-per-month", "1M"]), "cost")?.status,
    ).toBe("failed");
  });
});
