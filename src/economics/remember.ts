/** Answers kept for one set of data: flips of a workload ask the same over and over, other workloads hardly ever do. */
const most = 64;

/**
 * A pure function that keeps its latest answers: by the data object that it reads, and by its input as JSON, so an input
 * holds nothing but what the answer depends on. Equal inputs give the same object. `data` has to stay as it is.
 */
export function remembered<Input, Data extends object, Answer>(
  answer: (input: Input, data: Data) => Answer,
): (input: Input, data: Data) => Answer {
  const memories = new WeakMap<Data, Map<string, Answer>>();
  return (input, data) => {
    const memory = memories.get(data) ?? new Map<string, Answer>();
    memories.set(data, memory);
    const key = JSON.stringify(input);
    const known = memory.get(key);
    if (known !== undefined) return known;
    const found = answer(input, data);
    if (memory.size >= most) memory.clear();
    memory.set(key, found);
    return found;
  };
}
