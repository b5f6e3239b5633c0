import type { Banded } from "../../assessment/sizing-schema.js";
import { type Ends, figure } from "../../text/figures.js";

/** `1,870 to 2,850`, or `no spread known` where the ends are one. */
export const bandText = ({ low, high }: Banded): string =>
  low === high ? "no spread known" : `${figure(low)} to ${figure(high)}`;

/** How many times the high end is the low one: `4.6-fold`. */
export const spread = ({ low, high }: Ends): string => `${Number((high / low).toFixed(1))}-fold`;

/** `2 × h200-141gb`. */
export const hardware = ({ gpus, gpu }: { gpus: number; gpu: string }): string => `${gpus} × ${gpu}`;
