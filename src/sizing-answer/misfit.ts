import type { Code } from "../diagnostics/prose.js";
import type { Misfit } from "../sizing/deployment.js";

const codes: Readonly<Record<Misfit["code"], Code>> = {
  weights_exceed_memory: "weights-exceed-memory",
  no_room_for_one_sequence: "no-room-for-one-sequence",
  context_exceeded: "context-exceeded",
  ttft_out_of_reach: "ttft-out-of-reach",
  tpot_out_of_reach: "tpot-out-of-reach",
  latency_out_of_reach: "latency-out-of-reach",
  precision_unsupported: "precision-unsupported",
  heads_not_divisible: "heads-not-divisible",
  no_basis: "no-basis",
};

/** The diagnostic that words a misfit. */
export const codeOfMisfit = ({ code }: Misfit): Code => codes[code];
