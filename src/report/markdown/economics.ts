import type { Option, WorkloadAssessment } from "../../assessment/schema.js";
import { percent } from "../words.js";
import { blocks, bullets, table } from "./blocks.js";
import { inline } from "./escape.js";
import { differencePhrase, monthly } from "./money.js";
import { chartLegend, volumeChart } from "./volume-chart.js";

/** Section 6: what each side costs a month as ranges, with people on a line of their own. */
export function economics(workload: WorkloadAssessment): string {
  const { monthly_difference_usd: difference } = workload.economics;
  const rows = lines(workload);
  const chart = volumeChart(workload);
  return blocks(
    table(["Line", "USD a month", "Provenance"], rows),
    difference
      ? `Self-hosting, people counted, would cost ${differencePhrase(difference)}.`
      : "The difference is not known: it takes the managed bill, the cost of the infrastructure and the cost of people.",
    ratio(workload),
    ...(chart === "" ? [] : [chart, chartLegend]),
    assumed(workload, rows),
  );
}

function assumed({ economics: { assumptions } }: WorkloadAssessment, rows: readonly string[][]): string {
  if (assumptions.length > 0) return bullets(assumptions.map((text) => `Assumed: ${inline(text)}`));
  return rows.some(([, , provenance]) => provenance === "assumed")
    ? "Figures marked as assumed are ranges published elsewhere; the facts above say where each comes from."
    : "No figure here is assumed.";
}

function lines(workload: WorkloadAssessment): string[][] {
  const own = workload.options.find((option) => option.id === "self_hosted");
  const managed = workload.options.find((option) => option.id === "managed_as_is");
  const { monthly_difference_usd: difference } = workload.economics;
  // the bill of a managed workload is the stated fact, so it is as good as that fact
  const bill = workload.facts.find((fact) => fact.name === "current.usd_per_month")?.provenance;
  return [
    [
      "Managed: the bill today",
      monthly(managed?.usd_per_month),
      managed?.usd_per_month ? (bill ?? "declared") : "unknown",
    ],
    ["Self-hosted: infrastructure, busy and idle hours", ...part(own, "infrastructure")],
    ["Self-hosted: people (engineering and on-call)", ...part(own, "people")],
    ["Self-hosted: all in", monthly(own?.usd_per_month), own?.usd_per_month ? "derived" : "unknown"],
    ["Managed minus self-hosted", monthly(difference), difference ? "derived" : "unknown"],
  ];
}

function part(option: Option | undefined, name: string): [string, string] {
  const range = option?.parts[name];
  return [monthly(range), range?.provenance ?? "unknown"];
}

/** The ratio is also the break-even volume, as the managed bill grows with tokens and the infrastructure does not. */
function ratio({ economics: { self_hosted_to_managed: times } }: WorkloadAssessment): string {
  if (!times) return "How the two sides compare is not known.";
  const { low, high } = times;
  if (high === null) return `Self-hosting with people costs at least ${decimal(low)} times the managed bill.`;
  const share = low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
  const span = low === high ? decimal(low) : `${decimal(low)} to ${decimal(high)}`;
  return `Self-hosting with people costs ${span} times the managed bill. Both cost the same at ${share} of today's volume, as long as the price of a token holds and the same infrastructure carries it.`;
}

const decimal = (value: number): string => String(Number(value.toPrecision(3)));
