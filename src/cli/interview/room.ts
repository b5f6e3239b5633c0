import type { Context } from "../../assess/context.js";
import type { Asker } from "./asker.js";
import type { Desk } from "./desk.js";

/** What an interview is held with: the rules and data, the file, and a way to ask. */
export interface Room {
  context: Context;
  desk: Desk;
  asker: Asker;
}
