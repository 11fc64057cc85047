import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";

/** What the services' tables need of the database beside itself: both who makes the template and who opens it have to bring it along. */
export const extensions = { pg_trgm };
