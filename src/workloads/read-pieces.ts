import { isSeq, type YAMLSeq } from "yaml";
import { cutItems, type Piece } from "./cut.js";
import { Findings } from "./findings.js";
import type { NamesTaken } from "./names-taken.js";
import { type Parsed, parseYaml } from "./parse.js";
import { type FileRead, readItems, readTop } from "./read-file.js";
import { Reading } from "./reading.js";
import { isNull } from "./scalar.js";
import type { Part, SourceText } from "./source-text.js";
import { noteSyntax } from "./syntax.js";
import type { Workload } from "./workload.js";

/** A file read in pieces. */
export interface PiecesRead extends FileRead {
  /** False where a piece does not parse, which is for a parse of the whole text to confirm. */
  certain: boolean;
}

/**
 * Reads a file a few workloads at a time, which takes a fraction of the memory of one large tree and so less time too.
 * It also finds more: a slip of syntax spoils one piece, and the others are checked all the same. Undefined where the
 * file cannot be cut, or its top cannot be read alone.
 */
export function readPieces(source: SourceText, taken: NamesTaken): PiecesRead | undefined {
  const cut = cutItems(source.text);
  if (cut === undefined) return undefined;
  const findings = new Findings(source);
  const head = { source, base: 0, text: source.text.slice(0, cut.head) };
  const { root, problems } = parseYaml(head.text);
  const top = root === null || problems.length > 0 ? undefined : readTop(new Reading(head, root, findings), root);
  if (top?.list === undefined || !isNull(top.list.value)) return undefined;

  const workloads: Workload[] = [];
  let certain = true;
  for (const piece of cut.pieces) {
    for (const part of partsOf(source, piece)) {
      const { root } = part;
      if (!noteSyntax(part.parsed, part, findings) || root === undefined) {
        certain = false;
      } else {
        const reading = new Reading(part, root, findings);
        for (const workload of readItems(reading, root, top.team, taken)) workloads.push(workload);
      }
    }
    // nobody doubts that a file with that many problems is broken
    if (!certain && findings.full) return { workloads, diagnostics: findings.sorted(), certain: true };
  }
  return { workloads, diagnostics: findings.sorted(), certain };
}

interface ParsedPart extends Part {
  parsed: Parsed;
  /** The list of the items that were expected; absent where something else came out. */
  root?: YAMLSeq;
}

function parsePart(source: SourceText, start: number, end: number, items: number): ParsedPart {
  const text = source.text.slice(start, end);
  const parsed = parseYaml(text);
  const { root } = parsed;
  return { source, base: start, text, parsed, ...(isSeq(root) && root.items.length === items ? { root } : {}) };
}

/** A piece in one part where it parses, and otherwise each of its items alone, so that one slip spoils one workload. */
function partsOf(source: SourceText, { items, end }: Piece): ParsedPart[] {
  const part = parsePart(source, items[0] ?? end, end, items.length);
  const sound = part.parsed.problems.length === 0 && !part.parsed.tooDeep && part.root !== undefined;
  if (sound || items.length === 1) return [part];
  return items.map((start, index) => parsePart(source, start, items[index + 1] ?? end, 1));
}
