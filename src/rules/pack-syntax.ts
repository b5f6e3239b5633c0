import { type Alias, type Document, isCollection, isMap, isScalar, type Node, visit } from "yaml";

/** Maps and lists within each other. Whoever nests deeper does not mean to be read, and reading would overflow. */
const deepest = 100;

/** The parser's message, except where it speaks of the parser instead of the file. */
export function inOwnWords(code: string, message: string): string {
  if (code === "MULTIPLE_DOCS") return "write one document to a file, without a second `---`";
  if (message.startsWith("Excessive alias count")) return "its aliases unfold to too much";
  return message.startsWith("Maximum call stack") ? "it is nested too deeply" : message;
}

/** The first alias that nothing before it is called by. */
export function aliasOfNothing(document: Document.Parsed): Alias | undefined {
  let found: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      found = alias;
      return visit.BREAK;
    },
  });
  return found;
}

/** What YAML allows and no file here may have: keys that are lists, maps or nothing, and nesting without end. */
export function oddities({ contents }: Document.Parsed): { keys: readonly Node[]; tooDeep?: Node } {
  const keys: Node[] = [];
  const left: { node: unknown; depth: number }[] = [{ node: contents, depth: 1 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, depth } = next;
    if (!isCollection(node)) continue;
    if (depth > deepest) return { keys, tooDeep: node };
    if (!isMap(node)) {
      for (const item of node.items) left.push({ node: item, depth: depth + 1 });
      continue;
    }
    for (const { key, value } of node.items) {
      if (isCollection(key) || (isScalar(key) && key.value === null)) keys.push(key);
      left.push({ node: value, depth: depth + 1 });
    }
  }
  return { keys };
}
