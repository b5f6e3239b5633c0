import { createInterface } from "node:readline";
import type { Writable } from "node:stream";
import type { Card, Reply } from "../../interview/card.js";
import { helpLines, questionLines, statusLines, whyLines } from "../../interview/card-lines.js";
import { replyTo } from "../../interview/reply.js";
import { withHow } from "../../interview/words/answer.js";
import type { Said } from "../../interview/words/said.js";
import { shown, wrap } from "../../text/wrap.js";
import { type Asker, Interrupted } from "./asker.js";

const width = 79;

/** Asks line by line: nothing that was written is ever changed, so that a screen reader can read along. */
export function linearAsker(input: NodeJS.ReadableStream, output: Writable): Asker {
  const lines = createInterface({ input, terminal: false });
  const waiting = lines[Symbol.asyncIterator]();
  const write = (line: string): void => {
    output.write(`${line}\n`);
  };
  const say = (text: string): void => {
    for (const line of text.split("\n").flatMap((each) => wrap(each, width))) write(line);
  };

  async function typed(prompt: string): Promise<string | undefined> {
    output.write(prompt);
    const next = await waiting.next();
    return next.done ? undefined : next.value;
  }

  /** Whether a reading that rests on a guess is right. */
  async function isRight(answer: Said): Promise<boolean | undefined> {
    if (answer.kind !== "value" || answer.sure) return true;
    const reply = await typed(`I read that as: ${shown(withHow(answer))}. Is that right? yes or no: `);
    return reply === undefined ? undefined : /^y/i.test(reply.trim());
  }

  async function ask(card: Card): Promise<Reply> {
    write("");
    for (const line of [
      shown(card.heading),
      ...questionLines(card, width),
      ...whyLines(card, width),
      ...choiceLines(card),
    ])
      write(line);
    for (const line of statusLines(card, width)) write(line);
    for (;;) {
      const text = await typed(card.open ? "Your answer (or: don't know, skip, back, help, stop): " : "Your answer: ");
      if (text === undefined) return { kind: "stop" };
      const answer = card.read(text);
      const reply = replyTo(card, text, answer);
      if (reply) {
        const right = await isRight(answer);
        if (right === undefined) return { kind: "stop" };
        if (!right) continue;
        if (reply.kind === "value" && answer.kind === "value") say(`Taken: ${shown(answer.readback)}.`);
        return reply;
      }
      if (answer.kind === "unclear") say(shown(answer.because));
      else for (const line of helpLines(card, width)) write(line);
    }
  }

  return { ask: (card) => untilInterrupted(ask(card)), say, close: () => lines.close() };
}

function choiceLines({ input }: Card): string[] {
  if (input.kind === "words") return [];
  const lines = input.choices.flatMap(({ label, meaning }, i) =>
    wrap(`${i + 1}: ${shown(label)}${meaning === undefined ? "" : ` (${shown(meaning)})`}`, width),
  );
  return input.kind === "several" ? ["Several may be given, with commas between them, or none.", ...lines] : lines;
}

/** Ctrl-C reaches the program as a signal here, as the terminal edits the line itself. */
async function untilInterrupted<T>(work: Promise<T>): Promise<T> {
  let onSignal: () => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    onSignal = () => reject(new Interrupted());
    process.once("SIGINT", onSignal);
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    process.off("SIGINT", onSignal);
  }
}
