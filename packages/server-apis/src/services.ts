import type { Service } from "./kit/define-service.ts";

/** The services of the cloud, in the order they start. The only list of them. */
export const services: Record<string, () => Promise<Service>> = {
  auth: async () => (await import("./auth/service.ts")).auth,
  files: async () => (await import("./files/service.ts")).files,
  apps: async () => (await import("./apps/service.ts")).apps,
};
