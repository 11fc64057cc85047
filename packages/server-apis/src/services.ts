import type { Service } from "./kit/define-service.ts";

/** The services of the cloud, in the order they start. The only list of them. */
export const services: Record<string, () => Promise<Service>> = {
  auth: async () => (await import("./auth/service.ts")).auth,
  files: async () => (await import("./files/service.ts")).files,
  realtime: async () => (await import("./realtime/service.ts")).realtime,
  groups: async () => (await import("./groups/service.ts")).groups,
  access: async () => (await import("./access/service.ts")).access,
  links: async () => (await import("./links/service.ts")).links,
  search: async () => (await import("./search/service.ts")).search,
  audit: async () => (await import("./audit/service.ts")).audit,
  apps: async () => (await import("./apps/service.ts")).apps,
};

/** A service by its name in `catalogue`; throws with the names there are. */
export async function loadService(catalogue: typeof services, name: string): Promise<Service> {
  const load = catalogue[name];
  if (load === undefined) {
    throw new Error(`There is no service named ${name}. There are: ${Object.keys(catalogue).join(", ")}.`);
  }
  return load();
}
