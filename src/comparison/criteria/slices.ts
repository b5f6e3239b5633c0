import type { ComparedSlice, Criterion } from "../../assessment/comparison-schema.js";
import { counted } from "../../text/figures.js";
import type { Criteria } from "../comparison.js";
import { moreOfSlices, statusOfSlices } from "../slices.js";
import { apart, named, points, sure, wouldSettle } from "../words.js";

const kinds = {
  quality: {
    id: "quality_slices",
    noun: "slice of the evals",
    words: ["better", "worse"],
    within: (margin: number) => ["is", "be", `at most ${points(margin)} worse`] as const,
    limit: (margin: number) => -margin,
    method: "an exact or randomisation test within each slice, with Holm's adjustment",
  },
  errors: {
    id: "error_slices",
    noun: "slice of the traffic",
    words: ["more failures", "fewer failures"],
    within: (margin: number) => ["has", "have", `at most ${points(margin)} more failures`] as const,
    limit: (margin: number) => margin,
    method: "an exact test within each slice, with Holm's adjustment",
  },
} as const;

/** All slices as one criterion: a drop in one of them is not averaged away by the others. */
export function sliceCriterion(slices: readonly ComparedSlice[], margin: number, criteria: Criteria): Criterion {
  const kind = kinds[slices[0]?.of ?? "quality"];
  const [is, be, within] = kind.within(margin);
  const status = statusOfSlices(slices);
  const more = status === "not_enough" ? moreOfSlices(slices) : null;
  const because = { passed, failed, not_enough: open }[status]();
  return {
    id: kind.id,
    status,
    because,
    figure: null,
    unit: "share",
    limit: kind.limit(margin),
    method: kind.method,
    more,
  };

  function passed(): string {
    const held = slices.filter((slice) => slice.status === "held").length;
    const small = slices.length - held;
    const rest = small === 0 ? "" : ` ${counted(small, "small slice")} showed no drop.`;
    const which = held === 1 ? `The ${kind.noun}` : `Each of ${held} ${kind.noun.replace("slice", "slices")}`;
    return `${which} ${is} ${within} (${sure(criteria)}).${rest}`;
  }

  function failed(): string {
    const dropped = slices.filter((slice) => slice.status === "dropped");
    const told = dropped.map(({ name, difference }) => `${name} (${apart(difference?.expected ?? 0, kind.words)})`);
    return `${named(told)} dropped by more than the ${points(margin)} allowed in a ${kind.noun}, and not by chance (${sure(criteria)} over all of ${counted(slices.length, "slice")}).`;
  }

  function open(): string {
    const waiting = slices.filter((slice) => slice.required && slice.status === "not_enough");
    const names = named(waiting.map(({ name }) => name));
    const untried = waiting.filter(({ difference }) => difference === null);
    const settle =
      untried.length > 0 ? `${named(untried.map(({ name }) => name))} was tried on one side only` : wouldSettle(more);
    return `No slice surely dropped, but ${names} ${waiting.length === 1 ? "is" : "are"} not shown to ${be} ${within}; ${settle}.`;
  }
}
