/** A price per million tokens; `tiers` replace it, whole, in requests with more than `start` input tokens. */
export type TokenPrice = number | { base: number; tiers: readonly { start: number; price: number }[] };

/** The prices of one model as the bundled book keeps them, by keys such as `input_mtok`. */
export type EntryPrices = Readonly<Record<string, TokenPrice | undefined>>;

/** What is read of an entry of the bundled book. */
export interface BookEntry {
  id: string;
  name?: string | undefined;
  deprecated?: boolean | undefined;
}

/** The price of a million tokens in a request with so many input tokens; undefined where there is none. */
export function rateOf(price: TokenPrice | undefined, inputTokens: number): number | undefined {
  if (typeof price !== "object") return price;
  return price.tiers.reduce((rate, tier) => (inputTokens > tier.start ? tier.price : rate), price.base);
}

/** The input tokens above which a dearer price holds for a request, where it has that many. */
export function tierReached(prices: EntryPrices, inputTokens: number): number | undefined {
  const starts = Object.values(prices).flatMap((price) =>
    typeof price === "object" ? price.tiers.map(({ start }) => start) : [],
  );
  const reached = starts.filter((start) => inputTokens > start);
  return reached.length > 0 ? Math.max(...reached) : undefined;
}

/** True where the entry's own names say that it is free, so that no price is a price of zero. */
export const isListedFree = ({ id, name }: BookEntry): boolean => id.endsWith(":free") || /\(free\)/i.test(name ?? "");

const otherKeys = ["audio_hours", "input_audio_hours", "output_audio_mtok", "output_image_mtok", "output_video_mtok"];

const otherNames =
  /embed|audio|image|realtime|tts|transcri|whisper|voice|moderation|search|live|omni|ocr|voxtral|guard|vision|sonic|speech|rerank|research|computer-use|^ft:|[.]ft-/;

/** True for models that read and write text at a price a token. */
export function isTextModel({ id }: BookEntry, prices: EntryPrices): boolean {
  return (
    prices["input_mtok"] !== undefined &&
    prices["output_mtok"] !== undefined &&
    !otherKeys.some((key) => key in prices) &&
    !otherNames.test(id.toLowerCase())
  );
}
