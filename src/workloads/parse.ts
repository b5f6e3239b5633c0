import { Composer, type ParsedNode, Parser, type YAMLError } from "yaml";

/** Broken tokens after which parsing stops: the file is not YAML at all. */
const maxBroken = 100;

const options = {
  // every scalar stays text: values are read by the type of their fact, not by how YAML would guess
  schema: "failsafe",
  resolveKnownTags: false,
  // duplicates are noted while reading, where they cost nothing
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** The tree of a YAML text (JSON included), and what the parser found wrong. */
export interface Parsed {
  root: ParsedNode | null;
  problems: YAMLError[];
  /** Offset of a second document, which is not read. */
  secondDocument?: number;
  /** True where the text nests too deeply to be parsed. */
  tooDeep?: boolean;
}

function parseTokens(text: string): Parsed {
  const composer = new Composer(options);
  let broken = 0;
  let documents = 0;
  for (const token of new Parser().parse(text)) {
    if (token.type === "error") broken += 1;
    if (token.type === "document") documents += 1;
    if (documents > 1 || broken > maxBroken) {
      const [document] = composer.end(true, text.length);
      const problems = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
      return { root: null, problems, ...(documents > 1 ? { secondDocument: token.offset } : {}) };
    }
    // a generator: asking for its first result is what makes it take the token
    composer.next(token).next();
  }
  const [document] = composer.end(true, text.length);
  if (document === undefined) return { root: null, problems: [] };
  return { root: document.contents, problems: [...document.errors, ...document.warnings] };
}

/** Parses one document of YAML 1.2. Never throws. */
export function parseYaml(text: string): Parsed {
  try {
    return parseTokens(text);
  } catch (error) {
    if (error instanceof RangeError) return { root: null, problems: [], tooDeep: true };
    throw error;
  }
}
