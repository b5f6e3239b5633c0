// The tables of docs/sizing.md.
import { predict } from "../../dist/sizing/predict.js";
import { bandwidthRule, nearestRow, roofline } from "./baselines.js";
import { errorsOf, predicted, quantile } from "./errors.js";
import { between, repeats } from "./noise.js";
import { assumed, fitted } from "./parameters.js";
import { classes } from "./validation.js";

const percent = (share) => (Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : "–");
const signed = (share) =>
  Number.isFinite(share) ? `${share >= 0 ? "+" : "−"}${Math.abs(100 * share).toFixed(1)} %` : "–";

/** A markdown table, padded so that it reads as text. */
function table(head, lines) {
  const widths = head.map((title, at) => Math.max(title.length, ...lines.map((cells) => cells[at].length)));
  const row = (cells) => `| ${cells.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`;
  return [row(head), row(widths.map((width) => "-".repeat(width))), ...lines.map(row)].join("\n");
}

const head = ["rows", "n", "median error", "within ±25 %", "bias"];
const line = (title, { rows, medianAbsoluteError, within25, bias }) => [
  title,
  String(rows),
  percent(medianAbsoluteError),
  percent(within25),
  signed(bias),
];

/** One line a group, groups in order of their names. */
function grouped(rows, keyOf, predictor) {
  return [...group(rows, keyOf).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, some]) => line(title, errorsOf(some, predictor)));
}

function group(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

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

/** Every table by the name of its markers. */
export function tablesOf(rows, latencies, { constants, provenance }) {
  const model = (row) => predicted(row, constants);
  const test = rows.filter(({ set }) => set === "test");
  const fit = rows.filter(({ set }) => set === "fit");
  const of = (name) => test.filter((row) => row.class === name);
  const value = (name) => name.split(".").reduce((group, part) => group[part], constants);
  const rules = {
    "this model": () => model,
    "nearest measured row": () => nearestRow(rows),
    "bandwidth rule": (some) => bandwidthRule(some, constants),
    "data-sheet roofline": () => roofline(constants),
  };
  const split = (title, { rows: n, ...errors }) => line(title, { rows: n, ...errors });
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
      line("rows fitted, constants kept", errorsOf(fit, model)),
      split("three quarters, fitted alone", provenance.split.kept),
      split("the other quarter, with those", provenance.split.heldOut),
      line(
        "TensorRT-LLM 0.14, never fitted",
        errorsOf(
          rows.filter(({ set }) => set === "floor"),
          model,
        ),
      ),
    ]),
    host: table(
      ["host time", "rows fitted", "dense, never fitted", "within ±25 %", "bias", "experts, never fitted"],
      provenance.hostTime.map(({ scale, fit: onFit, dense, moe }) => [
        `× ${scale}`,
        percent(onFit.medianAbsoluteError),
        percent(dense.medianAbsoluteError),
        percent(dense.within25),
        signed(dense.bias),
        percent(moe.medianAbsoluteError),
      ]),
    ),
    latency: table(head, latency(latencies, constants)),
    noise: table(
      ["same configuration in", "n", "median difference"],
      [
        ...[
          ["trtllm-0.14", "trtllm-0.17"],
          ["trtllm-0.17", "trtllm-1.0"],
          ["trtllm-1.0", "trtllm-1.2"],
          ["argonne-trtllm", "argonne-vllm"],
        ].map(([one, other]) => {
          const { pairs, median } = between(rows, one, other);
          return [`${one} and ${other}`, String(pairs), median === undefined ? "–" : percent(median)];
        }),
        (({ pairs, median }) => ["one source twice", String(pairs), percent(median)])(repeats(rows)),
      ],
    ),
    constants: table(
      ["constant", "value", "how"],
      [
        ...Object.keys(fitted).map((name) => [`\`${name}\``, String(value(name)), "fitted"]),
        ...Object.entries(assumed).map(([name, { why }]) => [`\`${name}\``, String(value(name)), `assumed: ${why}`]),
      ],
    ),
    bands: table(
      ["class", "low", "high"],
      Object.entries(constants.bands).map(([name, { low, high }]) => [name, String(low), String(high)]),
    ),
  };
}
