import type { Pool } from "pg";
import type { AppSession } from "../../cloud/open-app-session.ts";
import type { PlantedMove } from "../../cloud/plant-descendants.ts";
import type { BenchCloud } from "../../cloud/start-cloud.ts";
import type { GraphqlTarget } from "../../load/post-graphql.ts";

/** The cloud that the measurements of files share, and where they write what they need. */
export type UnderTest = {
  cloud: BenchCloud;
  database: Pool;
  session: AppSession;
  graphql: GraphqlTarget;
  /** With `listedCount` children. */
  listedFolderId: string;
  listedCount: number;
  moved: PlantedMove & { descendants: number };
  temporaryFolder: string;
  progress(text: string): void;
};
