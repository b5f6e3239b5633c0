const longest = 80;

/** Names that some file systems keep for devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A file name for each workload, in order: lower-case, safe on any file system, none twice, none `readme.md` and none `index.md`. */
export function fileNames(names: readonly string[]): string[] {
  const taken = new Set(["readme.md", "index.md"]);
  return names.map((name) => {
    const base = baseOf(name);
    let file = `${base}.md`;
    for (let i = 2; taken.has(file); i += 1) file = `${base}-${i}.md`;
    taken.add(file);
    return file;
  });
}

function baseOf(name: string): string {
  const base = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, longest)
    .replace(/^-+|-+$/g, "");
  return base === "" || reserved.test(base) ? ["workload", base].filter((part) => part !== "").join("-") : base;
}
