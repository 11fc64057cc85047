export { mows, type MowsPluginOptions } from "./mows.ts";
