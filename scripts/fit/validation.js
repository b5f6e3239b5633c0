// Error figures by class on rows never fitted: what data/sizing.json carries and the page shows.
import { errorsOf, predicted } from "./errors.js";

/** Error figures with as many digits as they deserve. */
export const rounded = (errors) => {
  const { unanswered, ...rest } = errors;
  const figures = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, Number(value.toFixed(3))]));
  return unanswered === 0 ? figures : { ...figures, unanswered };
};

export const classes = { dense: "dense, NVIDIA", moe: "mixture of experts, NVIDIA", amd: "AMD (software of 2024)" };

/** Figures of each class over the rows never fitted. */
export const figuresOf = (rows, constants) =>
  Object.fromEntries(
    Object.keys(classes).map((name) => [
      name,
      rounded(
        errorsOf(
          rows.filter((row) => row.set === "test" && row.class === name),
          (row) => predicted(row, constants),
        ),
      ),
    ]),
  );
