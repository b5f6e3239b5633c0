import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countedPrices, gpuPriceRange } from "../../src/economics/gpu-price.js";
import type { GpuPrice } from "../../src/sizing/gpu.js";

/** A price of a provider of its own, where not said otherwise. */
const price = (usdPerGpuHour: number, date: string, more: Partial<GpuPrice> = {}): GpuPrice => ({
  gpu: "g",
  usdPerGpuHour,
  kind: "on_demand",
  provider: `p${usdPerGpuHour}`,
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

  describe("of one provider", () => {
    const of = (product: string, usd: number, date: string) => price(usd, date, { provider: "p", product });

    it("count once for each product, by the newest quote", () => {
      const quotes = [of("community", 2, "2026-09-25"), of("secure", 3, "2026-09-25"), of("secure", 6, "2026-11-09")];
      const other = price(4, "2026-09-26");
      expect(countedPrices([...quotes, other], "g").map(({ usdPerGpuHour }) => usdPerGpuHour)).toEqual([2, 4, 6]);
      expect(gpuPriceRange([...quotes, other], "g")).toMatchObject({
        range: { low: 2, expected: 4, high: 6 },
        ...{ offers: 3, providers: 2, from: "2026-09-25", to: "2026-11-09" },
      });
    });

    it("count once where two sources quote the same, and each where one day has several", () => {
      const same = [of("1x", 3, "2026-09-25"), of("1x", 3, "2026-09-25"), of("1x", 5, "2026-09-25")];
      expect(countedPrices(same, "g").map(({ usdPerGpuHour }) => usdPerGpuHour)).toEqual([3, 5]);
    });

    it("are of one provider, however many products it has", () => {
      const range = gpuPriceRange([of("1x", 4, "2026-09"), of("8x", 3, "2026-09")], "g");
      expect(range).toMatchObject({ offers: 2, providers: 1 });
    });
  });
});

describe("the prices that the program comes with", () => {
  const prices: readonly GpuPrice[] = JSON.parse(readFileSync("data/gpus.json", "utf8")).prices;

  it("name providers, not their products", () => {
    const names = new Set(prices.filter(({ offer }) => offer).map(({ provider }) => provider));
    expect([...names].sort()).toEqual(["AWS", "Azure", "GCP", "Hyperstack", "Lambda", "Nebius", "RunPod"]);
  });

  // by hand: the newest offer of each product in data/gpus.json
  it.each([
    // RunPod 2.69 and 3.99, Nebius 3.85, Lambda 4.29 and 3.99, GCP 10.9791, AWS 6.88, Azure 12.29, Hyperstack 3.2
    ["h100-80gb", 9, 7, 3.99],
    // RunPod 3.59 and 4.59, Nebius 4.5, AWS 7.912, Hyperstack 3.99
    ["h200-141gb", 5, 4, 4.5],
    // RunPod 5.98 and 6.79, Lambda 6.99 and 6.69, Nebius 7.15, Hyperstack 6
    ["b200-180gb", 6, 4, 6.74],
    // RunPod 1.39 and 1.79, Lambda 2.79, AWS 3.4309
    ["a100-80gb", 4, 3, 2.29],
    // RunPod 0.34 and 0.74
    ["rtx4090-24gb", 2, 1, 0.54],
  ])("are of %s %d offers by %d providers, the median $%d", (gpu, offers, providers, median) => {
    const found = gpuPriceRange(prices, gpu);
    expect(found).toMatchObject({ offers, providers });
    expect(found?.range.expected).toBeCloseTo(median, 10);
  });
});
