import type { BookAbout } from "./list-book.js";
import type { PriceBook } from "./price-book.js";

/**
 * Loads the bundled book. It is loaded only when asked for: its data is most of a megabyte.
 *
 * @param about the `book` of data/prices.json
 */
export async function loadPriceBook(about: BookAbout): Promise<PriceBook> {
  const { bundledBook } = await import("./bundled.js");
  return bundledBook(about);
}
