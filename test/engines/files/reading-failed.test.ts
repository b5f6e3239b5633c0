import { describe, expect, it } from "vitest";
import { readingFailed } from "../../../src/engines/files/reading-failed.js";
import { SourceError } from "../../../src/engines/source-error.js";

const told = (message: string, container: "csv" | "ndjson" | "parquet" = "ndjson", path = "/logs/a.ndjson") => {
  const error = readingFailed("the log", { path, container }, new Error(message));
  expect(error).toBeInstanceOf(SourceError);
  return error.message;
};
const query = "\n\nLINE 1: SELECT * FROM read_json('/logs/a.ndjson', compression = 'gzip'\n   ^";

describe("what the engine says of a file", () => {
  it.each([
    [`Conversion Error: Could not convert string 'SECRET' to INT32${query}`, "cannot read the log: Conversion Error"],
    [`Invalid Input Error: Malformed JSON in file "/logs/a.ndjson", at byte 6 in record: SECRET`, "at byte 6"],
    [`Invalid Input Error: SECRET${query}`, "the log is not valid"],
    ["IO Error: Input is not a GZIP stream", "is damaged"],
    ["SECRET without a class", "cannot read the log"],
    ["SECRET: of no class", "cannot read the log"],
    [`Out of Memory Error: failed to allocate SECRET${query}`, "needs more memory"],
    ['Invalid Input Error: "maximum_object_size" of 16777216 bytes exceeded while reading SECRET', "more than 16 MiB"],
  ])("is told by its class alone: %s", (message, words) => {
    expect(told(message)).toContain(words);
    expect(told(message)).not.toContain("SECRET");
    expect(told(message)).not.toContain("SELECT");
  });

  it("is not taken for another problem by the name of the file", () => {
    for (const name of ["/gzip/No space left.ndjson", "/temp/directory/it's maximum_object_size", "could not write"]) {
      const message = `IO Error: No files found that match the pattern "${name}"${query}`;
      expect(told(message, "ndjson", name)).toBe("cannot read the log: IO Error");
    }
  });

  it("leaves what this program says itself as it is", () => {
    const own = new SourceError("own words");
    expect(readingFailed("the log", { path: "a", container: "csv" }, own)).toBe(own);
  });
});
