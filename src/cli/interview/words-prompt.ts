import { createPrompt, isEnterKey, useKeypress, useState } from "@inquirer/core";
import { hasUnsafe, plainText } from "../../diagnostics/plain-text.js";
import type { Reply } from "../../interview/card.js";
import { replyTo } from "../../interview/reply.js";
import { withHow } from "../../interview/words/answer.js";
import type { Said } from "../../interview/words/said.js";
import { shown } from "../../text/wrap.js";
import type { PromptConfig } from "./choose-prompt.js";
import { frameOf } from "./frame.js";
import { useEnd, usePaste, useSize } from "./use-terminal.js";

/** Nobody answers in more characters, whatever is pasted. */
const longest = 500;

interface Line {
  line: string;
  clearLine: (direction: 0 | 1 | -1) => void;
  write: (text: string) => void;
}

/** An answer in words, read back while it is typed. A reading that rests on a guess is asked about once more. */
export const wordsPrompt = createPrompt<Reply, PromptConfig>(({ card, paint, output }, done) => {
  const [text, setText] = useState("");
  const [doubted, setDoubted] = useState("");
  const [remark, setRemark] = useState("");
  const [help, setHelp] = useState(false);
  const size = useSize(output);
  const pasted = usePaste(longest);
  useEnd(done);

  function put(rl: Line, value: string): void {
    rl.clearLine(0);
    rl.write(value);
    setText(value);
  }

  function enter(rl: Line): void {
    const answer = card.read(text);
    const reply = replyTo(card, text, answer);
    if (reply && (answer.kind !== "value" || answer.sure || doubted === text)) {
      done(reply);
      return;
    }
    if (answer.kind === "command") {
      setHelp(!help);
      setRemark("");
      put(rl, "");
      return;
    }
    if (answer.kind === "value") setDoubted(text);
    setRemark(answer.kind === "unclear" ? answer.because : `${readingOf(answer)} Enter once more if that is right.`);
    // the line editor has taken the line away
    put(rl, text);
  }

  useKeypress((key, rl) => {
    const paste = pasted(key);
    if (paste !== undefined) {
      // what the line editor has made of it is put aside
      if (paste !== "") put(rl, safe(`${text}${paste}`));
      else rl.clearLine(0);
      return;
    }
    if (isEnterKey(key)) return enter(rl);
    if (key.name === "escape" && card.open) return done({ kind: "back" });
    if (rl.line === "?" && text === "") {
      setHelp(!help);
      return put(rl, "");
    }
    if (rl.line.length > longest || hasUnsafe(rl.line)) put(rl, safe(rl.line));
    else setText(rl.line);
    if (rl.line !== text) setRemark("");
  });

  const answer = card.read(text);
  const live = text === "" ? "" : readingOf(answer);
  const words = card.open ? ["don't know", "skip", "back", "help"] : ["help"];
  return frameOf(
    card,
    {
      input: [`> ${text}`],
      at: 0,
      remark: shown(remark || live),
      keys: `Enter takes · or type: ${words.join(", ")} · Ctrl-C leaves, nothing is lost`,
      help,
    },
    size,
    paint,
  );
});

/** How an answer reads so far. */
function readingOf(answer: Said): string {
  if (answer.kind !== "value") return "";
  return `Read as: ${withHow(answer)}.`;
}

/** Text without what could act on the terminal, which no answer is made of. */
const safe = (text: string): string =>
  Array.from(text.slice(0, longest), (character) => (plainText(character) === character ? character : "")).join("");
