import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadSizing } from "../../src/cli/size/load-sizing.js";
import { questionOf } from "../../src/cli/size/question.js";
import { answer } from "../../src/sizing-answer/answer.js";
import { flagsOf } from "./sample.js";

const folder = mkdtempSync(join(tmpdir(), "llm-decide-plan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const assumptions = JSON.parse(readFileSync("data/cost-assumptions.json", "utf8"));
const certainly = (name: string, value: number) => ({ ...assumptions[name], low: value, expected: value, high: value });
writeFileSync(
  join(folder, "cost-assumptions.json"),
  JSON.stringify({
    ...assumptions,
    plan_to: certainly("plan_to", 0.35),
    spare_replicas: certainly("spare_replicas", 2),
  }),
);

const flags = flagsOf({ gpu: ["h100-80gb"], gpus: 1, rate: 200, peakToMean: 2 });

async function sized(dir?: string, more = {}) {
  const tables = await loadSizing(dir);
  const { configurations, rests_on: grounds } = answer(questionOf({ ...flags, ...more }, tables), tables);
  const fleet = configurations[0]?.fleet;
  if (!fleet) throw new Error("expected a fleet");
  return { fleet, grounds: grounds.join("\n") };
}

describe("a plan of one's own", () => {
  it("is the one that fleets are sized by and that the report tells", async () => {
    const [usual, own] = [await sized(), await sized(folder)];
    expect([usual.fleet.spare_replicas, own.fleet.spare_replicas]).toEqual([1, 2]);
    // half the share takes twice the replicas, give or take the one that is not full
    expect(Math.abs(own.fleet.replicas - 2 * usual.fleet.replicas)).toBeLessThanOrEqual(1);
    expect(usual.grounds).toContain("planned to 70 %");
    expect(own.grounds).toContain("planned to 35 %");
  });

  it("leaves the spares to --spare where that is given", async () => {
    expect((await sized(folder, { spare: 0 })).fleet.spare_replicas).toBe(0);
  });
});
