import { expect, it } from "vitest";
import type { SecretStore } from "../domain/ports.ts";

/** What every `SecretStore` must do. `reopen` gives another one over the same data. */
export function secretStoreContract(use: (test: (reopen: () => SecretStore) => Promise<void>) => Promise<void>): void {
  it("keeps the first secret of a name", () =>
    use(async (reopen) => {
      expect(await reopen().loadOrCreate("key", () => "first")).toBe("first");
      expect(await reopen().loadOrCreate("key", () => "second")).toBe("first");
      expect(await reopen().loadOrCreate("other", () => "third")).toBe("third");
    }));

  it("gives one secret to all that start at once", () =>
    use(async (reopen) => {
      const made = await Promise.all(["a", "b", "c", "d"].map((secret) => reopen().loadOrCreate("key", () => secret)));
      expect(new Set(made).size).toBe(1);
    }));
}
