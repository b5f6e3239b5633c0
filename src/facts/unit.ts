/** Units of quantities. The base of each is what numbers inside the program are in; `unitLabel` is what people read. */
export type Unit =
  | "tokens/month"
  | "requests/month"
  | "tokens/request"
  | "usd/month"
  | "usd/hour"
  | "ms"
  | "share"
  | "score"
  | "ratio"
  | "people"
  | "fte"
  | "gpus"
  | "hours/week"
  | "tokens/second"
  | "days";

export const unitLabel: Readonly<Record<Unit, string>> = {
  "tokens/month": "tokens a month",
  "requests/month": "requests a month",
  "tokens/request": "tokens a request",
  "usd/month": "USD a month",
  "usd/hour": "USD an hour",
  ms: "milliseconds",
  share: "share",
  score: "0 to 1",
  ratio: "times",
  people: "people",
  fte: "full-time engineers",
  gpus: "GPUs",
  "hours/week": "hours a week",
  "tokens/second": "tokens a second",
  days: "days",
};
