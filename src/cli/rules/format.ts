import { Option } from "commander";

export type ReportFormat = "text" | "json";

export const formatOption = (): Option =>
  new Option("-f, --format <format>", "how to write it").choices(["text", "json"]).default("text");
