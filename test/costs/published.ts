/** Results as their authors published them, for the arithmetic to be held against. */

const pan = "Pan et al. 2025, arXiv 2509.18101v3, Tables I-IV";

export interface PanModel {
  model: string;
  gpus: number;
  usdPerGpu: number;
  wattsPerGpu: number;
  tokensPerSecond: number;
  /** Published figures stay text: their digits say how far they were rounded. */
  capacityMtok: string;
  monthsAgainst: Readonly<Record<string, string>>;
}

/** Months until a purchase is paid back by the API cost of all that it could produce. */
export const panModels: readonly PanModel[] = [
  {
    model: "Kimi-K2",
    gpus: 16,
    usdPerGpu: 15000,
    wattsPerGpu: 400,
    tokensPerSecond: 800,
    capacityMtok: "506.9",
    monthsAgainst: {
      "GPT-5": "69.3",
      "Claude-4 Opus": "8.7",
      "Claude-4 Sonnet": "44.0",
      "Grok-4": "44.0",
      "Gemini 2.5 Pro": "63.1",
    },
  },
  {
    model: "GLM-4.5",
    gpus: 6,
    usdPerGpu: 15000,
    wattsPerGpu: 400,
    tokensPerSecond: 400,
    capacityMtok: "253.4",
    monthsAgainst: {
      "GPT-5": "51.5",
      "Claude-4 Opus": "6.5",
      "Claude-4 Sonnet": "32.8",
      "Grok-4": "32.8",
      "Gemini 2.5 Pro": "47.0",
    },
  },
  {
    model: "Qwen3-235B",
    gpus: 4,
    usdPerGpu: 15000,
    wattsPerGpu: 400,
    tokensPerSecond: 400,
    capacityMtok: "253.4",
    monthsAgainst: {
      "GPT-5": "34.0",
      "Claude-4 Opus": "4.3",
      "Claude-4 Sonnet": "21.8",
      "Grok-4": "21.8",
      "Gemini 2.5 Pro": "31.1",
    },
  },
  {
    model: "gpt-oss-120B",
    gpus: 2,
    usdPerGpu: 15000,
    wattsPerGpu: 400,
    tokensPerSecond: 220,
    capacityMtok: "139.4",
    monthsAgainst: {
      "GPT-5": "30.9",
      "Claude-4 Opus": "3.9",
      "Claude-4 Sonnet": "19.8",
      "Grok-4": "19.8",
      "Gemini 2.5 Pro": "28.2",
    },
  },
  {
    model: "GLM-4.5-Air",
    gpus: 2,
    usdPerGpu: 15000,
    wattsPerGpu: 400,
    tokensPerSecond: 200,
    capacityMtok: "126.7",
    monthsAgainst: {
      "GPT-5": "34.0",
      "Claude-4 Opus": "4.3",
      "Claude-4 Sonnet": "21.8",
      "Grok-4": "21.8",
      "Gemini 2.5 Pro": "31.1",
    },
  },
  {
    model: "Llama-3.3-70B",
    gpus: 1,
    usdPerGpu: 15000,
    wattsPerGpu: 400,
    tokensPerSecond: 190,
    capacityMtok: "120.4",
    monthsAgainst: {
      "GPT-5": "17.8",
      "Claude-4 Opus": "2.3",
      "Claude-4 Sonnet": "11.4",
      "Grok-4": "11.4",
      "Gemini 2.5 Pro": "16.2",
    },
  },
  {
    model: "EXAONE 4.0 32B",
    gpus: 1,
    usdPerGpu: 2000,
    wattsPerGpu: 575,
    tokensPerSecond: 200,
    capacityMtok: "126.7",
    monthsAgainst: {
      "GPT-5": "2.26",
      "Claude-4 Opus": "0.3",
      "Claude-4 Sonnet": "1.4",
      "Grok-4": "1.4",
      "Gemini 2.5 Pro": "2.06",
    },
  },
  {
    model: "Qwen3-30B",
    gpus: 1,
    usdPerGpu: 2000,
    wattsPerGpu: 575,
    tokensPerSecond: 180,
    capacityMtok: "114.0",
    monthsAgainst: {
      "GPT-5": "2.5",
      "Claude-4 Opus": "0.3",
      "Claude-4 Sonnet": "1.6",
      "Grok-4": "1.6",
      "Gemini 2.5 Pro": "2.3",
    },
  },
  {
    model: "Magistral Small",
    gpus: 1,
    usdPerGpu: 2000,
    wattsPerGpu: 575,
    tokensPerSecond: 150,
    capacityMtok: "95.0",
    monthsAgainst: {
      "GPT-5": "3.0",
      "Claude-4 Opus": "0.4",
      "Claude-4 Sonnet": "1.9",
      "Grok-4": "1.9",
      "Gemini 2.5 Pro": "2.76",
    },
  },
];

/** USD a million tokens in and out, as the same paper lists them. */
export const panPrices: Readonly<Record<string, { input: number; output: number }>> = {
  "GPT-5": { input: 1.25, output: 10 },
  "Claude-4 Opus": { input: 15, output: 75 },
  "Claude-4 Sonnet": { input: 3, output: 15 },
  "Grok-4": { input: 3, output: 15 },
  "Gemini 2.5 Pro": { input: 1.25, output: 10 },
};

/** 8 hours of 22 working days at the paper's USD/kWh; the mix of tokens is the one that reproduces its figures. */
export const panConditions = { hours: 176, usdPerKwh: 0.15, inputShare: 1 / 3, source: pan };

/**
 * Qwen3-235B, 2.0B tokens in and 0.5B out a month, three ways, with every line of the three bills.
 * redhat-performance/configiq@5233437 docs/HYBRID_SAVINGS_AUDIT.md; defaults behind the lines in
 * redhat-performance/configiq@57dce04 lib/costing-assumptions.ts, instance and server in
 * redhat-performance/configiq@5233437 lib/hybrid-savings/{cloud-offer,purchase}-catalog.ts.
 */
export const configIq = {
  inputTokens: 2e9,
  outputTokens: 0.5e9,
  inputPerRequest: 2048,
  outputPerRequest: 512,
  usdPerEngineer: 18_000,
  months: 36,
  hosted: {
    usdPerMtokIn: 0.18,
    usdPerMtokOut: 0.54,
    fte: 0.05,
    implementation: 15_000,
    published: { tokens: 630, engineering: 900, migration: 416.67, total: 1946.67 },
  },
  rented: {
    gpus: 4,
    usdPerInstanceHour: 42,
    planTo: 0.9,
    /** Rounded to a tenth of a percent, which is as far as the bill can be reproduced. */
    shareOfPlannedCapacity: 0.158,
    runtimeBuffer: 0.1,
    hosting: 500,
    fte: 0.2,
    implementation: 40_000,
    published: { compute: 5312, hosting: 500, engineering: 3600, migration: 1111, total: 10_523 },
  },
  purchased: {
    gpusPerServer: 8,
    usdPerServer: 160_000,
    installation: 11_200,
    lifeMonths: 48,
    residualShare: 0.2,
    capitalCostPerYear: 0.08,
    maintenancePerYear: 0.05,
    tdpWattsPerGpu: 400,
    baseWattsPerServer: 450,
    pue: 1.4,
    usdPerKwh: 0.12,
    facilitiesPerServer: 200,
    infrastructure: 1500,
    fte: 0.25,
    implementation: 50_000,
    /** Depreciation 2,667 + capital 793 + installation 233 + maintenance 667. */
    published: { purchase: 4360, power: 448, hosting: 1700, engineering: 4500, migration: 1389, total: 12_397 },
  },
} as const;

/**
 * Steps of capacity, computed by hand by their author: redhat-performance/configiq@5233437
 * lib/hybrid-savings/audit-scenarios.test.ts and docs/HYBRID_SAVINGS_AUDIT.md.
 */
export const configIqSteps = {
  outputTokensPerSecond: 100,
  inputPerRequest: 4000,
  outputPerRequest: 1000,
  planTo: 0.9,
  windowHours: 100,
  /** Over the mean of those hours. */
  peakToMean: 2,
  usdPerMtok: 1.4,
  usdPerServer: 24_000,
  lifeMonths: 60,
  capacityTokens: 81_000_000,
  rentedAt2UsdPerHour: [
    { tokens: 1_000_000, usd: 200 },
    { tokens: 40_500_000, usd: 200 },
    { tokens: 80_190_000, usd: 200 },
    { tokens: 81_000_000, usd: 200 },
    { tokens: 81_000_001, usd: 400 },
  ],
  ownedAt: [
    { tokens: 1_000_000, usd: 400 },
    { tokens: 81_000_000, usd: 400 },
    { tokens: 81_000_001, usd: 800 },
  ],
  /** With $1 an hour and $30 of infrastructure: the first whole token at which rented is no dearer. */
  firstCrossing: 235_714_286,
} as const;

/** Lenovo LP2368 (February 2026): 8 × H100 bought, against Azure ND96isr_H100_v5 on demand. */
export const lenovo = { purchaseUsd: 250_141.8, rentUsdPerHour: 98.32, runningUsdPerHour: 6.37, hours: 2720 } as const;

/** Olympio et al., Sequential Isolation: one A100-80GB (Azure NC24ads_A100_v4) against prices of an API. */
export const olympio = {
  usdPerHour: 3.07,
  usdPerMonth: 2241,
  breakEven: [
    { usdPerMtok: 0.15, tokens: 14.9e9, digit: 0.1e9 },
    { usdPerMtok: 0.3, tokens: 7.5e9, digit: 0.1e9 },
    { usdPerMtok: 0.6, tokens: 3.7e9, digit: 0.1e9 },
  ],
  /** Measured at 70 % utilisation. One GPU therefore never breaks even. */
  capacityTokens: 288e6,
} as const;

/** "Rearchitecting LLMs" (Manning), section 12.9: a GPU against an API, with a share of requests escalated to it. */
export const rearchitecting = {
  usdPerGpuHour: 2.5,
  usdPerRequest: 0.004,
  breakEvenRequestsPerHour: 625,
  requestsPerHour: 2950,
  escalated: 0.042,
  usdPerRequestThen: 0.001,
  saving: 0.746,
} as const;
