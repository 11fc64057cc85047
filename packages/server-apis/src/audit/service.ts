import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import { auditSubjects } from "./migrations/0001-audit-subjects.ts";
import { auditResolvers } from "./resolvers/audit-resolvers.ts";
import { auditRoutes } from "./routes.ts";

/** Reading and verifying the log of who did what. It is written by everyone, through the kit. */
export const audit = defineService({
  name: "audit",
  schema: schemas.audit,
  migrations: [auditSubjects],
  scopes: [],
  async start(kit, peers) {
    const log = { kit, peers };
    return { resolvers: auditResolvers(log), routes: auditRoutes(log) };
  },
});
