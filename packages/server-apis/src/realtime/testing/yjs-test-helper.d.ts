/** What Yjs tests itself with; the package brings no types for it. */
declare module "yjs/testHelper" {
  import type { Doc } from "yjs";

  export type TestYInstance = Doc & {
    updates: readonly Uint8Array[];
    connect(): void;
    tc: { flushAllMessages(): boolean };
  };

  /** Throws unless all have the same content, structs, deletions and state vectors, and nothing is pending; destroys them. */
  export function compare(users: readonly TestYInstance[]): void;
}
