// The two stages of the fit: all constants first, then those of serving software once more.
import { calibrated } from "./parameters.js";
import { search } from "./search.js";

/** All constants, on rows under full load and at low load. */
export const firstStage = ({ full, low }) => search({ full, low, batches: [] });

/** The calibrated constants once more, on the same rows and static batches; the others stay as the first stage left them. */
export function secondStage(rows, values) {
  const kept = Object.fromEntries(Object.entries(values).filter(([name]) => !calibrated.includes(name)));
  return search(rows, kept);
}

/** Both stages. */
export const stages = (rows) => secondStage(rows, firstStage(rows));
