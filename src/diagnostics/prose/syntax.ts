import { quoted, say, type Teller, word } from "./phrase.js";

const rest = "what stands around it is checked once this is mended";

/** Text that is not YAML. */
export const syntaxProse = {
  "syntax-indentation": () =>
    say(
      "The indentation does not fit the lines above.",
      "keys of one map and items of one list start in the same column",
      rest,
    ),
  "syntax-tab": () => say("A tab is used for indentation.", "indent with spaces", rest),
  "syntax-colon-space": (a) => say(`The colon after ${quoted(word(a, "key"))} needs a space behind it.`, rest),
  "syntax-no-value": () =>
    say("This line is neither a key with a value nor part of a list.", "expected: `key: value`", rest),
  "syntax-second-colon": () =>
    say(
      "A value with a colon and a space inside reads as a second key on the same line.",
      "put the value in quotes",
      rest,
    ),
  "syntax-multiline-key": () =>
    say("A key has to stand on one line.", "is the line above complete, and is a `:` missing?", rest),
  "syntax-key-too-long": () => say("A key may be at most 1024 characters long.", rest),
  "syntax-unclosed-quote": (a) => say(`A quote opened with ${quoted(word(a, "quote"))} is never closed.`, rest),
  "syntax-unclosed-bracket": (a) =>
    say(`This bracket is never closed, or its ${quoted(word(a, "bracket"))} is not indented far enough.`, rest),
  "syntax-missing-comma": () => say("A comma is missing between two items.", rest),
  "syntax-missing-dash": () =>
    say("This line stands in a list but does not start with `- `.", "is it indented too little?", rest),
  "syntax-block-in-brackets": () =>
    say("Inside `{ }` and `[ ]` items are parted by commas.", "is a comma missing?", rest),
  "syntax-reserved-start": (a) =>
    say(`A value cannot start with ${quoted(word(a, "character"))}.`, "put it in quotes", rest),
  "syntax-escape": (a) =>
    say(`${quoted(word(a, "escape"))} is no escape sequence.`, "write `\\\\` for a backslash, or use single quotes"),
  "syntax-comment-space": () => say("A comment needs a space before its `#`.", rest),
  "syntax-tag": (a) =>
    say(`The tag ${quoted(word(a, "tag"))} is not read here.`, "leave it out and write the plain value"),
  "syntax-anchor": () => say("This anchor, alias or tag stands where it cannot.", rest),
  "syntax-directive": (a) => say(`The directive ${quoted(word(a, "directive"))} is not read here.`, "leave it out"),
  "syntax-unexpected": (a) => say(`${quoted(word(a, "found"))} is not expected here.`, rest),
  "syntax-other": (a) => say(`This is not valid YAML: ${word(a, "detail")}.`, rest),
} satisfies Record<string, Teller>;
