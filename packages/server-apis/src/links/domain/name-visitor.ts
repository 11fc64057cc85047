import type { Principal } from "../../kit/principal.ts";
import { describeVisit, type OpenedLink } from "./describe-visit.ts";
import { denied, type Denied } from "./failures.ts";
import { cleanLabel, longestLabel } from "./link-terms.ts";
import type { Links } from "./links.ts";
import { linksTx } from "./tables.ts";

/** What the visitor calls themselves from now on; nobody checks it. */
export async function nameVisitor(links: Links, principal: Principal, name: string): Promise<OpenedLink | Denied> {
  if (principal.kind !== "link") return denied(principal);
  const visitorName = cleanLabel(name)?.slice(0, longestLabel) ?? null;
  await links.kit.write(principal, null, async (tx) => {
    await linksTx(tx)
      .updateTable("link_visits")
      .set({ visitor_name: visitorName })
      .where("id", "=", principal.visitId)
      .execute();
    return null;
  });
  return describeVisit(links, { ...principal, visitorName });
}
