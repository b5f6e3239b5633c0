/** How the figures of a log are taken. */
export interface Taking {
  /** Share of the requests that were logged at all, above 0, at most 1. */
  sampleRate: number;
  /** Whether fewer than 72 hours may stand for a month. */
  extrapolate: boolean;
}

/** ISO 8601, UTC. */
export const iso = (ms: number): string => new Date(ms).toISOString();
