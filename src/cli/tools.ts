import type { AssessmentData } from "../assess/context.js";
import type { EconomicsData } from "../economics/data.js";
import type { InputFlags } from "./assess/inputs.js";
import { InputError } from "./failure.js";
import { tell } from "./tell.js";

/** The dated data of a command in which any model may come up, so that the price book is among them. */
export interface Tools {
  data: AssessmentData & { economics: EconomicsData };
  sizing: EconomicsData["sizing"];
}

/** @throws InputError where the price file has an error, UsageError where a table cannot be read */
export async function loadTools(flags: InputFlags, asOf: string): Promise<Tools> {
  const [{ loadReferenceData }, { loadEconomics }, { loadPriceFile }] = await Promise.all([
    import("./reference-data.js"),
    import("./economics-data.js"),
    import("./price-file.js"),
  ]);
  const data = await loadReferenceData(flags.data);
  const own = flags.prices === undefined ? undefined : await loadPriceFile(flags.prices, asOf);
  if (own && "problems" in own) throw new InputError(own.problems);
  if (own) await tell(own.warnings, flags);
  const { economics, asOf: dates } = await loadEconomics("any model", data.shutdowns, flags.data, own?.overrides);
  return { data: { ...data, economics, asOf: { ...data.asOf, ...dates } }, sizing: economics.sizing };
}
