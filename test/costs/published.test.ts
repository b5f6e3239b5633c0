import { describe, expect, it } from "vitest";
import { breakEven } from "../../src/costs/break-even.js";
import { pointAt } from "../../src/costs/factors.js";
import { hybrid } from "../../src/costs/hybrid.js";
import { managed } from "../../src/costs/managed.js";
import type { CostModel } from "../../src/costs/option.js";
import { payback } from "../../src/costs/payback.js";
import { serverPowerUsdPerHour } from "../../src/costs/purchase.js";
import { type SelfHostedInput, selfHosted } from "../../src/costs/self-hosted.js";
import {
  hoursPerMonth,
  requestsPerSecond,
  secondsOfAMonth,
  tokensPerMonth,
  usd,
  usdPerHour,
  usdPerMonth,
} from "../../src/quantities/quantity.js";
import {
  configIq,
  configIqSteps,
  lenovo,
  olympio,
  type PanModel,
  panConditions,
  panModels,
  panPrices,
  rearchitecting,
} from "./published.js";

const nobody = { fte: 0, usdPerEngineer: usdPerMonth(0), onCall: usdPerMonth(0) };
const alone: Pick<SelfHostedInput, "planTo" | "peakToMean" | "spareReplicas" | "schedule" | "people"> = {
  planTo: 1,
  peakToMean: 1,
  spareReplicas: 0,
  schedule: { kind: "always_on" },
  people: nobody,
};

function panMonths(pan: PanModel, api: string, inputShare: number): number {
  const price = panPrices[api];
  if (!price) throw new Error(`${api} has no price`);
  const mtok = (pan.tokensPerSecond * 3600 * panConditions.hours) / 1e6;
  const bill = mtok * (price.input * inputShare + price.output * (1 - inputShare));
  const purchase = usd(pan.gpus * pan.usdPerGpu);
  const power = serverPowerUsdPerHour({
    mode: "owned",
    usdPerServer: purchase,
    gpusPerServer: pan.gpus,
    lifeMonths: 1,
    tdpWattsPerGpu: pan.wattsPerGpu,
    pue: 1,
    usdPerKwh: panConditions.usdPerKwh,
  });
  const back = payback(purchase, bill - power * panConditions.hours);
  if (!back.paidBack) throw new Error("never paid back");
  return back.periods;
}

/** How far a value lies from the nearest one that rounds to the published digits, as a share. */
function beyondRounding(value: number, published: string): number {
  const half = 0.5 * 10 ** -(published.split(".")[1]?.length ?? 0);
  return Math.max(0, Math.abs(value - Number(published)) - half) / Number(published);
}

const cells = panModels.flatMap((pan) =>
  Object.entries(pan.monthsAgainst).map(([api, published]) => ({ pan, api, published, name: `${pan.model} ${api}` })),
);
const isGemini = ({ api }: { api: string }): boolean => api.startsWith("Gemini");

describe("Pan et al. 2025: months until a purchase is paid back", () => {
  it("has nine models against five APIs", () => expect(cells).toHaveLength(45));

  it.each(panModels)("$model: capacity of a month as published", ({ tokensPerSecond, capacityMtok }) => {
    expect((tokensPerSecond * 3600 * panConditions.hours) / 1e6).toBeCloseTo(Number(capacityMtok), 1);
  });

  it.each(cells.filter((cell) => !isGemini(cell)))(
    "$name within 1.5 % of the rounded figure",
    ({ pan, api, published }) => {
      expect(beyondRounding(panMonths(pan, api, panConditions.inputShare), published)).toBeLessThan(0.015);
    },
  );

  it("differs by 8 to 12 % against Gemini, always the same way", () => {
    const ratios = cells
      .filter(isGemini)
      .map(({ pan, api, published }) => panMonths(pan, api, panConditions.inputShare) / Number(published));
    expect(ratios).toHaveLength(9);
    for (const ratio of ratios) {
      expect(ratio).toBeGreaterThan(1.08);
      expect(ratio).toBeLessThan(1.12);
    }
  });

  it.each(cells.filter(isGemini))(
    "$name within 1.5 % when one token in comes with three out",
    ({ pan, api, published }) => {
      expect(Math.abs(panMonths(pan, api, 1 / 4) / Number(published) - 1)).toBeLessThan(0.015);
    },
  );
});

describe("ConfigIQ: Qwen3-235B three ways", () => {
  const { hosted, rented, purchased, months } = configIq;
  const people = (fte: number) => ({
    fte,
    usdPerEngineer: usdPerMonth(configIq.usdPerEngineer),
    onCall: usdPerMonth(0),
  });
  const requests = Math.max(
    configIq.inputTokens / configIq.inputPerRequest,
    configIq.outputTokens / configIq.outputPerRequest,
  );
  const meanLoad = requestsPerSecond(requests / secondsOfAMonth);

  it("hosted API: every line and the total to the cent", () => {
    const bill = (configIq.inputTokens * hosted.usdPerMtokIn + configIq.outputTokens * hosted.usdPerMtokOut) / 1e6;
    const model = managed({
      id: "hosted",
      tokens: usdPerMonth(bill),
      people: people(hosted.fte),
      migration: { usd: hosted.implementation, months },
    });
    const { total, ...lines } = hosted.published;
    const cost = model.cost(pointAt());
    for (const [part, amount] of Object.entries(lines)) expect(cost).toHaveProperty(part, expect.closeTo(amount, 2));
    expect(model.total(pointAt())).toBeCloseTo(total, 2);
  });

  it("rented: lines as published, compute as far as the rounded share of capacity allows", () => {
    const replicaCapacity = requestsPerSecond(meanLoad / (rented.shareOfPlannedCapacity * rented.planTo));
    const workHours = rented.shareOfPlannedCapacity * 730;
    const model = selfHosted({
      ...alone,
      id: "rented",
      replicaCapacity,
      gpusPerReplica: rented.gpus,
      meanLoad,
      planTo: rented.planTo,
      purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(rented.usdPerInstanceHour / rented.gpus) },
      schedule: {
        kind: "scale_to_zero",
        coldStartsPerMonth: 1,
        coldStartSeconds: workHours * rented.runtimeBuffer * 3600,
      },
      people: people(rented.fte),
      hosting: usdPerMonth(rented.hosting),
      migration: { usd: rented.implementation, months },
    });
    const cost = model.cost(pointAt());
    const { published } = rented;
    expect(cost.hosting).toBeCloseTo(published.hosting, 0);
    expect(cost.engineering).toBeCloseTo(published.engineering, 0);
    expect(Math.abs((cost.migration ?? 0) - published.migration)).toBeLessThan(0.5);
    // half of a tenth of a percent, and half a dollar
    const rounding = (0.0005 / rented.shareOfPlannedCapacity) * published.compute + 0.5;
    const compute = (cost.gpu_hours ?? 0) + (cost.idle_hours ?? 0);
    expect(Math.abs(compute - published.compute)).toBeLessThan(rounding);
    expect(Math.abs(model.total(pointAt()) - published.total)).toBeLessThan(rounding + 0.5);
  });

  it("purchased: every line and the total to the dollar", () => {
    const model = selfHosted({
      ...alone,
      id: "purchased",
      replicaCapacity: requestsPerSecond(1),
      gpusPerReplica: 4,
      meanLoad,
      purchase: {
        mode: "owned",
        usdPerServer: usd(purchased.usdPerServer),
        gpusPerServer: purchased.gpusPerServer,
        lifeMonths: purchased.lifeMonths,
        residualShare: purchased.residualShare,
        installation: usd(purchased.installation),
        capitalCostPerYear: purchased.capitalCostPerYear,
        heldMonths: months,
        maintenancePerYear: purchased.maintenancePerYear,
        tdpWattsPerGpu: purchased.tdpWattsPerGpu,
        baseWattsPerServer: purchased.baseWattsPerServer,
        pue: purchased.pue,
        usdPerKwh: purchased.usdPerKwh,
        hosting: usdPerMonth(purchased.facilitiesPerServer),
      },
      people: people(purchased.fte),
      hosting: usdPerMonth(purchased.infrastructure),
      migration: { usd: purchased.implementation, months },
    });
    const cost = model.cost(pointAt());
    const { total, ...lines } = purchased.published;
    const within = (value: number | undefined, amount: number) => Math.abs((value ?? 0) - amount) <= 1;
    expect(within(cost.purchase, lines.purchase)).toBe(true);
    expect(within(cost.power, lines.power)).toBe(true);
    expect(within(cost.hosting, lines.hosting)).toBe(true);
    expect(within(cost.engineering, lines.engineering)).toBe(true);
    expect(within(cost.migration, lines.migration)).toBe(true);
    expect(Math.abs(model.total(pointAt()) - total)).toBeLessThanOrEqual(1);
  });
});

describe("ConfigIQ: whole deployments in steps", () => {
  const steps = configIqSteps;
  const tokensPerRequest = steps.inputPerRequest + steps.outputPerRequest;
  const today = 1_000_000;
  const meanLoad = requestsPerSecond(today / tokensPerRequest / secondsOfAMonth);
  const deployed = (purchase: SelfHostedInput["purchase"], hosting?: number): CostModel =>
    selfHosted({
      ...alone,
      id: "deployed",
      replicaCapacity: requestsPerSecond(steps.outputTokensPerSecond / steps.outputPerRequest),
      gpusPerReplica: 1,
      meanLoad,
      planTo: steps.planTo,
      // over the mean of the whole month instead of the window's
      peakToMean: (steps.peakToMean * 730) / steps.windowHours,
      purchase,
      schedule: { kind: "active_window", hours: hoursPerMonth(steps.windowHours) },
      ...(hosting === undefined ? {} : { hosting: usdPerMonth(hosting) }),
    });
  const rentedAt = (price: number, hosting?: number) =>
    deployed({ mode: "on_demand", usdPerGpuHour: usdPerHour(price) }, hosting);

  it("one replica carries 81 million tokens", () => {
    expect((rentedAt(2).breaks(pointAt()).every[0] ?? 0) * today).toBeCloseTo(steps.capacityTokens, 3);
  });

  it.each(steps.rentedAt2UsdPerHour)("rented, $tokens tokens: $usd USD", ({ tokens, usd: expected }) => {
    expect(rentedAt(2).total(pointAt({ volume: tokens / today }))).toBeCloseTo(expected, 6);
  });

  it.each(steps.ownedAt)("owned, $tokens tokens: $usd USD", ({ tokens, usd: expected }) => {
    const owned = deployed({
      mode: "owned",
      usdPerServer: usd(steps.usdPerServer),
      gpusPerServer: 1,
      lifeMonths: steps.lifeMonths,
      tdpWattsPerGpu: 0,
      pue: 1,
      usdPerKwh: 0,
    });
    expect(owned.total(pointAt({ volume: tokens / today }))).toBeCloseTo(expected, 6);
  });

  it("first crossing at the published token; lasting once a whole step stays cheaper", () => {
    const found = breakEven({
      incumbent: managed({ id: "hosted", tokens: usdPerMonth(steps.usdPerMtok) }),
      candidate: rentedAt(1, 30),
      volume: tokensPerMonth(today),
      within: tokensPerMonth(1e12),
    });
    expect(Math.ceil(found.first?.volume ?? 0)).toBe(steps.firstCrossing);
    // n steps cost 100 n + 30, and 113.4 n is paid to the API at their end: step 10 is recovered, and all of step 11
    expect(found.lasting?.volume).toBeCloseTo((1030 / steps.usdPerMtok) * 1e6, 3);
    expect(found.searched).toBeCloseTo(1e12, 0);
  });
});

describe("Lenovo LP2368: 8 × H100 bought or rented", () => {
  it("pays back after 2,720 hours", () => {
    const { purchaseUsd, rentUsdPerHour, runningUsdPerHour } = lenovo;
    const back = payback(purchaseUsd, rentUsdPerHour - runningUsdPerHour);
    expect(back.paidBack && Math.round(back.periods)).toBe(lenovo.hours);
  });
});

describe("Olympio et al.: one A100 against an API", () => {
  const candidate = (tokensOfOneReplica: number): CostModel =>
    selfHosted({
      ...alone,
      id: "a100",
      replicaCapacity: requestsPerSecond(tokensOfOneReplica / secondsOfAMonth),
      gpusPerReplica: 1,
      meanLoad: requestsPerSecond(1e9 / secondsOfAMonth),
      purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(olympio.usdPerHour) },
    });
  const against = (usdPerMtok: number, tokensOfOneReplica: number) =>
    breakEven({
      incumbent: managed({ id: "api", tokens: usdPerMonth(usdPerMtok * 1000) }),
      candidate: candidate(tokensOfOneReplica),
      volume: tokensPerMonth(1e9),
      within: tokensPerMonth(1e12),
    });

  it("costs the published month", () => {
    expect(Math.round(candidate(1e12).total(pointAt()))).toBe(olympio.usdPerMonth);
  });

  it.each(olympio.breakEven)("$usdPerMtok a million: $tokens tokens", ({ usdPerMtok, tokens, digit }) => {
    const found = against(usdPerMtok, 1e12);
    expect(Math.abs((found.first?.volume ?? 0) - tokens)).toBeLessThanOrEqual(digit / 2);
  });

  it.each(olympio.breakEven)("never at $usdPerMtok, at what one GPU was measured to carry", ({ usdPerMtok }) => {
    const found = against(usdPerMtok, olympio.capacityTokens);
    expect(found.crossings).toEqual([]);
    expect(found.first).toBeUndefined();
  });
});

describe("Rearchitecting LLMs: a GPU, with hard requests escalated to an API", () => {
  const book = rearchitecting;
  const month = (requestsPerHour: number) => ({
    api: managed({ id: "api", tokens: usdPerMonth(requestsPerHour * 730 * book.usdPerRequest) }),
    gpu: selfHosted({
      ...alone,
      id: "gpu",
      replicaCapacity: requestsPerSecond(1),
      gpusPerReplica: 1,
      meanLoad: requestsPerSecond(requestsPerHour / 3600),
      purchase: { mode: "on_demand", usdPerGpuHour: usdPerHour(book.usdPerGpuHour) },
    }),
  });

  it("breaks even at 625 requests an hour", () => {
    const { api, gpu } = month(1000);
    const perHour = { volume: tokensPerMonth(1000), within: tokensPerMonth(3000) };
    expect(breakEven({ incumbent: api, candidate: gpu, ...perHour }).first?.volume).toBeCloseTo(
      book.breakEvenRequestsPerHour,
      6,
    );
  });

  it("saves 74.6 % at 2,950 an hour with 4.2 % escalated", () => {
    const { api, gpu } = month(book.requestsPerHour);
    const escalated = managed({ id: "rest", tokens: usdPerMonth(api.total(pointAt()) * book.escalated) });
    const both = hybrid("both", [gpu, escalated]).total(pointAt());
    expect(both / (book.requestsPerHour * 730)).toBeCloseTo(book.usdPerRequestThen, 4);
    expect(1 - both / api.total(pointAt())).toBeCloseTo(book.saving, 3);
  });
});
