import { describe, expect, it } from "vitest";
import { pricesOf } from "../../src/cli/size/prices.js";
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

const endsOf = (...prices: GpuPrice[]) => pricesOf("g", prices)?.ends;

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
    expect(pricesOf("g", [listed])).toMatchObject({ ends: { low: 1, high: 1 }, prices: [{ offer: false }] });
  });

  it.each([
    ["2025-10-01", false],
    ["2025-10-02", true],
    ["2025-10", true],
    ["2025-09", false],
    ["2025", true],
    ["2024", false],
  ])("of %s beside one of 2026-10-02: counted is %s", (date, isCounted) => {
    const { prices = [] } = pricesOf("g", [price(3, "2026-10-02"), price(1, date)]) ?? {};
    expect(prices.some((one) => one.date === date)).toBe(isCounted);
  });

  it("are not known where there is none, and never zero", () => {
    expect(pricesOf("g", [])).toBeUndefined();
    expect(pricesOf("g", [price(0, "2026-09")])).toBeUndefined();
  });
});
