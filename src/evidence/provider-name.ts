/** What gateways and conventions call providers that people call otherwise. */
const others: Readonly<Record<string, readonly string[]>> = {
  azure: ["azure.ai.openai", "azure.ai.inference", "az.ai.openai", "az.ai.inference", "azure_ai", "azure_text"],
  aws: ["aws.bedrock", "bedrock", "bedrock_converse", "aws-bedrock"],
  google: ["gcp.gemini", "gcp.vertex_ai", "gcp.gen_ai", "vertex_ai", "vertex_ai_beta", "gemini"],
  mistral: ["mistral_ai"],
  "x-ai": ["xai", "x_ai"],
  together: ["together_ai"],
  fireworks: ["fireworks_ai"],
  vllm: ["hosted_vllm"],
};

const names = new Map(Object.entries(others).flatMap(([name, all]) => all.map((other) => [other, name])));

/** A provider by the name that people use, in lower case; null where none is told. */
export function providerName(logged: string | null): string | null {
  const plain = logged?.trim().toLowerCase() ?? "";
  return plain === "" ? null : (names.get(plain) ?? plain);
}
