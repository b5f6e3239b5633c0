// Error figures with as many digits as they deserve, and those by class on rows never fitted that data/sizing.json carries.
import { errorsOf, predicted } from "./errors.js";
import { lowLoadRows, predictedItl } from "./online.js";

const rounded = ({ unanswered, ...rest }) => {
  const figures = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, Number(value.toFixed(3))]));
  return unanswered === 0 ? figures : { ...figures, unanswered };
};

/** Error figures of throughput with these constants. */
export const errorsWith = (rows, constants) => rounded(errorsOf(rows, (row) => predicted(row, constants)));

/** Error figures of the time between tokens at low load. */
export const intervalErrorsWith = (rows, constants) =>
  rounded(
    errorsOf(
      rows,
      (row) => predictedItl(row, constants),
      ({ itlMs }) => itlMs,
    ),
  );

/** Figures of the three groups of rows that the constants were fitted on. */
export const fittedFiguresOf = (rows, constants) => {
  const of = (set) => rows.filter((row) => row.set === set);
  return {
    full: errorsWith(of("fit"), constants),
    low: intervalErrorsWith(lowLoadRows(), constants),
    batches: errorsWith(of("calibration"), constants),
  };
};

export const classes = { dense: "dense, NVIDIA", moe: "mixture of experts, NVIDIA", amd: "AMD (software of 2024)" };

/** Figures of each class over the rows never fitted. */
export const figuresOf = (rows, constants) =>
  Object.fromEntries(
    Object.keys(classes).map((name) => [
      name,
      errorsWith(
        rows.filter((row) => row.set === "test" && row.class === name),
        constants,
      ),
    ]),
  );
