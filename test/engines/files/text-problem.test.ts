import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { collect, csvLine, header, lines, request, temporary, told } from "./temporary.js";

const { file } = temporary();

const table = header + csvLine(1) + csvLine(2);
const utf16 = (text: string) => Buffer.from(text, "utf16le");

describe("a text that is not in UTF-8 is refused with what to do", () => {
  it.each<[string, Buffer, RegExp]>([
    ["UTF-16", utf16(`\ufeff${table}`), /is in UTF-16: save it as UTF-8/],
    ["UTF-16, big end first", utf16(`\ufeff${table}`).swap16(), /is in UTF-16: save it as UTF-8/],
    ["UTF-16 without a mark", utf16(lines(request(1))), /is in UTF-16: save it as UTF-8/],
    ["UTF-16, compressed", gzipSync(utf16(`\ufeff${table}`)), /is in UTF-16: save it as UTF-8/],
    ["Latin-1", Buffer.from(table.replaceAll("chat", "Gespräch"), "latin1"), /is not in UTF-8: save it as UTF-8/],
    ["lines that a carriage return ends", Buffer.from(lines(request(1), request(2)).replaceAll("\n", "\r")), /returns/],
  ])("%s", async (_, bytes, words) => {
    await expect(collect([file("other.log", bytes)])).rejects.toThrow(words);
  });
});

describe("is read as it is", () => {
  it("where a few rows alone are in another encoding: these are bad rows", async () => {
    const content = Buffer.concat([
      Buffer.from(lines(request(1), request(2))),
      Buffer.from(lines(request(3, { workload: "Gespräch" })), "latin1"),
      Buffer.from(lines(request(4))),
    ]);
    expect(told(await collect([file("few.ndjson", content)]))).toEqual([
      { rows: 4, used: 3, faults: [["unreadable", 1, 3]] },
    ]);
  });

  it("where its beginning is cut off within a character", async () => {
    const content = lines(
      ...Array.from({ length: 3_000 }, (_, i) => request(i, { workload: "日本語の要約のための負荷" })),
    );
    for (const shift of ["", " ", "  "]) {
      const [account] = told(await collect([file("cut.ndjson", `${shift}${content}`)]));
      expect(account).toMatchObject({ rows: 3_000, used: 3_000 });
    }
  });

  it("where a table has lines that a carriage return ends", async () => {
    expect(told(await collect([file("returns.csv", table.replaceAll("\n", "\r"))]))).toEqual([
      { rows: 2, used: 2, faults: [] },
    ]);
  });
});
