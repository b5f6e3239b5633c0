// The tables of docs/sizing.md.
import { predict } from "../../dist/sizing/predict.js";
import { bandwidthRule, nearestRow, roofline } from "./baselines.js";
import { errorsOf, predicted, quantile } from "./errors.js";
import { grouped, head, line, percent, signed, table } from "./markdown.js";
import { between, engines, releases, repeats } from "./noise.js";
import { assumed, calibrated, fitted } from "./parameters.js";
import { classes } from "./validation.js";

const load = ({ concurrency }) => {
  const requests = Number(concurrency);
  if (concurrency === "max") return "unlimited";
  return requests === 1 ? "1" : requests <= 16 ? "2–16" : requests <= 64 ? "17–64" : "65–512";
};

function latency(rows, constants) {
  const ratios = rows.map((row) => ({ row, result: predict(row.deployment, row.shape, row.requests, constants) }));
  const some = ratios.filter(({ row, result }) => result.fits && row.requests <= result.concurrencyLimit);
  const of = (title, ratio) => {
    const all = some.map(ratio);
    const errors = all.map((value) => Math.abs(value - 1));
    const within = errors.filter((error) => error <= 0.25).length / errors.length;
    return [title, String(all.length), percent(quantile(errors, 0.5)), percent(within), signed(quantile(all, 0.5) - 1)];
  };
  return [
    of("time per output token, median", ({ row, result }) => result.tpotMs / row.tpotMs),
    of("time to first token, p99", ({ row, result }) => result.ttftMs / row.ttftMs),
  ];
}

const noiseLine = (title, { pairs, median, ...ratios }) => [
  title,
  String(pairs),
  percent(median),
  ...[ratios.low, ratios.middle, ratios.high].map((ratio) => ratio.toFixed(2)),
];

/** Every table by the name of its markers. */
export function tablesOf(rows, latencies, { constants, provenance }) {
  const model = (row) => predicted(row, constants);
  const test = rows.filter(({ set }) => set === "test");
  const full = rows.filter(({ set }) => set === "fit");
  const batches = rows.filter(({ set }) => set === "calibration");
  const of = (name) => test.filter((row) => row.class === name);
  const value = (name) => name.split(".").reduce((group, part) => group[part], constants);
  const rules = {
    "this model": () => model,
    "nearest measured row": () => nearestRow(rows),
    "bandwidth rule": (some) => bandwidthRule(some, constants),
    "data-sheet roofline": () => roofline(constants),
  };
  return {
    classes: table(
      head,
      Object.entries(classes).map(([name, title]) => line(title, errorsOf(of(name), model))),
    ),
    sources: table(
      head,
      grouped(test, (row) => `${row.source}, ${row.class}`, model),
    ),
    gpus: table(
      head,
      grouped(
        test.filter((row) => row.class !== "amd"),
        (row) => `${row.class}, ${row.gpu}`,
        model,
      ),
    ),
    loads: table(
      head,
      grouped(of("dense"), (row) => `${row.source}, ${load(row)} requests`, model),
    ),
    baselines: table(
      head,
      ["dense", "moe"].flatMap((name) =>
        Object.entries(rules).map(([title, rule]) => line(`${name}: ${title}`, errorsOf(of(name), rule(of(name))))),
      ),
    ),
    fitted: table(head, [
      line("full load, fitted", errorsOf(full, model)),
      line("low load, fitted (time between tokens)", provenance.fitted.errors.low),
      line("static batches, calibration", errorsOf(batches, model)),
      line("three quarters of full load, fitted alone", provenance.split.kept),
      line("the other quarter, with those", provenance.split.heldOut),
      line(
        "TensorRT-LLM 0.14, never fitted",
        errorsOf(
          rows.filter(({ set }) => set === "floor"),
          model,
        ),
      ),
    ]),
    calibration: table(head, [
      line("dense, never fitted, as kept", errorsOf(of("dense"), model)),
      line("the same, without calibration", provenance.uncalibrated.dense),
      line("experts, never fitted, as kept", errorsOf(of("moe"), model)),
      line("the same, without calibration", provenance.uncalibrated.moe),
      line("calibration rows, as kept", errorsOf(batches, model)),
      line("the same, calibrated on the other half", provenance.exchanged.batches),
    ]),
    host: table(
      ["host time", "full load", "low load", "calibration", "dense, never fitted", "within ±25 %", "bias"],
      provenance.hostTime.map(({ scale, dense, ...others }) => [
        `× ${scale}`,
        ...[others.full, others.low, others.batches, dense].map(({ medianAbsoluteError }) =>
          percent(medianAbsoluteError),
        ),
        percent(dense.within25),
        signed(dense.bias),
      ]),
    ),
    latency: table(head, latency(latencies, constants)),
    noise: table(
      ["same configuration in", "n", "median difference", "ratio: 10 %", "50 %", "90 %"],
      [
        ...[...releases, engines].map((pair) => noiseLine(pair.join(", then "), between(rows, pair))),
        noiseLine("one source twice", repeats(rows)),
      ],
    ),
    constants: table(
      ["constant", "value", "how"],
      [
        ...Object.keys(fitted).map((name) => [
          `\`${name}\``,
          String(value(name)),
          calibrated.includes(name) ? "fitted, then calibrated" : "fitted",
        ]),
        ...Object.entries(assumed).map(([name, { why }]) => [`\`${name}\``, String(value(name)), `assumed: ${why}`]),
      ],
    ),
    bands: table(
      ["class", "low", "high"],
      Object.entries({ ...constants.bands, measured: constants.measuredBand }).map(([name, { low, high }]) => [
        name,
        String(low),
        String(high),
      ]),
    ),
  };
}
