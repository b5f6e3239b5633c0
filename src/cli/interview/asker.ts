import type { Card, Reply } from "../../interview/card.js";

/** How a person is asked: on a screen that is redrawn, or line by line. */
export interface Asker {
  /** @throws Interrupted where the person breaks off (Ctrl-C) */
  ask(card: Card): Promise<Reply>;
  /** Tells something, on lines of its own that stay. */
  say(text: string): void;
  /** Leaves the terminal as it was. */
  close(): void;
}

/** The person broke off. */
export class Interrupted extends Error {}
