import { expect, it } from "vitest";
import { createGrant } from "../../kit/grants/create-grant.ts";
import { newId, type LinkVisitId, type NodeId, type PersonId, type SpaceId } from "../../kit/ids.ts";
import type { LinkPrincipal } from "../../kit/principal.ts";
import { createTestKit } from "../../kit/testing/create-test-kit.ts";
import { insertFolder } from "../../kit/testing/insert-folder.ts";
import { linkPrincipal } from "../../kit/testing/link-principal.ts";
import { links } from "../service.ts";
import { countDownload } from "./count-download.ts";
import { linksTx } from "./tables.ts";

const address = "192.0.2.1";

/** A link that is good for so many downloads, with so many browsers that have it open. */
async function openLinks(limit: number, visitors: number) {
  const kit = await createTestKit({ services: [links] });
  const [nodeId, createdBy, spaceId] = [newId<NodeId>(), newId<PersonId>(), newId<SpaceId>()];
  const opened = await kit.write({ kind: "operator" }, null, async (tx) => {
    const bytes = { limit_bytes: null, used_bytes: 0, reserved_bytes: 0 };
    const space = { id: spaceId, owner_id: createdBy, root_id: nodeId, ...bytes };
    await tx.insertInto("spaces").values(space).execute();
    await insertFolder(tx, { id: nodeId, spaceId, parentId: null, name: "Files" });
    const grantee = { kind: "link" } as const;
    const given = { nodeId, grantee, role: "read", grantedBy: createdBy, source: "share", at: new Date() } as const;
    const id = await createGrant(tx, given);
    const sealed = { secret_hash: "x", sealed_secret: "x", password_hash: null, label: null, last_opened_at: null };
    const terms = { kind: "view", download_limit: limit, download_count: 0, maximum_file_bytes: null } as const;
    await linksTx(tx)
      .insertInto("links")
      .values({ grant_id: id, ...sealed, ...terms })
      .execute();
    const all: LinkPrincipal[] = [];
    for (let visitor = 0; visitor < visitors; visitor += 1) {
      const visitId = newId<LinkVisitId>();
      const row = {
        id: visitId,
        link_id: id,
        token_hash: visitId,
        visitor_name: null,
        expires_at: new Date("2999-01-01"),
      };
      await linksTx(tx).insertInto("link_visits").values(row).execute();
      all.push(linkPrincipal(id, { nodeId, createdBy, visitId }));
    }
    return all;
  });
  return { kit, nodeId, opened, [Symbol.asyncDispose]: () => kit[Symbol.asyncDispose]() };
}

it("gives out exactly as many downloads as there are, however many begin at once", async () => {
  await using cloud = await openLinks(5, 12);
  const asked = { nodeId: cloud.nodeId, part: "content", version: null };
  const begun = cloud.opened.map((visitor) => countDownload(cloud.kit, visitor, asked, address));
  expect((await Promise.all(begun)).filter((given) => given)).toHaveLength(5);
});

it("counts what one visitor begins many times once", async () => {
  await using cloud = await openLinks(1, 1);
  const [visitor] = cloud.opened;
  if (visitor === undefined) throw new Error("nobody came");
  const asked = { nodeId: cloud.nodeId, part: "content", version: null };
  const begun = Array.from({ length: 8 }, () => countDownload(cloud.kit, visitor, asked, address));
  expect(await Promise.all(begun)).toEqual(Array.from({ length: 8 }, () => true));
  expect(await countDownload(cloud.kit, visitor, { ...asked, part: "zip" }, address)).toBe(false);
  expect(await countDownload(cloud.kit, visitor, { ...asked, part: "thumbnail" }, address)).toBe(true);
});
