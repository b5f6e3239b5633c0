import type { WorkloadAssessment } from "../../assessment/schema.js";
import { percent } from "../words.js";
import { blocks, bullets } from "./blocks.js";
import { type Charts, charts } from "./charts.js";
import { grounds } from "./cost-grounds.js";
import { costTables } from "./cost-tables.js";
import { inline } from "./escape.js";
import { differencePhrase } from "./money.js";
import { turningPoints } from "./turning-points.js";

/** Section 6: what each option costs a month as ranges, people and idle hours on lines of their own, and where it turns. */
export function economics(workload: WorkloadAssessment, how: Charts): string {
  const { notes, assumptions } = workload.economics;
  return blocks(
    costTables(workload),
    difference(workload),
    saving(workload),
    turningPoints(workload),
    charts(workload, how),
    grounds(workload),
    ...(notes.length === 0 ? [] : [bullets(notes.map((note) => `Note: ${inline(note)}`))]),
    assumptions.length === 0
      ? "No figure here rests on an assumption of the program's."
      : bullets(assumptions.map((text) => `Assumed: ${inline(text)}`)),
  );
}

function difference({ economics: { monthly_difference_usd: range } }: WorkloadAssessment): string {
  return range
    ? `Self-hosting, people counted, would cost ${differencePhrase(range)} than managed as it is: these are the hard ends of all ranges.`
    : "The difference is not known: it takes the managed bill, the cost of the infrastructure and the cost of people.";
}

/** How likely a saving is against the cheapest way to stay, and what that rests on. */
function saving({ economics: { saving: found }, options }: WorkloadAssessment): string | undefined {
  if (!found) return undefined;
  const title = options.find(({ id }) => id === found.managed)?.title ?? found.managed;
  const against = `against the cheapest managed way that is open today (${inline(title)})`;
  if (found.certain === "cheaper") return `Self-hosting is cheaper ${against} at every value within the ranges.`;
  if (found.certain === "dearer") return `Self-hosting is dearer ${against} at every value within the ranges.`;
  const { low, high } = found.usd_per_month;
  return `Self-hosting is cheaper ${against} with a probability of ${percent(found.probability)}; ${percent(found.asked)} is asked for before money moves a workload. In nine of ten sampled cases it costs ${differencePhrase({ low, high })}.`;
}
