import type { Option, OptionId } from "../assessment/schema.js";

type Told = Pick<Option, "title" | "mode" | "pros" | "cons">;

const rented: Pick<Told, "mode"> = { mode: "managed" };

const own: Pick<Told, "mode" | "pros"> = {
  mode: "self_hosted",
  pros: [
    "data stays inside",
    "weights, decoding and upgrades are the team's to decide",
    "no outside rate limit applies",
  ],
};

/** What is said of each option whatever the workload, in the order in which reports list them: the simpler ones first. */
export const titles: Readonly<Record<OptionId, Told>> = {
  managed_as_is: {
    ...rented,
    title: "Managed, as it is",
    pros: ["there is nothing to operate", "only use is paid for"],
    cons: ["cost grows with every token", "rate limits and model changes are the provider's"],
  },
  managed_better: {
    ...rented,
    title: "Managed, done better: smaller model, prompt cache, batch",
    pros: ["it is the simplest way to a lower bill", "it can be undone in a day"],
    cons: ["only evals show a drop in quality"],
  },
  managed_batch: {
    ...rented,
    title: "Managed, on the batch API",
    pros: ["the same model at a lower price", "it can be undone in a day"],
    cons: ["answers may take up to a day"],
  },
  managed_cheaper_model: {
    ...rented,
    title: "Managed, on a cheaper model of the same maker",
    pros: ["it is a change of one name", "it can be undone in a day"],
    cons: ["only evals show a drop in quality"],
  },
  open_weights_hosted: {
    ...rented,
    title: "Open weights on somebody else's endpoint",
    pros: ["it tries open weights without a GPU team", "the model can move in-house later"],
    cons: ["it is still a third party", "the open model needs evals first"],
  },
  self_hosted: {
    ...own,
    title: "Self-hosted open weights",
    cons: ["idle hours are paid for", "on-call, patching and model validation are the team's"],
  },
  self_hosted_reserved: {
    ...own,
    title: "Self-hosted on reserved GPUs",
    cons: ["the commitment is paid for whether it is used or not", "on-call and patching are the team's"],
  },
  self_hosted_owned: {
    ...own,
    title: "Self-hosted on servers bought",
    cons: ["capital is bound for years", "hardware that fails or ages is the team's as well"],
  },
  self_hosted_active_window: {
    ...own,
    title: "Self-hosted, up in the hours with requests",
    cons: ["GPUs have to be there when the window opens", "nobody is served outside it"],
  },
  self_hosted_scale_to_zero: {
    ...own,
    title: "Self-hosted, up only while there is work",
    cons: ["every run starts with minutes of loading", "GPUs have to be there when the run begins"],
  },
  hybrid: {
    mode: "hybrid",
    title: "Split by slice",
    pros: ["each slice runs where it fits", "the managed path stays as the way back for what may use it"],
    cons: ["two paths have to be run, watched and evaluated"],
  },
};

/** All options, in the order of reports. */
export const optionIds: readonly OptionId[] = [
  "managed_as_is",
  "managed_better",
  "managed_batch",
  "managed_cheaper_model",
  "open_weights_hosted",
  "self_hosted",
  "self_hosted_reserved",
  "self_hosted_owned",
  "self_hosted_active_window",
  "self_hosted_scale_to_zero",
  "hybrid",
];
