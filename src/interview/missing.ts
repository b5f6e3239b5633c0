import type { Context } from "../assess/context.js";
import type { Workload } from "../workloads/workload.js";
import { answeredTo, type Course, stepOf } from "./course.js";
import { outlookOf } from "./outlook.js";

/** The facts that an interview would ask for until the verdict is settled, if nobody knew any of them; the most decisive first. */
export function missingFacts(context: Context, workload: Workload, start: Course): readonly string[] {
  const outlook = outlookOf(context, workload);
  const missing: string[] = [];
  let course = start;
  for (;;) {
    const step = stepOf(context, workload, outlook, course);
    if (step.kind !== "ask") return missing;
    missing.push(step.fact);
    course = answeredTo(course, step.fact, "unknown");
  }
}
