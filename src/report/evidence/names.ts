/** Names listed of many. */
const most = 12;

/** `a, b and 3 more`. */
export function named(names: readonly string[]): string {
  const first = names.slice(0, most).join(", ");
  return names.length > most ? `${first} and ${names.length - most} more` : first;
}

/** A model as it was logged: `gpt-4.1-mini (openai)`. */
export function modelName({ provider, model }: { provider: string | null; model: string | null }): string {
  const name = model ?? "a model that is not told";
  return provider === null ? name : `${name} (${provider})`;
}
