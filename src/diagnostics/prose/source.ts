import type { Args } from "../diagnostic.js";
import { suggest } from "../suggest.js";
import { listed, quoted, say, type Teller, word, words } from "./phrase.js";

const mebibytes = (bytes: string) => `${Math.ceil(Number(bytes) / 2 ** 20)} MiB`;

const tooLarge = (a: Args): string =>
  `The file holds ${mebibytes(word(a, "bytes"))}; at most ${mebibytes(word(a, "limit"))} are read.`;

/** Problems of a source as a whole: reading it, decoding it, its size. */
export const sourceProse = {
  unreadable: (a) => say(`The file cannot be read: ${word(a, "reason")}.`),
  "file-too-large": (a) => say(tooLarge(a), "split it into several files and name them all"),
  "benchmark-too-large": (a) =>
    say(tooLarge(a), "keep the runs that count, and leave out what is told of every single request"),
  "price-file-too-large": (a) => say(tooLarge(a), "keep the entries of models that the workloads name"),
  "file-too-many-values": (a) =>
    say(
      word(a, "aliases") === ""
        ? `The file holds more than ${word(a, "limit")} keys, values and list marks.`
        : `With its aliases written out the file holds more than ${word(a, "limit")} values.`,
      "split it into several files and name them all",
    ),
  "too-many-problems": (a) => say(`The file has at least ${word(a, "left")} more problems like these.`),
  "not-utf8": (a) =>
    say(
      `The text is not valid UTF-8 at byte ${word(a, "byte")}.`,
      word(a, "looks_like") !== "" && `it looks like ${word(a, "looks_like")}; save it as UTF-8`,
      word(a, "looks_like") === "" && "save the file as UTF-8",
    ),
  "control-character": (a) =>
    say(
      `The text holds the control character ${word(a, "character")}, which no workload file may contain.`,
      word(a, "character") === "U+0000" ? "the file may be binary or UTF-16; save it as UTF-8 text" : "delete it",
    ),
  "file-empty": () => say("The file holds no workloads: it is empty.", "`llm-decide init` writes a file to start from"),
  "syntax-multiple-documents": () =>
    say(
      "A second document starts here; a workload file holds one.",
      "remove the `---`, or put the rest in its own file",
    ),
  "syntax-too-deep": () =>
    say("Values are nested too deeply to be read.", "a workload file is at most six levels deep"),
  "anchor-unknown": (a) => {
    const near = suggest(word(a, "name"), words(a, "known"));
    return say(
      `No anchor ${quoted(`&${word(a, "name")}`)} stands before this alias.`,
      near !== undefined && `did you mean ${quoted(`*${near}`)}?`,
      words(a, "known").length > 0 && `anchors in this file: ${listed(words(a, "known"))}`,
    );
  },
  "anchor-cycle": () => say("This merges a map into itself."),
  "merge-not-a-map": () =>
    say("`<<` merges keys from a map, but this is not one.", "expected: an alias of a map, or a list of such aliases"),
} satisfies Record<string, Teller>;
