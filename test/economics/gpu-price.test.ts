import { describe, expect, it } from "vitest";
import { countedPrices, gpuPriceRange } from "../../src/economics/gpu-price.js";
import type { GpuPrice } from "../../src/sizing/gpu.js";

const price = (usdPerGpuHour: number, date: string, more: Partial<GpuPrice> = {}): GpuPrice => ({
  gpu: "g",
  usdPerGpuHour,
  kind: "on_demand",
  provider: "p",
  date,
  offer: true,
  source: "s",
  ...more,
});

const endsOf = (...prices: GpuPrice[]) => {
  const range = gpuPriceRange(prices, "g")?.range;
  return range && { low: range.low, high: range.high };
};

describe("prices of a GPU", () => {
  it("range from the cheapest to the dearest offer", () => {
    expect(endsOf(price(3, "2026-09"), price(2, "2026-09"), price(9, "2026-09"))).toEqual({ low: 2, high: 9 });
  });

  it("leave spot, reserved and other GPUs out", () => {
    const others = [{ kind: "spot" }, { kind: "reserved" }, { gpu: "h" }] as const;
    expect(endsOf(price(3, "2026-09"), ...others.map((more) => price(1, "2026-09", more)))).toEqual({
      low: 3,
      high: 3,
    });
  });

  it("leave what is no offer out where there is an offer, and use it where there is none", () => {
    const listed = price(1, "2026-09", { offer: false });
    expect(endsOf(price(3, "2026-09"), listed)).toEqual({ low: 3, high: 3 });
    expect(countedPrices([listed], "g")).toEqual([listed]);
  });

  it.each([
    ["2025-10-01", false],
    ["2025-10-02", true],
    ["2025-10", true],
    ["2025-09", false],
    ["2025", true],
    ["2024", false],
  ])("of %s beside one of 2026-10-02: counted is %s", (date, isCounted) => {
    const prices = [price(3, "2026-10-02"), price(1, date)];
    expect(countedPrices(prices, "g").some((one) => one.date === date)).toBe(isCounted);
    expect(endsOf(...prices)).toEqual({ low: isCounted ? 1 : 3, high: 3 });
  });

  it("are not known where there is none, and never zero", () => {
    expect(endsOf()).toBeUndefined();
    expect(endsOf(price(0, "2026-09"))).toBeUndefined();
  });

  it("have their median between them, which leans to neither of two", () => {
    const range = (...usd: number[]) =>
      gpuPriceRange(
        usd.map((one) => price(one, "2026-09")),
        "g",
      )?.range.expected;
    expect([range(9, 2, 3), range(9, 2)]).toEqual([3, 5.5]);
  });
});
