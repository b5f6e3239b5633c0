import { describe } from "../../diagnostics/prose.js";
import { yesNoCard } from "../../interview/plain-cards.js";
import { EditRefused } from "../edit-refused.js";
import { InputError, UsageError } from "../failure.js";
import type { Room } from "./room.js";

/** Saves, and asks whether to try again where the disk does not take it. @throws what kept it, where the person gives up */
export const savedOr = (room: Pick<Room, "asker">, save: () => Promise<void>): Promise<void> =>
  retrying(room, save, (error) =>
    error instanceof UsageError && !(error instanceof EditRefused)
      ? `The answer is not saved: ${error.message}. Try again?`
      : undefined,
  );

/** Reads the file, and asks for it to be mended where somebody else has broken it. @throws what is wrong, where nobody does */
export const readOr = <T>(room: Pick<Room, "asker">, read: () => Promise<T>): Promise<T> =>
  retrying(room, read, (error) => {
    if (error instanceof UsageError) return `${error.message}. Mend the file; try again?`;
    const first =
      error instanceof InputError ? error.diagnostics.find(({ severity }) => severity === "error") : undefined;
    if (!first) return undefined;
    const place = first.at ? `${first.at.file}:${first.at.line}: ` : "";
    return `The file does not read any more. ${place}${describe(first).sentence} Mend it; try again?`;
  });

/** @param question what to ask after an error; undefined where trying again is no remedy */
async function retrying<T>(
  { asker }: Pick<Room, "asker">,
  work: () => Promise<T>,
  question: (error: unknown) => string | undefined,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const text = question(error);
      if (text === undefined) throw error;
      const reply = await asker.ask(yesNoCard("That did not work", text));
      if (reply.kind !== "value" || reply.value !== true) throw error;
    }
  }
}
