import { appendAudit } from "../../kit/audit/append-audit.ts";
import { createGrant, widenGrant } from "../../kit/grants/create-grant.ts";
import type { NodeId, PersonId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { Auth } from "./auth.ts";
import { answeredLines, type AnsweredLine, type ConsentChoice } from "./consent-choice.ts";
import type { ConsentRequest } from "./consent-request.ts";
import type { ConsentChoiceInvalid } from "./failures.ts";
import { authTx } from "./tables.ts";

/** Grants the lines of the request as they were chosen and keeps the answers, in one transaction; or says which choice cannot be. */
export async function grantChosen(
  auth: Auth,
  principal: PersonPrincipal,
  request: ConsentRequest,
  { choices, clientAddress }: { choices: readonly ConsentChoice[]; clientAddress: string },
): Promise<ConsentChoiceInvalid | null> {
  const { kit } = auth;
  const outcome = await kit.write(principal, null, async (tx) => {
    const answered = await answeredLines({ db: tx, principal, now: kit.clock.now() }, request, choices);
    if (answered.kind !== "lines") return answered;
    const folders = await foldersOf(auth, tx, principal.personId, answered.lines);
    if ("kind" in folders) return folders;
    await grantLines(auth, tx, { principal, request, lines: answered.lines, folders, clientAddress });
    return null;
  });
  kit.revocations.announce({ personIds: [principal.personId], appId: request.app.id });
  return outcome;
}

/** The folder of each line that is granted, by its path. */
type Folders = ReadonlyMap<string, NodeId>;

async function foldersOf(
  auth: Auth,
  tx: Tx,
  personId: PersonId,
  lines: readonly AnsweredLine[],
): Promise<Folders | ConsentChoiceInvalid> {
  const folders = new Map<string, NodeId>();
  for (const line of lines) {
    if (line.answer === "left-out") continue;
    if (line.folderId !== null) {
      folders.set(line.path, line.folderId);
      continue;
    }
    const made = await auth.peers.tree.ensureFolder(tx, personId, line.path);
    // Another program was faster than the answer.
    if (made.kind !== "folder") return { kind: "consent-choice-invalid", path: line.path, problem: "file-in-the-way" };
    folders.set(line.path, made.id);
  }
  return folders;
}

type Granting = {
  principal: PersonPrincipal;
  request: ConsentRequest;
  lines: readonly AnsweredLine[];
  folders: Folders;
  clientAddress: string;
};

async function grantLines(auth: Auth, tx: Tx, granting: Granting): Promise<void> {
  const { principal, request, lines, folders, clientAddress } = granting;
  const { personId } = principal;
  const appId = request.app.id;
  const at = auth.kit.clock.now();
  const granted = new Set<NodeId>();
  for (const line of lines) {
    const nodeId = folders.get(line.path);
    const expiresAt = line.answer === "granted" ? line.expiresAt : null;
    if (line.answer === "granted" && nodeId !== undefined) {
      const grant = {
        nodeId,
        grantee: { kind: "app" as const, personId, appId },
        role: line.role,
        grantedBy: personId,
        source: "consent" as const,
        requestedPath: line.path,
        expiresAt,
        at,
      };
      // An answer replaces an earlier one about the folder; of two in one answer, the wider stands.
      const grantId = granted.has(nodeId) ? await widenGrant(tx, grant) : await createGrant(tx, grant);
      granted.add(nodeId);
      await appendAudit(tx, {
        principal,
        address: clientAddress,
        action: "access.granted",
        resource: { kind: "node", id: nodeId },
        decision: "done",
        grantId,
        facts: { app: appId, role: line.role, requestedPath: line.path, expiresAt: expiresAt?.toISOString() ?? null },
      });
    }
    const answer = { access: line.access, granted_at: at, expires_at: expiresAt };
    await authTx(tx)
      .insertInto("auth.app_consents")
      .values({ person_id: personId, app_id: appId, path: line.path, ...answer })
      .onConflict((conflict) => conflict.columns(["person_id", "app_id", "path"]).doUpdateSet(answer))
      .execute();
  }
  await appendAudit(tx, {
    principal,
    address: clientAddress,
    action: "auth.consent-given",
    resource: { kind: "app", id: appId },
    decision: "done",
    facts: { granted: granted.size, leftOut: lines.filter((line) => line.answer === "left-out").length },
  });
}
