declare const unit: unique symbol;

/**
 * A number with its unit in the type: two of different units cannot be added, compared by `add` or passed for one
 * another. Every constructor refuses what no price, rate or count can be, so that no NaN travels on.
 */
export type Quantity<Unit extends string> = number & { readonly [unit]: Unit };

export type Usd = Quantity<"USD">;
export type UsdPerMonth = Quantity<"USD/month">;
export type UsdPerHour = Quantity<"USD/hour">;
export type UsdPerMillionTokens = Quantity<"USD/1M tokens">;
export type TokensPerMonth = Quantity<"tokens/month">;
export type TokensPerSecond = Quantity<"tokens/second">;
export type RequestsPerMonth = Quantity<"requests/month">;
export type RequestsPerSecond = Quantity<"requests/second">;
export type Milliseconds = Quantity<"ms">;
export type HoursPerMonth = Quantity<"hours/month">;

/** @throws RangeError where the number is negative, NaN or infinite */
function checked<Unit extends string>(value: number, name: string): Quantity<Unit> {
  if (!Number.isFinite(value) || value < 0) throw new RangeError(`${name} cannot be ${value}`);
  return value as Quantity<Unit>;
}

export const usd = (value: number): Usd => checked(value, "USD");
export const usdPerMonth = (value: number): UsdPerMonth => checked(value, "USD a month");
export const usdPerHour = (value: number): UsdPerHour => checked(value, "USD an hour");
export const usdPerMillionTokens = (value: number): UsdPerMillionTokens => checked(value, "USD a million tokens");
export const tokensPerMonth = (value: number): TokensPerMonth => checked(value, "tokens a month");
export const tokensPerSecond = (value: number): TokensPerSecond => checked(value, "tokens a second");
export const requestsPerMonth = (value: number): RequestsPerMonth => checked(value, "requests a month");
export const requestsPerSecond = (value: number): RequestsPerSecond => checked(value, "requests a second");
export const milliseconds = (value: number): Milliseconds => checked(value, "milliseconds");
export const hoursPerMonth = (value: number): HoursPerMonth => checked(value, "hours a month");

/** Sum of quantities of one unit, that of the first; zero of none. */
export function sum<Unit extends string>(
  first?: Quantity<Unit>,
  // inferred from all terms the unit would be their union, and anything could be added to anything
  ...others: readonly Quantity<NoInfer<Unit>>[]
): Quantity<Unit> {
  return others.reduce<number>((total, term) => total + term, first ?? 0) as Quantity<Unit>;
}

/** A quantity some number of times. */
export function scale<Unit extends string>(quantity: Quantity<Unit>, by: number): Quantity<Unit> {
  return checked<Unit>(quantity * by, "a scaled quantity");
}

/** The cost of hours at a price. */
export const hoursAt = (hours: HoursPerMonth, price: UsdPerHour): UsdPerMonth => usdPerMonth(hours * price);

/** Hours of a month on average: 365 × 24 ÷ 12. */
export const hoursOfAMonth = hoursPerMonth(730);
export const hoursOfAWeek = 168;
/** Seconds of a month on average. */
export const secondsOfAMonth = hoursOfAMonth * 3600;
