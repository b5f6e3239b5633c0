import { z } from "zod";
import { precisions } from "../quantities/precision.js";
import { count, from, isoDate, oneOf, plainName, row, rows, text, told } from "./scalars.js";

/** Ten times the largest model that is published, and a hundredth of what anybody serves: beyond, the unit is another. */
const parameters = from(0.01, 20_000, "billions of parameters");

const modelSchema = row({
  id: plainName,
  aliases: z.array(plainName, told("a list of names")).exactOptional(),
  paramsB: parameters,
  activeParamsB: parameters,
  // published models have 24 to 126 layers and at most 128 heads; these leave room for any that could be built
  layers: count(1, 2_000, "layers"),
  hidden: count(64, 200_000, "elements"),
  vocabulary: count(100, 10_000_000, "tokens"),
  heads: count(1, 2_000, "heads"),
  kvHeads: count(1, 2_000, "heads"),
  headDim: count(8, 4_096, "elements"),
  context: count(128, 1_000_000_000, "tokens"),
  experts: count(0, 10_000, "experts; 0 for a dense model"),
  expertsPerToken: count(0, 10_000, "experts; 0 for a dense model"),
  slidingWindow: count(0, 1_000_000_000, "tokens; 0 for none"),
  fullAttentionLayers: count(0, 2_000, "layers"),
  // 24,576 to 491,520 among published models
  kvElementsPerToken: count(64, 100_000_000, "elements"),
  checkpoint: row({
    precision: oneOf(precisions),
    gb: from(0.01, 40_000, "GB").exactOptional(),
  }).exactOptional(),
  publishedIn: oneOf(precisions).exactOptional(),
  licence: text,
  source: text,
  notes: text.exactOptional(),
}).superRefine((model, { addIssue }) => {
  const wrong = (key: keyof typeof model, message: string) => addIssue({ code: "custom", path: [key], message });
  if (model.activeParamsB > model.paramsB) wrong("activeParamsB", `has to be at most paramsB, ${model.paramsB}`);
  if (model.kvHeads > model.heads) wrong("kvHeads", `has to be at most heads, ${model.heads}`);
  if (model.fullAttentionLayers > model.layers)
    wrong("fullAttentionLayers", `has to be at most layers, ${model.layers}`);
  if (model.expertsPerToken > model.experts) wrong("expertsPerToken", `has to be at most experts, ${model.experts}`);
  if (model.experts > 0 && model.expertsPerToken === 0) wrong("expertsPerToken", "has to be 1 or more beside experts");
});

/** Architectures of open-weight models (data/models.json). */
export const modelsSchema = row({
  as_of: isoDate,
  about: text.exactOptional(),
  models: rows(modelSchema, ({ id, aliases }) => [id, ...(aliases ?? [])]),
});

export type ModelsTable = z.infer<typeof modelsSchema>;
