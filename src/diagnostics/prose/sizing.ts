import type { Args } from "../diagnostic.js";
import { suggest } from "../suggest.js";
import { amount, listed, quoted, say, type Teller, whole, word, words } from "./phrase.js";

const gpuCount = (a: Args): string => (a["gpus"] === 1 ? "1 GPU has" : `${whole(a, "gpus")} GPUs have`);

/** An unknown name: the nearest known one, else a few of them. */
function unknown(what: string): Teller {
  return (a) => {
    const near = suggest(word(a, "name"), words(a, "known"));
    return say(
      `There is no ${what} ${quoted(word(a, "name"))} in the data.`,
      near !== undefined && `did you mean ${quoted(near)}?`,
      near === undefined && words(a, "known").length > 0 && `known: ${listed(words(a, "known"))}`,
    );
  };
}

/** The name that was probably meant, where there is one. */
function meant(a: Args): string | false {
  const near = suggest(word(a, "name"), words(a, "known"));
  return near !== undefined && `did you mean ${quoted(near)}?`;
}

/** Why a deployment cannot serve a workload, and problems of tables of deployments. */
export const sizingProse = {
  "model-unknown": unknown("model"),
  "gpu-unknown": unknown("GPU"),
  "precision-unknown": unknown("precision"),
  "weights-exceed-memory": (a) =>
    say(
      `The weights take ${amount(a, "weightsGb")} GB, more than the ${amount(a, "memoryGb")} GB that ${gpuCount(a)}.`,
      "more GPUs, larger ones, or weights in a narrower precision would fit",
    ),
  "no-room-for-one-sequence": (a) =>
    say(
      `Beside the weights ${amount(a, "roomGb")} GB are left, less than the ${amount(a, "sequenceGb")} GB of KV cache that one sequence of ${whole(a, "tokens")} tokens takes.`,
      "more GPUs, shorter requests, or a KV cache in fp8 would fit",
    ),
  "context-exceeded": (a) =>
    say(
      `Input and output are ${whole(a, "tokens")} tokens together; the model's context is ${whole(a, "context")}.`,
      "shorten them, or take a model with a longer context",
    ),
  "ttft-out-of-reach": (a) =>
    say(
      `The first token comes after ${amount(a, "reachedMs")} ms with a single request; at most ${amount(a, "targetMs")} ms are asked for.`,
      "more GPUs in tensor parallel, faster ones, or a prefix cache would bring it nearer",
    ),
  "tpot-out-of-reach": (a) =>
    say(
      `A token takes ${amount(a, "reachedMs")} ms with a single request; at most ${amount(a, "targetMs")} ms are asked for.`,
      "more GPUs in tensor parallel, faster memory, or weights in a narrower precision would bring it nearer",
    ),
  "latency-out-of-reach": (a) =>
    say(
      `A whole answer takes ${amount(a, "reachedMs")} ms with a single request; at most ${amount(a, "targetMs")} ms are asked for.`,
      "more GPUs in tensor parallel, faster memory, narrower weights, or a shorter output would bring it nearer",
    ),
  "precision-unsupported": (a) =>
    say(
      `The GPU ${quoted(word(a, "gpu"))} has no units for ${quoted(word(a, "precision"))}.`,
      "take another precision",
    ),
  "heads-not-divisible": (a) =>
    say(
      `No engine splits the ${whole(a, "heads")} attention heads of the model over ${whole(a, "tp")} GPUs.`,
      `tensor parallelism has to divide ${whole(a, "heads")}; ${whole(a, "near")} would do`,
    ),
  "no-basis": (a) => say(`Nothing was measured that an estimate could rest on${because(a)}.`, "measure it: --measured"),
  "gpus-not-divisible": (a) =>
    say(
      `${whole(a, "gpus")} ${a["gpus"] === 1 ? "GPU" : "GPUs"} cannot be shared out in groups of ${whole(a, "tp")}.`,
      "tensor parallelism has to divide the number of GPUs",
    ),
  "count-expected": (a) =>
    say(
      `${quoted(word(a, "column"))} has to be ${word(a, "expected")}, not ${quoted(word(a, "found"))}.`,
      word(a, "example") !== "" && `as in \`${word(a, "example")}\``,
    ),
  "column-missing": (a) => {
    const near = suggest(word(a, "column"), words(a, "found"));
    return say(
      `The header has no column ${quoted(word(a, "column"))}.`,
      near !== undefined && `did you mean it by ${quoted(near)}?`,
      `expected: ${listed(words(a, "expected"))}`,
    );
  },
  "table-delimiter": (a) =>
    say(
      `The columns stand between ${word(a, "delimiter")}, not between commas.`,
      "save the file as CSV with commas; a decimal point in it is a point",
    ),
  "table-returns": () =>
    say("The lines end in carriage returns alone, so that all of them are one.", "save the file with line feeds"),
  "column-repeated": (a) => say(`The header has two columns ${quoted(word(a, "column"))}.`, "name each only once"),
  "column-taken": (a) =>
    say(
      `The file has a column ${quoted(word(a, "column"))} of its own.`,
      "it stays, and the estimate follows in a second column of that name",
    ),
  "row-length": (a) =>
    say(
      `The row has ${whole(a, "fields")} fields, the header ${whole(a, "columns")}.`,
      "a field with a comma in it goes between double quotes",
      Number(a["fields"]) > Number(a["columns"]) && "what the header has no column for is left out of the answer",
    ),
  "row-quotes": () =>
    say("The quotes of this row do not match up.", "write a quote inside a quoted field twice, and close every field"),
  "record-too-long": (a) =>
    say(
      `The record that begins here has no end within ${whole(a, "limit")} characters, so the rest of the file is not read.`,
      "is it a CSV file, with a line break behind each row?",
    ),
  "table-empty": () => say("The file has no header: it is empty.", "the first line names the columns"),
  "table-not-utf8": () => say("The text from here on is not valid UTF-8.", "save the file as UTF-8"),
  "candidate-model-unknown": (a) =>
    say(
      `The candidate model ${quoted(word(a, "name"))} is not in the table of models, so nothing is sized for it.`,
      meant(a),
      "for a model of your own, name the one it is built on, or state candidate.tokens_per_second_per_gpu",
    ),
  "candidate-gpu-unknown": (a) =>
    say(
      `The GPU ${quoted(word(a, "name"))} is not in the table of GPUs, so nothing is sized on it.`,
      meant(a),
      "add it to a gpus.json of your own and name its folder with --data",
    ),
} satisfies Record<string, Teller>;

const because = (a: Args): string => (word(a, "reason") === "" ? "" : `: ${word(a, "reason")}`);
