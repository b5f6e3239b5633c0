import { yesNoCard } from "../../interview/plain-cards.js";
import { UsageError } from "../failure.js";
import type { Room } from "./room.js";

/** Saves, and asks whether to try again where that fails (a full disk). @returns whether it is saved */
export async function savedOr({ asker }: Pick<Room, "asker">, save: () => Promise<void>): Promise<boolean> {
  for (;;) {
    try {
      await save();
      return true;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const reply = await asker.ask(yesNoCard("Not saved", `The answer is not saved: ${error.message}. Try again?`));
      if (reply.kind !== "value" || reply.value !== true) throw error;
    }
  }
}
