import { stabilityBands } from "../../facts/stability-bands.js";
import type { Pair } from "./part.js";

/** What the figures mean, how sure they are, and what they leave out. Markdown-free text, a sentence or more each. */
export const definitions: readonly Pair[] = [
  [
    "Stability S",
    `S = √(L·R), from 0 (random bursts) to 1 (flat). Steady from ${stabilityBands.steady}, spiky below ${stabilityBands.spiky}, cyclical in between. The definition and its bands are this project's own proposal, not a standard of the field: read L and R beside it. It takes 72 hours, and below 14 days it has low confidence.`,
  ],
  [
    "Load factor L",
    "Mean of min(x, p99) over p99, x being the tokens of an hour (requests where tokens are not told), hours without any included: how busy hardware would be that is sized for the hour of the 99th percentile.",
  ],
  [
    "Repeatability R",
    "Σ 2·min(x now, x before) over Σ (x now + x before), the better of one day and, from 240 hours on, one week before: the share of the load that comes again in the same hour.",
  ],
  [
    "Percentiles",
    "By nearest rank, of a histogram whose buckets are at most 1 % wide: exact below 1,000, else within 0.5 % of the percentile of the values themselves, and so is the most. Means are exact where all requests tell their tokens.",
  ],
  [
    "90 % confidence",
    "Rates have Wilson's interval, which takes requests as independent: where failures come in clusters it is too narrow.",
  ],
  [
    "Growth",
    "Seasonal Kendall slope of the logarithms of daily load with Sen's interval, compounding, a month of 30.4 days. Where the interval includes zero, no growth is shown. Where load drifts for weeks the interval is too narrow.",
  ],
  ["A month", "730 hours. What was logged is scaled by hours to it, and by the sampling rate where one was stated."],
  ["Peak", "The busiest hour or minute over the mean of all, those without requests included."],
  [
    "Cost recomputed",
    "Tokens as logged at the prices of the price book on its day. The difference is what was logged less what was recomputed for the same requests.",
  ],
  [
    "Replay",
    "The measured hours run through the sizing model of one kind of replica. Throughput has a band, and the autoscaler is a simulation: neither was measured on this traffic.",
  ],
];

/** What the figures cannot say. */
export const limits: readonly string[] = [
  "A log shows what was served. Requests that were never sent, that gave up, or that a gateway did not log are not in it.",
  "The future may differ from the time that was logged: launches, seasons and new prompts are not in the figures.",
  "Tokens are those of the model's own tokeniser: another model may need more or fewer for the same text.",
  "Quality is not measured here.",
  "No prompt and no answer was read: figures of content, such as how much two prompts share, are not known.",
];
