import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openFile } from "../../../src/engines/files/opened.js";
import { SourceError } from "../../../src/engines/source-error.js";
import { lines, request, temporary } from "./temporary.js";

const { folder, file } = temporary();

async function opened(name: string, content: string | Uint8Array) {
  const found = await openFile(file(name, content));
  const end = await found.end();
  const text = readFileSync(found.path, "utf8");
  await found.close();
  return { ...found, end, text };
}

const rows = lines(...Array.from({ length: 500 }, (_, n) => request(n)));
const zipped = gzipSync(rows);

describe("a file cannot be opened", () => {
  it.each([
    ["that is empty", () => file("empty", ""), "is empty"],
    ["whose compressed content is empty", () => file("empty.gz", gzipSync("")), "is empty"],
    [
      "that is cut off in its gzip header",
      () => file("cut.gz", zipped.subarray(0, 6)),
      "is cut off before its first byte",
    ],
    [
      "that only begins like gzip",
      () => file("odd.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9])),
      "is damaged",
    ],
    ["that is not there", () => join(folder, "missing"), "no such file"],
    [
      "that is a folder",
      () => {
        mkdirSync(join(folder, "logs"), { recursive: true });
        return join(folder, "logs");
      },
      "is a folder: name its files",
    ],
  ])("%s", async (_name, path, message) => {
    const error: unknown = await openFile(path()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SourceError);
    expect(String(error)).toContain(message);
  });

  it.skipIf(process.platform === "win32")("that is a device or a pipe", async () => {
    await expect(openFile("/dev/null")).rejects.toThrow("/dev/null is a pipe or a device");
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    // one that nobody writes to must not be waited for
    await expect(openFile(pipe)).rejects.toThrow("is a pipe or a device");
  });
});

describe("a file is known by its content, whatever its name", () => {
  it("as compressed, with the same beginning", async () => {
    const plain = await opened("rows", rows);
    const packed = await opened("also-rows", zipped);
    expect([plain.gzip, packed.gzip]).toEqual([false, true]);
    expect(packed.head).toEqual(plain.head);
    expect(packed.bytes).toBe(zipped.length);
  });

  it("as Parquet by its mark", async () => {
    expect((await opened("table", "PAR1....")).head.container).toBe("parquet");
  });

  it("with keys that come behind a value longer than what is looked at first", async () => {
    const long = lines({ prompt: "x".repeat(300 * 1024), ...request(1) });
    for (const content of [long, gzipSync(long)]) {
      expect((await opened("long", content)).head.columns).toEqual(["prompt", ...Object.keys(request(1))]);
    }
  });

  it("without its byte order mark where lines of JSON are read", async () => {
    const marked = `\ufeff${rows}`;
    for (const content of [marked, gzipSync(marked)]) {
      expect(await opened("marked", content)).toMatchObject({ gzip: false, text: rows });
    }
    const cut = gzipSync(marked);
    const half = await opened("marked.gz", cut.subarray(0, cut.length / 2));
    expect(half.end.state).toBe("truncated");
    expect(half.text.length).toBeGreaterThan(0);
    expect(rows.startsWith(half.text)).toBe(true);
  });
});

describe("the end of a file", () => {
  const wrong = (at: number): Buffer => {
    const copy = Buffer.from(zipped);
    copy[at] = (copy[at] ?? 0) ^ 0xff;
    return copy;
  };

  it.each([
    ["plain lines", rows, { state: "whole", endsLine: true }],
    ["a last line that is not ended", rows.trimEnd(), { state: "whole", endsLine: false }],
    ["gzip", zipped, { state: "whole", endsLine: true }],
    ["gzip of a last line that is not ended", gzipSync(rows.trimEnd()), { state: "whole", endsLine: false }],
    ["gzip in several members", Buffer.concat([zipped, zipped]), { state: "whole", endsLine: true }],
    ["gzip that is cut off", zipped.subarray(0, zipped.length / 2), { state: "truncated", endsLine: false }],
    ["gzip without the last byte", zipped.subarray(0, -1), { state: "truncated", endsLine: false }],
    ["gzip with a wrong checksum", wrong(zipped.length - 6), { state: "damaged", endsLine: false }],
  ])("of %s", async (_name, content, end) => {
    expect((await opened("end", content)).end).toMatchObject(end);
  });

  it("is looked for when it is asked for, once, and not when a file is opened", async () => {
    const found = await openFile(file("later.gz", zipped));
    writeFileSync(found.path, zipped.subarray(0, zipped.length / 2));
    const end = await found.end();
    expect(end.state).toBe("truncated");
    writeFileSync(found.path, zipped);
    expect(await found.end()).toBe(end);
    await found.close();
  });

  it("does not keep the beginning of a compressed file from being looked at", async () => {
    const whole = await opened("whole.gz", zipped);
    for (const content of [
      zipped.subarray(0, -8),
      wrong(zipped.length - 6),
      Buffer.concat([zipped, Buffer.from("x")]),
    ]) {
      expect((await opened("damaged.gz", content)).head.columns).toEqual(whole.head.columns);
    }
  });
});
