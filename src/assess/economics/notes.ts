import type { EconomicsData } from "../../economics/data.js";
import { unboundedBy } from "../../economics/profile.js";
import { asKnown } from "../../economics/stated-sums.js";
import type { Study } from "../../economics/study.js";
import type { Facts } from "../../facts/fact.js";
import { tokens, usd } from "../../text/figures.js";
import { factText } from "../../verdict/fact-text.js";
import { billDoubt, nameDoubts, priceDoubt } from "./doubts.js";

/** What these figures rest on that nobody stated, one sentence each. */
export function assumptionsOf(
  { profile, serving, own, ways, bill }: Study,
  facts: Facts,
  data: EconomicsData | undefined,
): string[] {
  const told: string[] = [];
  if (!bill.stated && bill.priced && bill.priced.open.length > 0) {
    const cached = bill.priced.open.includes("traffic.cached_input_share");
    told.push(
      cached
        ? "how much input a prompt cache answers is not stated: from all of it to none, and none is expected"
        : "how tokens divide into input and output is not stated: from all input to all output, the geometric mean is expected",
    );
  }
  // without a priced way to self-host, people alone still say what it costs at least
  const people = own.length > 0 || ways.length > 0;
  for (const [name, what] of [
    ["candidate.people_fte", "full-time engineers for serving"],
    ["team.engineer_usd_per_month", "a month for an engineer"],
  ] as const) {
    const fact = facts.get(name);
    if (people && fact?.provenance === "assumed") told.push(`${factText(fact)} ${what}: ${fact.basis ?? ""}`);
  }
  const sized = serving.kind === "sized" && own.some(({ tenure }) => tenure !== "stated");
  if (!sized || !data) return told;
  const { assumptions } = data;
  const { replica } = serving;
  if (profile.peakToMean === undefined) {
    const hours = profile.activeHoursPerWeek === undefined ? "" : ", and not below what the active hours make of it";
    told.push(`a peak as the utilisation seen in practice implies${hours}: ${assumptions.utilisation.source}`);
  }
  if (profile.candidate.precision === undefined && replica.precision) {
    told.push(`${replica.precision}, the precision that the publisher ships`);
  }
  if (!profile.batch && profile.latencyTargetMs === undefined) {
    told.push("no latency target is stated: replicas are sized for throughput, which a target would lower");
  }
  told.push(
    `${assumptions.plan_to.expected * 100} % of capacity planned at the peak, and ${assumptions.spare_replicas.expected} spare replica`,
    `${usd(assumptions.migration.expected)} to move, spread over ${assumptions.migration_months.expected} months: ${assumptions.migration.source}`,
    `${profile.onCallUsd === undefined ? "on-call pay is part of the engineers' cost; " : ""}storage is two copies of the weights; a token is four bytes of egress`,
  );
  return told;
}

/** Where money is the sum of slices that ask for something else than the whole says. */
export function sumNote(whole: Study["profile"], sum: Study["profile"]): string {
  const [said, asked] = [whole.tokensPerMonth, sum.tokensPerMonth];
  const apart = said !== undefined && asked !== undefined && Math.abs(asked / said - 1) > 0.005;
  const what = apart
    ? `the slices ask for ${tokens(asked)} tokens a month together, the workload as a whole says ${tokens(said)}`
    : "slices ask for other models or lengths than the workload as a whole";
  return `${what}: money is the sum over the slices, each on a fleet of its own`;
}

/** Names that no table knows, and figures that do not go together. */
export function notesOf(study: Study): string[] {
  const { bill, serving, own, profile } = study;
  const notes: string[] = [];
  const noPrice = priceDoubt(study);
  if (noPrice) notes.push(noPrice.because);
  const { committed } = bill;
  if (committed) {
    const { usdPerMonth, until, source } = committed;
    const ends = until === undefined ? "as long as the contract runs" : `until ${until}`;
    notes.push(
      `${usd(usdPerMonth)} a month is committed ${ends} (${source}): it stays due if this workload leaves, so every way that leaves has it beside its own cost`,
    );
  }
  if (profile.otherUsdToday !== undefined) {
    notes.push(
      `today's own machines cost ${usd(profile.otherUsdToday)} a month as ${asKnown(profile, "bill")} and serve ${profile.model}; the candidate is another model, and priced by itself`,
    );
  }
  if (own[0]?.fixed) {
    notes.push(
      `the infrastructure is a sum ${asKnown(profile, "infrastructure")} for today's volume: what it costs beyond is not known, so nothing is said of larger volumes`,
    );
  }
  if (bill.stated && bill.usdPerMonth?.expected === 0) {
    notes.push(
      `a bill of $0 is ${asKnown(profile, "bill")} for today: there is nothing to compare with it, and no saving to speak of`,
    );
  }
  const wrong = billDoubt(study);
  if (wrong) notes.push(wrong.because);
  const open = unboundedBy(profile);
  if (serving.kind === "sized" && !own[0]?.fixed && open.length > 0) {
    notes.push(`the fleet is likely, not settled, until these are stated: ${open.join(", ")}`);
  }
  if (serving.kind === "unknown" && serving.missing.includes("candidate.gpu_usd_per_hour")) {
    notes.push("no dated price of a GPU that serves it is known: state candidate.gpu_usd_per_hour to have it priced");
  }
  return [...notes, ...nameDoubts(study).map(({ because }) => because)];
}
