import type { Option, OptionId } from "../../assessment/schema.js";
import { corner } from "../../costs/certainty.js";
import { pointAt } from "../../costs/factors.js";
import { type CostModel, type Part, parts } from "../../costs/option.js";
import { compareOptions } from "../../costs/uncertainty.js";
import { infrastructureBasis } from "../../economics/basis.js";
import type { ManagedWay } from "../../economics/managed-way.js";
import type { OwnWay } from "../../economics/own-ways.js";
import { asKnown, sumProvenance } from "../../economics/stated-sums.js";
import { managedModel, type Study } from "../../economics/study.js";
import { rounded, roundedSpread } from "./round.js";

/** What an option costs, for its place in the list of options. */
export type Priced = Pick<Option, "usd_per_month" | "ends" | "cheapest" | "parts" | "basis"> &
  Partial<Pick<Option, "provider" | "model" | "gpu">>;

/** An option with its cost model, before the options are compared. */
interface Entry {
  id: OptionId;
  model: CostModel;
  told: Pick<Priced, "basis"> & Partial<Pick<Option, "provider" | "model" | "gpu">>;
  assumed: (part: Part) => Option["parts"][string]["provenance"];
}

const ownIds: Readonly<Record<OwnWay["tenure"], OptionId>> = {
  stated: "self_hosted",
  split: "hybrid",
  on_demand: "self_hosted",
  reserved: "self_hosted_reserved",
  owned: "self_hosted_owned",
  active_window: "self_hosted_active_window",
  scale_to_zero: "self_hosted_scale_to_zero",
};

/**
 * Prices every option of a study and compares them.
 *
 * @param feasible whether an option may be taken at all; only these can be the cheapest
 * @param split the cost of going different ways by slice, where the workload has slices that do
 */
export function compared(
  study: Study,
  cheaper: ManagedWay | undefined,
  split: CostModel | undefined,
  feasible: (id: OptionId) => boolean,
): ReadonlyMap<OptionId, Priced> {
  const entries = [
    ...[...study.ways, ...(cheaper ? [cheaper] : [])].flatMap((way) => managedEntry(way, study)),
    ...ownEntries(study),
    ...(split
      ? [{ id: "hybrid" as const, model: split, told: { basis: null }, assumed: () => "derived" as const }]
      : []),
  ];
  const { options } = compareOptions(
    entries.map(({ id, model }) => ({ model, feasible: feasible(id) })),
    study.uncertainty,
  );
  return new Map(
    entries.map(({ id, model, told, assumed }, i): [OptionId, Priced] => {
      const cost = options[i];
      if (!cost) throw new Error(`option ${id} was not compared`);
      return [
        id,
        {
          ...told,
          usd_per_month: roundedSpread(cost.usdPerMonth),
          ends: { low: rounded(cost.ends.low), high: rounded(cost.ends.high) },
          cheapest: cost.cheapest === undefined ? null : rounded(cost.cheapest),
          parts: partsOf(model, study, assumed),
        },
      ];
    }),
  );
}

function managedEntry(way: ManagedWay, { bill, profile }: Study): Entry[] {
  const model = managedModel(way);
  if (!model) return [];
  const { provider, model: name, basis } = way;
  return [
    {
      id: way.id,
      model,
      told: {
        basis,
        ...(provider === undefined ? {} : { provider }),
        ...(name === undefined ? {} : { model: name }),
      },
      assumed: () => (way.id === "managed_as_is" && bill.stated ? sumProvenance(profile, "bill") : "derived"),
    },
  ];
}

/** What a file states wins: a sized fleet that would stand under the same name is left out. */
function ownEntries({ own, serving, profile }: Study): Entry[] {
  const stated = own.some(({ tenure }) => tenure === "stated");
  const { engineers, engineerUsd } = profile;
  const range = engineers.low < engineers.high || engineerUsd.low < engineerUsd.high;
  return own
    .filter(({ tenure }) => !(stated && tenure === "on_demand"))
    .map(({ tenure, model }) => ({
      id: ownIds[tenure],
      model,
      told: {
        basis:
          tenure === "stated"
            ? `infrastructure as ${asKnown(profile, "infrastructure")}`
            : infrastructureBasis({ serving, profile }),
        ...(serving.kind === "sized" ? { gpu: serving.replica.gpu.id } : {}),
      },
      assumed: (part) => {
        // a line of on-call pay stands only where a file states it
        if (part === "infrastructure") return sumProvenance(profile, "infrastructure");
        if (part === "on_call") return sumProvenance(profile, "onCall");
        if (part === "engineering") return range ? "assumed" : "derived";
        return part === "storage" || part === "egress" || part === "migration" ? "assumed" : "derived";
      },
    }));
}

/** Each line of the bill, as it stands at the expected point and at the ends of all ranges. */
function partsOf(model: CostModel, { uncertainty, profile }: Study, assumed: Entry["assumed"]): Option["parts"] {
  const expected = model.cost(pointAt());
  const ends = [
    expected,
    model.cost(corner(model, uncertainty, "low")),
    model.cost(corner(model, uncertainty, "high")),
  ];
  return Object.fromEntries(
    parts.flatMap((part) => {
      const value = expected[part];
      // on-call time is part of the engineers' where nobody states pay beside it: a line of zero would deny that
      if (value === undefined || (part === "on_call" && profile.onCallUsd === undefined)) return [];
      const values = ends.map((end) => end[part] ?? value);
      return [
        [
          part,
          {
            low: rounded(Math.min(...values)),
            expected: rounded(value),
            high: rounded(Math.max(...values)),
            provenance: assumed(part),
          },
        ],
      ];
    }),
  );
}
