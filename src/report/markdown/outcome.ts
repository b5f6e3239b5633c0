import type { Option, WorkloadAssessment } from "../../assessment/schema.js";
import { percent, usd } from "../../text/figures.js";
import { blocks } from "./blocks.js";
import { confirmation } from "./confirmation.js";
import { consequences } from "./consequences.js";
import { inline } from "./escape.js";

/** Section 5: the chosen option, what follows from it, and how it is confirmed. `heading` is of the sections within. */
export function outcome(workload: WorkloadAssessment, heading: string): string {
  return blocks(
    `Chosen option: "${inline(chosen(workload))}", because ${because(workload)}`,
    "This is a proposal; whoever decides may accept, change or reject it.",
    `${heading} Consequences`,
    consequences(workload),
    `${heading} Confirmation`,
    confirmation(workload),
  );
}

/** The title of the option that the verdict and the rung come to. */
function chosen(workload: WorkloadAssessment): string {
  const { verdict, stage, options, economics, current_mode: today } = workload;
  const { best_managed: better } = economics;
  const titled = (id: Option["id"], otherwise: string): string => options.find((o) => o.id === id)?.title ?? otherwise;
  switch (verdict.mode) {
    case "managed":
      // a cheaper way to stay comes before any move
      if (better) return titled(better.option, "Managed");
      // who runs it already goes back to a host of the same weights
      if (today === "self_hosted") return titled("open_weights_hosted", "Managed");
      return stage.rung === "D" ? titled("managed_better", "Managed") : titled("managed_as_is", "Managed");
    case "self_hosted":
      return titled("self_hosted", "Self-hosted open weights");
    case "hybrid":
      return titled("hybrid", "Split by slice");
    case "blocked":
      return "None yet";
  }
}

/** The headline says what to do, then why after its first colon; a cheaper managed way has a reason of its own. */
function because({ verdict, slices, options, economics: { best_managed: better } }: WorkloadAssessment): string {
  const open = options.find(({ id }) => id === better?.option)?.feasible === "yes";
  const stays = inline(verdict.headline.slice(verdict.headline.indexOf(": ") + 2));
  const why =
    better && verdict.mode === "managed"
      ? `it saves ${usd(better.saves_usd_per_month)} a month (${percent(better.share)})${open ? " and can be taken today" : ", once it is known that a provider may run it"}; as to moving, ${stays}`
      : stays;
  return slices.length > 0 ? `each slice goes where its own facts lead: ${why}` : why;
}
