import { amount } from "./checks.js";

/** Whether and when an outlay comes back. */
export type Payback = { paidBack: true; periods: number } | { paidBack: false; because: "no_saving" };

/**
 * Periods (hours, months, as the saving is stated) until savings have paid an outlay back: outlay ÷ saving. An outlay of
 * nothing is paid back at once, even without a saving.
 *
 * @throws RangeError where the outlay is negative, or either is NaN or infinite
 */
export function payback(outlayUsd: number, savingUsdPerPeriod: number): Payback {
  amount(outlayUsd, "outlayUsd");
  if (!Number.isFinite(savingUsdPerPeriod)) throw new RangeError(`savingUsdPerPeriod cannot be ${savingUsdPerPeriod}`);
  if (outlayUsd === 0) return { paidBack: true, periods: 0 };
  const periods = outlayUsd / savingUsdPerPeriod;
  // a saving close to nothing never pays within any time that can be written down
  return savingUsdPerPeriod > 0 && Number.isFinite(periods)
    ? { paidBack: true, periods }
    : { paidBack: false, because: "no_saving" };
}
