import { fileURLToPath } from "node:url";

/** The package's own folder, the same from source and from the build. */
export const packageRoot = fileURLToPath(new URL("../../", import.meta.url));
