/** Lines that compile, and lines that would only if quantities of different units were one type. */
import {
  hoursAt,
  hoursOfAMonth,
  milliseconds,
  type Quantity,
  requestsPerMonth,
  requestsPerSecond,
  scale,
  sum,
  tokensPerMonth,
  tokensPerSecond,
  type Usd,
  type UsdPerMonth,
  usd,
  usdPerHour,
  usdPerMillionTokens,
  usdPerMonth,
} from "../../src/quantities/quantity.js";

type Eur = Quantity<"EUR">;
declare const eur: Eur;

const money: Usd = sum(usd(1), usd(2));
const monthly: UsdPerMonth = sum(usdPerMonth(1), hoursAt(hoursOfAMonth, usdPerHour(2)));
const doubled: UsdPerMonth = scale(monthly, 2);

// @ts-expect-error money and tokens have no sum
sum(usd(1), tokensPerMonth(1));
// @ts-expect-error nor have two currencies
sum(usd(1), eur);
// @ts-expect-error nor money and money a month
sum(usd(1), usdPerMonth(1));
// @ts-expect-error nor tokens a month and requests a month
sum(tokensPerMonth(1), requestsPerMonth(1));
// @ts-expect-error nor rates by the second and by the month
sum(tokensPerSecond(1), tokensPerMonth(1));

// @ts-expect-error a price a month is none an hour
hoursAt(hoursOfAMonth, usdPerMonth(2));
// @ts-expect-error hours and price the wrong way round
hoursAt(usdPerHour(2), hoursOfAMonth);
// @ts-expect-error a bare number has no unit
hoursAt(730, usdPerHour(2));

// @ts-expect-error euros are no dollars
const wrongCurrency: Usd = eur;
// @ts-expect-error a price a million tokens is no bill
const wrongBill: UsdPerMonth = usdPerMillionTokens(1);
// @ts-expect-error what plain addition gives has lost its unit
const unitless: Usd = usd(1) + usd(2);
// @ts-expect-error a multiple keeps its unit
const wrongMultiple: UsdPerMonth = scale(usdPerHour(2), 730);
// @ts-expect-error requests a second are none a month
const wrongRate: ReturnType<typeof requestsPerMonth> = requestsPerSecond(1);
// @ts-expect-error milliseconds are no rate
const wrongTime: ReturnType<typeof tokensPerSecond> = milliseconds(1);

export const kept = [money, doubled, wrongCurrency, wrongBill, unitless, wrongMultiple, wrongRate, wrongTime];
