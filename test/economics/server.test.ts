import { describe, expect, it } from "vitest";
import { serverPowerUsdPerHour, serverUsdPerMonth } from "../../src/costs/purchase.js";
import type { Replica } from "../../src/economics/replica.js";
import { ownedServer } from "../../src/economics/server.js";
import { certain } from "../../src/quantities/range.js";
import { findGpu } from "../../src/sizing/catalogue.js";
import { data } from "../support/assessor.js";

const { assumptions, sizing } = known();

function known() {
  if (!data.economics) throw new Error("there is no data to estimate from");
  return data.economics;
}

/** The server for a replica of two GPUs of this kind. */
function serverOf(name: string) {
  const gpu = findGpu(sizing, name);
  if (!gpu) throw new Error(`${name} is not in the table`);
  const speed = { requestsPerSecond: 1, tokensPerSecondPerGpu: 600, band: { low: 1, high: 1 } };
  const replica: Replica = { gpu, gpus: 2, ...speed, basis: "fitted", price: certain(3) };
  return ownedServer(replica, assumptions);
}

describe("a server bought for eight H100", () => {
  const server = serverOf("h100-80gb");
  if (!server) throw new Error("a source prices it");

  it("costs its price over its life, interest on half of it, and maintenance on all of it", () => {
    // $267,002.65 is the geometric mean of both prices: over 48 months, with 8 % a year on half of it and 5 % on all
    expect(serverUsdPerMonth(server)).toBeCloseTo(5562.56 + 890.01 + 1112.51, 1);
  });

  it("draws what its GPUs and the machine around them draw", () => {
    // 8 × 700 W and 1,438.75 W, the geometric mean of 450 and 4,600, at 1.54 and $0.146
    expect(serverPowerUsdPerHour(server)).toBeCloseTo(7.03875 * 1.54 * 0.146, 5);
  });

  it("is hosted by all of that power", () => {
    expect(server.hosting).toBeCloseTo(7.03875 * 184, 2);
  });
});

it("no server is bought for a GPU that no source prices one for", () => {
  expect(serverOf("l40s-48gb")).toBeUndefined();
});
