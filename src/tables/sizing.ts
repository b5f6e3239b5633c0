import { z } from "zod";
import { count, from, isoDate, plainName, row, text, told } from "./scalars.js";

/** A share of what the data sheet says: some of it is reached, and never more than all. */
const share = from(0.01, 1, "");
/** Memory that is kept back. */
const reserve = from(0, 1_000, "GiB");
/** A layer takes some hundred microseconds; a second is no overhead any more, and nothing would answer in time. */
const overhead = from(0, 1_000_000, "microseconds");

const shares = row({ bf16: share, fp8: share, fp4: share });
/** A measured throughput is never a thousand times away from an estimate that is worth its name. */
const band = row({ low: from(0.001, 1, ""), high: from(1, 1_000, "") });

const constants = row({
  memoryUse: share,
  reserveDenseGib: reserve,
  reserveMoeGib: reserve,
  tightUse: share,
  tightShare: share,
  outputHeld: from(0, 1, ""),
  maxSequences: count(1, 1_000_000, "sequences"),
  unknownLinkGbPerS: from(1, 100_000, "GB/s in each direction"),
  weightBandwidth: share,
  expertBandwidth: share,
  kvBandwidth: share,
  activationPasses: from(0, 1_000, "passes"),
  prefillUtilisation: shares,
  decodeUtilisation: shares,
  moeUtilisation: share,
  expertPadding: from(0, 10_000, "tokens"),
  expertBalance: share,
  attentionUtilisation: share,
  overlapLoss: from(0, 1, ""),
  layerOverheadUs: overhead,
  routingOverheadUs: overhead,
  sequenceOverheadUs: overhead,
  // sequences by which work is divided: none of them is no number to divide by
  batchedSequences: from(1, 1_000_000, "sequences"),
  allReduceUs: overhead,
  linkUse: share,
  pcieUse: share,
  measuredGpus: z.array(plainName, told("a list of GPUs")),
  bands: row({ dense: band, moe: band, amd: band, extrapolated: band }),
  measuredBand: band,
});

const error = z.object(
  {
    rows: count(1, 1_000_000_000, "rows"),
    medianAbsoluteError: from(0, 1_000, ""),
    within25: from(0, 1, ""),
  },
  told("an object with rows, medianAbsoluteError and within25"),
);

const fitted = z.object(
  { rows: count(1, 1_000_000_000, "rows"), sources: z.array(text, told("a list of sources")), date: isoDate },
  told("an object with rows, sources and date"),
);

/** Constants of the sizing model (data/sizing.json). What is said of where they come from may hold more than is read. */
export const sizingSchema = row({
  as_of: isoDate,
  about: text.exactOptional(),
  constants,
  provenance: z.object({ fitted: fitted.exactOptional() }, told("an object")).exactOptional(),
  errors: z.object({ dense: error, moe: error, amd: error }, told("an object with dense, moe and amd")).exactOptional(),
});

export type SizingTable = z.infer<typeof sizingSchema>;
