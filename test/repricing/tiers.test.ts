import { waitForUpdate } from "@pydantic/genai-prices";
import { expect, it } from "vitest";
import { longContexts } from "../../src/evidence/parts.js";

it("size classes begin exactly where some price of the bundled book does", async () => {
  const starts = new Set<number>();
  for (const { models } of (await waitForUpdate()) ?? []) {
    for (const { prices } of models) {
      for (const each of Array.isArray(prices) ? prices.map((conditional) => conditional.prices) : [prices]) {
        for (const price of Object.values(each)) {
          if (typeof price === "object") for (const { start } of price.tiers) starts.add(start);
        }
      }
    }
  }
  expect(starts.size).toBeGreaterThan(0);
  expect([...longContexts]).toEqual([...starts].sort((a, b) => a - b));
});
