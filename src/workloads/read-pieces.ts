import { isSeq } from "yaml";
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

/** A file read in pieces; `trusted` is false where a piece does not parse. */
export interface PiecesRead extends FileRead {
  trusted: boolean;
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
  let trusted = true;
  for (const piece of cut.pieces) {
    for (const part of partsOf(source, piece, !findings.full)) {
      const sound = noteSyntax(part.parsed, part, findings) && isSeq(part.parsed.root);
      if (!sound || part.parsed.root === null) {
        trusted = false;
        continue;
      }
      const reading = new Reading(part, part.parsed.root, findings);
      for (const workload of readItems(reading, part.parsed.root, top.team, taken)) workloads.push(workload);
    }
  }
  return { workloads, diagnostics: findings.sorted(), trusted };
}

interface ParsedPart extends Part {
  parsed: Parsed;
}

function parsePart(source: SourceText, start: number, end: number): ParsedPart {
  const text = source.text.slice(start, end);
  return { source, base: start, text, parsed: parseYaml(text) };
}

/**
 * A piece in one part where it parses, and otherwise, if asked for, each of its items alone, so that one slip spoils one
 * workload.
 */
function partsOf(source: SourceText, { items, end }: Piece, mayCut: boolean): ParsedPart[] {
  const part = parsePart(source, items[0] ?? end, end);
  const { root, problems, tooDeep } = part.parsed;
  const sound = problems.length === 0 && !tooDeep && isSeq(root) && root.items.length === items.length;
  if (sound || !mayCut || items.length === 1) return [part];
  return items.map((start, index) => parsePart(source, start, items[index + 1] ?? end));
}
