import type { WorkloadAssessment } from "../../assessment/schema.js";
import { turnsOf } from "../money-words.js";
import { bullets } from "./blocks.js";

/** Where it turns: break-even volume and utilisation, payback, and the month in which growth crosses it. */
export function turningPoints(workload: WorkloadAssessment): string | undefined {
  const items = turnsOf(workload).map(({ name, text }) => `**${name}:** ${text}${name === "Break-even" ? how : ""}`);
  return items.length === 0 ? undefined : bullets(items);
}

const how = " Whole instances are counted where a fleet was sized, at expected prices.";
