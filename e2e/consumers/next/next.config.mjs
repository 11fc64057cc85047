import { dirname } from "node:path";

/** Everything is installed in the folder above. */
export default { turbopack: { root: dirname(import.meta.dirname) } };
