/** Names under which gateways and instrumentations log servers that people run themselves. */
const runtimes: ReadonlySet<string> = new Set([
  "vllm",
  "hosted-vllm",
  "sglang",
  "tgi",
  "text-generation-inference",
  "tensorrt-llm",
  "trtllm",
  "triton",
  "nim",
  "lmdeploy",
  "aphrodite",
  "kserve",
  "ray-serve",
  "ollama",
  "ollama-chat",
  "llama.cpp",
  "llama-cpp",
  "llamacpp",
  "llamafile",
  "lm-studio",
  "lmstudio",
  "localai",
  "mlx",
  "xinference",
  "self-hosted",
]);

/** True where a logged provider is a server of one's own, which has costs but no list price. */
export const isOwnRuntime = (provider: string): boolean =>
  runtimes.has(
    provider
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, "-"),
  );
