/** What one cheap pass over a text finds, before it is parsed. */
export interface Scan {
  /** An estimate from above of the keys, values and list marks. */
  values: number;
  /** Offset of the first control character that YAML does not allow; such a file is mostly binary. */
  control?: number;
}

/**
 * What a character adds to the estimate: about the memory that parsing it takes at worst, in units of half a kilobyte.
 * Marks that are rare in honest files and that the parser refuses slowly count for more.
 */
function weightsOfCharacters(): Uint8Array {
  const weights = new Uint8Array(128);
  const give = (characters: string, weight: number) => {
    for (const character of characters) weights[character.charCodeAt(0)] = weight;
  };
  give("\n\"'", 1);
  give(":,[{", 2);
  give("*", 3);
  give("?!&%\\", 6);
  return weights;
}

const weights = weightsOfCharacters();

const dash = 45;
const space = 32;

/** All controls but tab, line feed and carriage return. */
const isForbidden = (code: number) => (code < space && code !== 9 && code !== 10 && code !== 13) || code === 127;

/** Looks through a text once. Stops at the first control character. */
export function scan(text: string): Scan {
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) continue;
    if (isForbidden(code)) return { values, control: at };
    values += weights[code] ?? 0;
    if (code === dash && text.charCodeAt(at + 1) === space) values += 1;
  }
  return { values };
}
