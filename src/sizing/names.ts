/** Marks of a release or a variant that do not change dimensions, at the end of a name. */
const endings = [
  /-(instruct|chat|it|hf|base|fp8|fp16|bf16|fp4|nvfp4|mxfp4|int4|int8|awq|gptq|w4a16|w8a8|dynamic|original)$/,
  /-v?0\.\d+$/,
  /-(\d{4}|\d{6}|\d{8})$/,
  /-(17b-)?(16e|128e)$/,
];

/**
 * The forms in which a name is looked up, from as given (lower case, owner left out) to bare: `-instruct`, precisions,
 * dates and minor versions are dropped from the end one by one, and a leading `meta-` from the front.
 */
export function formsOf(name: string): string[] {
  const owned = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  let form = owned.slice(owned.lastIndexOf("/") + 1);
  const forms = [form];
  const add = (next: string): void => {
    if (next !== form && next !== "") {
      form = next;
      forms.push(form);
    }
  };
  for (let before = ""; before !== form; ) {
    before = form;
    for (const ending of endings) add(form.replace(ending, ""));
    add(form.replace(/^(meta|nvidia|google|openai|mistralai)-/, ""));
  }
  return forms;
}
