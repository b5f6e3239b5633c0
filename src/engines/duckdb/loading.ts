import type { SourceAccount } from "../../evidence/account.js";
import type { RowFormat } from "../../logs/formats/format.js";
import type { Asked } from "../../logs/sql/asked.js";
import type { RowFile } from "./relation.js";

/** A file that is to be read, as what, and what is asked of it. */
export interface Loading {
  source: string;
  file: RowFile;
  format: Omit<RowFormat, "containers" | "knownBy">;
  asked: Asked;
}

/** An account without what is only known in the end. */
export type Loaded = Omit<SourceAccount, "used" | "broken_off" | "damaged">;
