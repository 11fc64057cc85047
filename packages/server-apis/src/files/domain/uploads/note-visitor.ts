import { sql } from "kysely";
import { appendAudit } from "../../../kit/audit/append-audit.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import type { Tx } from "../../../kit/sql/database.ts";
import type { FinishedUpload } from "./upload.ts";

/** Keeps with the file by which link it came, and from whom, where the visitor said so; nothing for who came otherwise. */
export async function noteVisitor(
  kit: Pick<Kit, "clock">,
  tx: Tx,
  principal: Principal,
  { nodeId, nodeName, outcome }: FinishedUpload,
): Promise<void> {
  if (principal.kind !== "link" || outcome === "skipped") return;
  const { grantId, visitorName } = principal;
  const now = kit.clock.now();
  const value = JSON.stringify({ linkId: grantId, visitorName });
  await sql`
    insert into meta (node_id, namespace, value, version, at)
    select id, 'link', ${value}::jsonb, head_version, ${now} from nodes where id = ${nodeId}
    on conflict (node_id, namespace) do update
      set value = excluded.value, version = excluded.version, at = excluded.at`.execute(tx);
  await appendAudit(tx, {
    principal,
    action: "link.uploaded",
    resource: { kind: "link", id: grantId },
    decision: "done",
    facts: { node: nodeId, name: nodeName, visitor: visitorName },
    address: null,
  });
}
