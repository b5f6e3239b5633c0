import type { People } from "../costs/people.js";
import { usdPerMonth } from "../quantities/quantity.js";
import type { Range } from "../quantities/range.js";

export const nobody: People = { fte: 0, usdPerEngineer: usdPerMonth(0) };

/** What is known of the people. */
export interface Team {
  engineers: Range;
  engineerUsd: Range;
  onCallUsd?: number | undefined;
}

/** Engineers as the facts have them. On-call pay beside the engineers' time counts where somebody states it. */
export const teamOf = ({ engineers, engineerUsd, onCallUsd }: Team): People => ({
  fte: engineers.expected,
  usdPerEngineer: usdPerMonth(engineerUsd.expected),
  ...(onCallUsd === undefined ? {} : { onCall: usdPerMonth(onCallUsd) }),
});
