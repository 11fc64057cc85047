import { newId, type NodeId, type SessionId } from "../../kit/ids.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import type { AnswerPickOutcome } from "../domain/answer-pick.ts";
import { answerPick } from "../domain/answer-pick.ts";
import { awaitPick, type PickOutcome } from "../domain/await-pick.ts";
import { beginPick, type NewPick, type PickBegun } from "../domain/begin-pick.ts";
import type { GiveDenied } from "../domain/pick-failures.ts";
import type { Picks } from "../domain/picks.ts";
import { createAccessCloud } from "./access-cloud.ts";

/** Ada with a folder and two files, an app of hers without any grant, and both of her sessions. */
export async function createPickCloud() {
  const cloud = await createAccessCloud();
  const { principal, rootId } = await cloud.person("ada");
  const picks: Picks = { kit: cloud.kit, peers: cloud.kit.peers, held: new Map() };
  const ada: PersonPrincipal = { ...principal, sessionId: newId<SessionId>() };
  const app: PersonPrincipal = { ...(await cloud.app(principal, "player")), sessionId: newId<SessionId>() };
  const music = await cloud.folder(rootId, "Music");

  return {
    ...cloud,
    picks,
    ada,
    app,
    rootId,
    music,
    song: await file(cloud, music, "song.mp3", "audio/mpeg"),
    photo: await file(cloud, music, "photo.jpg", "image/jpeg"),
    async begin(wish: Partial<NewPick> = {}, as: Principal = app): Promise<PickBegun> {
      const begun = await beginPick(picks, as, { ...oneFileToRead, ...wish });
      if (begun.kind !== "pick-begun") throw new Error(`nothing was begun: ${begun.kind}`);
      return begun;
    },
    answer(id: string, nodeIds: readonly string[], chosen: Partial<Parameters<typeof answerPick>[2]> = {}, as = ada) {
      const answer = { id, nodeIds, access: "read" as const, expiresAt: null, idempotencyKey: null };
      return answerPick(picks, as, {
        ...answer,
        clientAddress: "127.0.0.1",
        ...chosen,
      }) satisfies Promise<AnswerPickOutcome>;
    },
    /** Asked for, and held while it is open. */
    outcome(id: string, as: Principal = app, signal = new AbortController().signal): Promise<PickOutcome | GiveDenied> {
      return awaitPick(picks, as, id, { signal, reauthenticate: async () => as });
    },
    /** Asked for, without waiting for what is still open. */
    outcomeNow(id: string, as: Principal = app): Promise<PickOutcome | GiveDenied> {
      return this.outcome(id, as, AbortSignal.abort());
    },
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}

const oneFileToRead: NewPick = {
  kind: "file",
  access: "read",
  multiple: false,
  accept: [],
  reason: null,
  idempotencyKey: null,
};

type Cloud = Awaited<ReturnType<typeof createAccessCloud>>;

async function file({ kit, folder }: Cloud, parentId: NodeId, name: string, mime: string): Promise<NodeId> {
  const id = await folder(parentId, name);
  await kit.db.updateTable("nodes").set({ kind: "file", mime, head_version: 1 }).where("id", "=", id).execute();
  return id;
}
