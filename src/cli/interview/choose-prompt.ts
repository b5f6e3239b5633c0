import type { WriteStream } from "node:tty";
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isNumberKey,
  isSpaceKey,
  isUpKey,
  useKeypress,
  useRef,
  useState,
} from "@inquirer/core";
import type { FactValue } from "../../facts/fact.js";
import type { Card, Choice, Reply } from "../../interview/card.js";
import type { Paint } from "../../report/sizing/paint.js";
import { columnsOf, shown, wrap } from "../../text/wrap.js";
import { frameOf, widthIn } from "./frame.js";
import { sequenceOf, useEnd, usePaste, useSize } from "./use-terminal.js";

export interface PromptConfig {
  card: Card;
  paint: Paint;
  output: WriteStream;
}

/** Milliseconds within which two digits are one number. */
const together = 1_000;

/** A line that the cursor can stand on: a choice, or an answer beside them. */
type Item = { label: string; meaning?: string } & (
  | { kind: "choice"; value: Choice["value"] }
  | { kind: "none" | "unknown" | "skip" }
);

function itemsOf({ input, open }: Card): Item[] {
  const choices = input.kind === "words" ? [] : input.choices;
  return [
    ...choices.map((choice): Item => ({ kind: "choice", ...choice })),
    ...(input.kind === "several" ? [{ kind: "none", label: "none of these" } as const] : []),
    ...(open
      ? ([
          { kind: "unknown", label: "I don't know" },
          { kind: "skip", label: "skip for now" },
        ] as const)
      : []),
  ];
}

/** One of several choices, or several of them: arrows or numbers move, space marks, Enter takes. */
export const choosePrompt = createPrompt<Reply, PromptConfig>(({ card, paint, output }, done) => {
  const items = itemsOf(card);
  const several = card.input.kind === "several";
  const { given } = card;
  const [at, setAt] = useState(
    Math.max(
      0,
      items.findIndex((item) => given && stands(item, given.value)),
    ),
  );
  const [marked, setMarked] = useState<ReadonlySet<number>>(marksOf(items, given?.value));
  const [touched, setTouched] = useState(false);
  const [help, setHelp] = useState(false);
  const [remark, setRemark] = useState("");
  const typed = useRef({ text: "", at: 0 });
  const size = useSize(output);
  const pasted = usePaste(0);
  useEnd(done);

  /** Goes to the line of a number; a second digit soon after the first belongs to it. */
  function type(digit: string): void {
    const now = Date.now();
    const before = now - typed.current.at < together ? typed.current.text : "";
    const text = items[Number(before + digit) - 1] ? before + digit : digit;
    typed.current = { text, at: now };
    if (items[Number(text) - 1]) setAt(Number(text) - 1);
  }

  function taken(): Reply | undefined {
    const item = items[at];
    if (!item) return undefined;
    if (given && !touched) return { kind: "keep" };
    if (item.kind === "unknown" || item.kind === "skip") return { kind: item.kind };
    if (item.kind === "none") return { kind: "value", value: [] };
    if (item.kind === "choice" && !several) return { kind: "value", value: item.value };
    const value = items.flatMap((each, i) => (each.kind === "choice" && marked.has(i) ? [String(each.value)] : []));
    return value.length === 0 ? undefined : { kind: "value", value };
  }

  useKeypress((key, rl) => {
    // what is typed is a key here, never text
    rl.clearLine(0);
    if (pasted(key) !== undefined) return;
    setRemark("");
    setTouched(touched || !isEnterKey(key));
    if (isEnterKey(key)) {
      const reply = taken();
      if (reply) done(reply);
      else setRemark("Nothing is marked: space marks the line of the cursor, or choose “none of these”.");
    } else if (isUpKey(key)) setAt((at + items.length - 1) % items.length);
    else if (isDownKey(key)) setAt((at + 1) % items.length);
    else if (isSpaceKey(key) && several && items[at]?.kind === "choice") setMarked(toggled(marked, at));
    else if (isNumberKey(key)) type(key.name);
    else if (key.name === "?" || sequenceOf(key) === "?") setHelp(!help);
    else if ((key.name === "escape" || key.name === "left") && card.open) done({ kind: "back" });
  });

  const width = widthIn(size);
  const leads = items.map((item, i) => {
    const box = several && item.kind === "choice" ? (marked.has(i) ? "[x] " : "[ ] ") : "";
    return `${i === at ? ">" : " "} ${i + 1} ${box}${shown(item.label)}`;
  });
  const column = Math.max(...leads.map(columnsOf)) + 2;
  const lines = leads.map((lead, i) => {
    const line = fitted(lead, items[i]?.meaning, column, width);
    return i === at ? paint.title(line) : line;
  });
  const keys = [
    "up/down move",
    ...(several ? ["space marks"] : []),
    "Enter takes",
    "? help",
    ...(card.open ? ["Esc back"] : []),
    "Ctrl-C leaves, nothing is lost",
  ];
  return frameOf(card, { input: lines, at, remark, keys: keys.join(" · "), help }, size, paint);
});

/** Whether a line is the answer that stands, or part of it. */
function stands(item: Item, value: FactValue | null): boolean {
  switch (item.kind) {
    case "choice":
      return Array.isArray(value) ? value.includes(String(item.value)) : item.value === value;
    case "none":
      return Array.isArray(value) && value.length === 0;
    case "unknown":
      return value === null;
    case "skip":
      return false;
  }
}

const marksOf = (items: readonly Item[], value: FactValue | null | undefined): ReadonlySet<number> =>
  new Set(
    items.flatMap((item, i) => (Array.isArray(value) && item.kind === "choice" && stands(item, value) ? [i] : [])),
  );

const toggled = (marked: ReadonlySet<number>, i: number): ReadonlySet<number> =>
  new Set(marked.has(i) ? [...marked].filter((other) => other !== i) : [...marked, i]);

/** A meaning that is cut to fewer columns says nothing. */
const leastMeaning = 12;

/** A choice with as much of its meaning as fits behind it, on one line. */
function fitted(lead: string, meaning: string | undefined, column: number, width: number): string {
  const room = width - column - 1;
  if (meaning === undefined || room < leastMeaning) return cut(lead, width);
  return `${lead}${" ".repeat(column - columnsOf(lead))}${cut(shown(meaning), room + 1)}`;
}

/** The beginning of a text that fits, marked where something is left out. */
function cut(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  const [first = ""] = wrap(text, width - 1);
  return `${first}…`;
}
