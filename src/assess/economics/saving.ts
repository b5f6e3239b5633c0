import type { Economics } from "../../assessment/schema.js";
import { certainlyCheaper } from "../../costs/certainty.js";
import { tail } from "../../costs/quantiles.js";
import { differenceTornado, expectedDifference } from "../../costs/tornado.js";
import { cheaperShare, differenceQuantiles } from "../../costs/uncertainty.js";
import { againstManaged } from "../../economics/against.js";
import { managedModel, type Study } from "../../economics/study.js";
import { factorText, factorTitles } from "./factors.js";
import { rounded, roundedSpread } from "./round.js";

/** A saving counts as likely from here on: the verdict rests on the likely ratio, which leaves this much out at its end. */
export const askedProbability = 1 - tail;

/** What self-hosting saves against the cheapest managed way that is open today, and how sure that is. */
export function savingOf(study: Study): Economics["saving"] {
  const { best, ways, own, uncertainty } = study;
  const [self] = own;
  const [today] = ways;
  const managed = best && managedModel(best);
  const asIs = today && managedModel(today);
  const against = againstManaged(study);
  if (!managed || !self || !against) return null;
  const { sample } = against;
  const proven = certainlyCheaper(self.model, managed, uncertainty);
  // where the other way turns out dearer than today's bill, today's is kept: both have to be beaten
  const kept = proven === "cheaper" && asIs && certainlyCheaper(self.model, asIs, uncertainty) !== "cheaper";
  return {
    managed: best.id,
    self_hosted: self.tenure === "split" ? "hybrid" : "self_hosted",
    probability: rounded(cheaperShare(sample, 0, against.managed)),
    asked: askedProbability,
    certain: kept ? "open" : proven,
    usd_per_month: roundedSpread(differenceQuantiles(sample, against.managed, 0)),
    base_usd: rounded(expectedDifference(self.model, managed, uncertainty)),
  };
}

/** What each uncertain number alone does to managed minus self-hosted. */
export function tornadoOf(study: Study): Economics["tornado"] {
  const { best, own, uncertainty } = study;
  const [self] = own;
  const managed = best && managedModel(best);
  if (!managed || !self) return [];
  return differenceTornado(self.model, managed, uncertainty).map(({ factor, low, high }) => {
    const model = factor === "api_price" ? managed : self.model;
    const range = factor in model.ranges ? model.ranges[factor as keyof typeof model.ranges] : undefined;
    const used = range ?? uncertainty[factor];
    return {
      factor,
      title: factorTitles[factor],
      low_text: factorText(factor, used.low, study),
      high_text: factorText(factor, used.high, study),
      low_usd: rounded(low),
      high_usd: rounded(high),
    };
  });
}
