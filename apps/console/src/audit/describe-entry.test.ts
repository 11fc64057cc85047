import type { AuditEntry } from "@mows/sdk/audit";
import { describe, expect, it } from "vitest";
import { de } from "../messages/de.ts";
import { en } from "../messages/en.ts";
import { describeEntry } from "./describe-entry.ts";

const ada = { id: "1", username: "ada", name: "Ada" };
const entry: AuditEntry = {
  id: "9",
  at: "2026-01-31T12:00:00.000Z",
  actor: "PERSON",
  person: ada,
  app: null,
  address: "10.0.0.7",
  action: "auth.sign-in",
  decision: "DONE",
  resource: null,
  subject: null,
  grantId: null,
  facts: [],
};
const inEnglish = (some: Partial<AuditEntry>) => describeEntry({ ...entry, ...some }, en.audit);
const inGerman = (some: Partial<AuditEntry>) => describeEntry({ ...entry, ...some }, de.audit);
const family = { kind: "group", id: "2", name: "Family" };

describe("an entry of the log", () => {
  it("is a sentence, in both languages", () => {
    expect([inEnglish({}), inGerman({})]).toEqual(["Ada signed in", "Ada hat sich angemeldet"]);
    const joined = { action: "groups.member-added", resource: family };
    expect(inEnglish(joined)).toBe("Ada joined Family");
    expect(inEnglish({ ...joined, subject: { id: "3", username: "bob", name: "Bob" } })).toBe(
      "Ada let Bob into Family",
    );
  });

  it("says what an app was refused", () => {
    const refused: Partial<AuditEntry> = {
      app: { id: "cadence", name: "Cadence" },
      action: "access.denied",
      decision: "DENY",
      resource: { kind: "node", id: "4", name: "/Private" },
      facts: [{ name: "tried", value: "files.write" }],
    };
    expect(inEnglish(refused)).toBe("Cadence for Ada was refused: change /Private");
    expect(inGerman(refused)).toBe("Cadence für Ada wurde abgewiesen: /Private ändern");
    const unknown = { ...refused, facts: [{ name: "tried", value: "tune" }] };
    expect(inEnglish(unknown)).toBe("Cadence for Ada was refused: tune in /Private");
  });

  it("tells of what has no name any more, or none that may be seen", () => {
    expect(inEnglish({ person: { id: "1", username: null, name: null } })).toBe(
      "Somebody whose account is gone signed in",
    );
    expect(inEnglish({ actor: "OPERATOR", person: null, action: "access.granted" })).toBe(
      "The machine's operator gave access to something that you cannot see",
    );
  });

  it("of a kind that is not known is told as it is written", () => {
    expect(inEnglish({ action: "radio.tuned" })).toBe("Ada: radio.tuned");
    expect(inEnglish({ action: "toString" })).toBe("Ada: toString");
  });
});
