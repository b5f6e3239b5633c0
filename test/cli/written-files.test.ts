import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "../../src/cli/failure.js";
import { inputFiles } from "../../src/cli/input-files.js";
import { type OutputFile, writeFiles } from "../../src/cli/written-files.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "llm-decide-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string): string => join(folder, name);
const file = (name: string, text = name): OutputFile => ({ path: at(name), text });
const none = inputFiles([]);
/** Every file and folder, drafts among them. */
const all = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort();

describe("files written together", () => {
  it("are none where a path names a folder", async () => {
    await expect(writeFiles([file("a.svg"), file("new/")], none)).rejects.toThrow("it names a folder, not a file");
    expect(all()).toEqual([]);
  });

  it("are all there, in folders made for them, and no drafts", async () => {
    expect(await writeFiles([file("a/b/one.svg"), { path: at("a/two.md"), text: ["t", "wo"] }], none)).toBe(2);
    expect(all()).toEqual(["a", "a/b", "a/b/one.svg", "a/two.md"]);
    expect(readFileSync(at("a/two.md"), "utf8")).toBe("two");
  });

  it("take the place of older ones only when all are whole", async () => {
    writeFileSync(at("one"), "old");
    await writeFiles(
      (function* () {
        yield file("one", "new");
        expect(readFileSync(at("one"), "utf8")).toBe("old");
        yield file("index");
      })(),
      none,
    );
    expect(readFileSync(at("one"), "utf8")).toBe("new");
  });

  it("follow a symbolic link and keep the mode of a file that exists", async () => {
    writeFileSync(at("target"), "old");
    chmodSync(at("target"), 0o600);
    symlinkSync("target", at("link"));
    await writeFiles([file("link", "new")], none);
    expect(readFileSync(at("target"), "utf8")).toBe("new");
    expect(statSync(at("target")).mode & 0o777).toBe(0o600);
  });
});

describe("where one cannot be written", () => {
  it("none stays, nor a folder made for it, and older ones are as they were", async () => {
    mkdirSync(at("in-the-way.md"));
    writeFileSync(at("old.md"), "old");
    const files = [file("charts/a.svg"), file("old.md", "new"), file("in-the-way.md")];
    await expect(writeFiles(files, none)).rejects.toThrow(/in-the-way.md: it is a folder/);
    expect(all()).toEqual(["in-the-way.md", "old.md"]);
    expect(readFileSync(at("old.md"), "utf8")).toBe("old");
  });

  it("what is in its place already goes again", async () => {
    // a folder that comes up between draft and place
    const files = function* () {
      yield file("charts/a.svg");
      yield file("index.md");
      mkdirSync(at("index.md"));
    };
    await expect(writeFiles(files(), none)).rejects.toThrow(UsageError);
    expect(all()).toEqual(["index.md"]);
  });

  it("as what makes it fails, none stays", async () => {
    const files = function* () {
      yield file("charts/a.svg");
      throw new Error("cannot draw");
    };
    await expect(writeFiles(files(), none)).rejects.toThrow("cannot draw");
    expect(all()).toEqual([]);
  });

  it("a folder that others have put something into stays", async () => {
    const files = function* () {
      yield file("shared/a.svg");
      writeFileSync(at("shared/theirs"), "");
      throw new Error("cannot draw");
    };
    await expect(writeFiles(files(), none)).rejects.toThrow("cannot draw");
    expect(all()).toEqual(["shared", "shared/theirs"]);
  });
});

it.each(["SIGINT", "SIGTERM"] as const)("%s undoes all and then ends the program", async (signal) => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  const before = process.listenerCount(signal);
  const files = function* () {
    yield file("charts/a.svg");
    process.emit(signal, signal);
    expect(all()).toEqual([]);
    expect(kill).toHaveBeenCalledWith(process.pid, signal);
    throw new Error("ended");
  };
  await expect(writeFiles(files(), none)).rejects.toThrow("ended");
  expect(process.listenerCount(signal)).toBe(before);
});

describe("an input is not replaced", () => {
  it.each<[string, (input: string) => string]>([
    ["by its own path", (input) => input],
    ["by another spelling of it", () => `${folder}/./x/../input`],
    [
      "through a symbolic link",
      (input) => {
        symlinkSync(input, at("link"));
        return at("link");
      },
    ],
    [
      "through a hard link",
      (input) => {
        linkSync(input, at("link"));
        return at("link");
      },
    ],
  ])("%s", async (_name, pathOf) => {
    mkdirSync(at("x"));
    writeFileSync(at("input"), "mine");
    const inputs = inputFiles([at("input"), "-", at("nowhere")]);
    const files = [file("first"), { path: pathOf(at("input")), text: "report" }];
    await expect(writeFiles(files, inputs)).rejects.toThrow(/one of the inputs/);
    expect(readFileSync(at("input"), "utf8")).toBe("mine");
    expect(existsSync(at("first"))).toBe(false);
  });
});
