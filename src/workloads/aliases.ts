import { type Alias, isAlias, isCollection, isPair, isScalar, type Node } from "yaml";

/** What aliases stand for. */
export interface Links {
  /** The node of an alias; absent where no such anchor stands before it. */
  targets: ReadonlyMap<Alias, Node>;
  /** Every anchor of the file, for a did-you-mean. */
  names: readonly string[];
}

/**
 * Links every alias to the last node before it that carries its anchor. Walks the tree once, in the order of the text and
 * without recursion, however many aliases there are.
 */
export function linkAliases(root: Node): Links {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const pending: unknown[] = [root];
  while (pending.length > 0) {
    const item = pending.pop();
    if (isPair(item)) {
      pending.push(item.value, item.key);
    } else if (isAlias(item)) {
      const target = anchors.get(item.source);
      if (target !== undefined) targets.set(item, target);
    } else if (isScalar(item) || isCollection(item)) {
      if (item.anchor !== undefined) anchors.set(item.anchor, item);
      if (isCollection(item)) for (let i = item.items.length - 1; i >= 0; i -= 1) pending.push(item.items[i]);
    }
  }
  return { targets, names: [...anchors.keys()] };
}
