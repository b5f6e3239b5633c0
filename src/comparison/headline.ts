import type { ComparedStatus, Criterion } from "../assessment/comparison-schema.js";
import { listed } from "../text/listed.js";
import { aboutMore } from "./words.js";

/** Passed only if all that was asked for passed, failed if anything surely failed. Nothing asked for shows nothing. */
export function statusOf(criteria: readonly Criterion[]): ComparedStatus {
  if (criteria.some(({ status }) => status === "failed")) return "failed";
  return criteria.length > 0 && criteria.every(({ status }) => status === "passed") ? "passed" : "not_enough";
}

const nouns: Readonly<Record<Criterion["id"], string>> = {
  quality: "quality",
  quality_slices: "quality in every slice",
  latency: "latency",
  errors: "failures",
  error_slices: "failures in every slice",
  cost: "cost",
};

/** What failed there: one slice is enough. */
const failedNouns: Readonly<Record<Criterion["id"], string>> = {
  ...nouns,
  quality_slices: "quality within a slice",
  error_slices: "failures within a slice",
};

/** The answer in one sentence. */
export function headlineOf(criteria: readonly Criterion[]): string {
  const failed = criteria.filter(({ status }) => status === "failed");
  const open = criteria.filter(({ status }) => status === "not_enough");
  if (failed.length > 0) return `The pilot failed on ${namesOf(failed, failedNouns)}.`;
  if (criteria.length === 0) return "No criterion was asked for, so the run shows nothing.";
  if (open.length === 0) return `The pilot passed on ${namesOf(criteria)}.`;
  const more = open.flatMap((criterion) => (criterion.more ? [criterion.more] : []));
  const largest = [...new Set(more.map(({ of }) => of))].map((of) => ({
    count: Math.max(...more.filter((one) => one.of === of).map(({ count }) => count)),
    of,
  }));
  const wanted = largest.map(aboutMore).join(" and ");
  return `There is not enough evidence yet on ${namesOf(open)}${wanted === "" ? "" : `: it takes ${wanted}`}.`;
}

const namesOf = (criteria: readonly Criterion[], words = nouns): string => listed(criteria.map(({ id }) => words[id]));
