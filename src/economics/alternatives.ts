import { findGpu, findModel, type SizingData } from "../sizing/catalogue.js";
import { askedOf, marketOf, standsIn } from "./market.js";
import type { Profile } from "./profile.js";
import { type Replica, replicaOf } from "./replica.js";

/**
 * Every replica that could be chosen for the candidate at some volume: those that are backed where any is, else all that
 * serve. Empty where nothing is sized.
 */
export function alternativesOf(profile: Profile, sizing: SizingData): readonly Replica[] {
  const { candidate } = profile;
  const model = candidate.model === undefined ? undefined : findModel(sizing, candidate.model);
  const gpu = candidate.gpu === undefined ? undefined : findGpu(sizing, candidate.gpu);
  if (!model || candidate.tokensPerSecondPerGpu !== undefined) return [];
  const market = marketOf(askedOf(profile), model, gpu, sizing);
  const { options, prices, shape } = market;
  const stands = standsIn(market, sizing);
  const serving = options.flatMap(({ deployment, estimate }) => {
    const replica = estimate();
    const priced = prices.get(deployment.gpu.id);
    return replica.fits && priced ? [{ deployment, replica, priced }] : [];
  });
  const backed = serving.filter(stands);
  return (backed.length > 0 ? backed : serving).map((choice) =>
    replicaOf(choice, shape.inputTokens + shape.outputTokens),
  );
}
