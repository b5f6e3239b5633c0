import { describe, expect, it } from "vitest";
import { decodeText, tooLarge } from "../../src/workloads/decode.js";
import { maxFileBytes } from "../../src/workloads/limits.js";

const utf8 = (text: string) => [...new TextEncoder().encode(text)];

const problem = (bytes: number[]) => {
  const decoded = decodeText("w.yaml", Uint8Array.from(bytes));
  return "problem" in decoded ? decoded.problem : undefined;
};

describe("decoding", () => {
  it("reads UTF-8 and drops a byte order mark", () => {
    expect(decodeText("w.yaml", Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8("name: Größe 🤖\r\n")]))).toEqual({
      text: "name: Größe 🤖\r\n",
    });
    expect(decodeText("w.yaml", new Uint8Array())).toEqual({ text: "" });
  });

  it.each([
    ["a stray byte", [...utf8("a: 1\nname: Gr"), 0xf6, ...utf8("sse\n")], 13, 2, 9],
    ["a byte at the start", [0x80, ...utf8("a: 1\n")], 0, 1, 1],
    ["a character cut off at the end", [...utf8("a: ö\nb: "), 0xf0, 0x9f, 0xa4], 9, 2, 4],
    ["a character cut off in the middle", [...utf8("é\n"), 0xe2, 0x82, ...utf8("x")], 3, 2, 1],
    ["a surrogate", [...utf8("x"), 0xed, 0xa0, 0x80], 1, 1, 2],
    ["an overlong slash", [...utf8("ab"), 0xc0, 0xaf], 2, 1, 3],
  ])("says where %s is", (_, bytes, byte, line, col) => {
    expect(problem(bytes)).toMatchObject({ code: "not-utf8", args: { byte }, at: { file: "w.yaml", line, col } });
  });

  it("shows the line that the wrong byte is in, without its neighbours", () => {
    expect(problem([...utf8("a: 1\r\nname: Gr"), 0xf6, ...utf8("sse\r\nb: 2\r\n")])?.sourceLine).toBe("name: Gr�sse");
  });

  it("recognises UTF-16 by its mark", () => {
    expect(problem([0xff, 0xfe, 0x61, 0x00])?.args.looks_like).toBe("UTF-16");
    expect(problem([0xfe, 0xff, 0x00, 0x61])?.args.looks_like).toBe("UTF-16");
    expect(problem([0xf6])?.args.looks_like).toBe("");
  });

  it("refuses more bytes than the limit, with the same words as a caller that asks for the size first", () => {
    const bytes = new Uint8Array(maxFileBytes + 1);
    expect(decodeText("w.yaml", bytes)).toEqual({ problem: tooLarge("w.yaml", maxFileBytes + 1) });
  });
});
