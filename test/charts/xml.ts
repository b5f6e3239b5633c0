/** An element with what stands directly in it. */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
}

const token = /<(\/?)([a-zA-Z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const entity = /&(?:amp|lt|gt|quot|apos|#\d+);/g;
/** All that XML 1.0 allows as a character. */
const characters = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** The elements of a document in order. Throws where it is not well-formed; knows what charts need: no CDATA, no comments. */
export function elementsOf(xml: string): Element[] {
  if (!characters.test(xml)) throw new Error("a character that XML does not allow");
  const all: Element[] = [];
  const open: Element[] = [];
  let end = 0;
  for (const match of xml.matchAll(token)) {
    const [whole, closing, name = "", attributes = "", empty, text] = match;
    end = match.index + whole.length;
    if (text !== undefined) {
      if (text.replace(entity, "").includes("&")) throw new Error(`a bare & in ${text}`);
      const parent = open.at(-1);
      if (parent) parent.text += decoded(text);
      else if (text.trim() !== "") throw new Error(`text outside the root: ${text}`);
    } else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
    } else {
      if (open.length === 0 && all.length > 0) throw new Error("a second root");
      const element = { name, attributes: attributesOf(attributes), text: "" };
      all.push(element);
      if (!empty) open.push(element);
    }
  }
  if (end !== xml.length) throw new Error(`not XML from ${xml.slice(end, end + 40)}`);
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return all;
}

function attributesOf(source: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = "", value = ""] of source.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if (name in found) throw new Error(`${name} given twice`);
    if (value.replace(entity, "").includes("&")) throw new Error(`a bare & in ${name}`);
    found[name] = decoded(value);
  }
  return found;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ""] ?? "") : String.fromCodePoint(Number(code)),
  );
