import type { Mows } from "../client.ts";
import { createMutationFactory, type MutationFactory } from "../core/mutation-factory.ts";
import type { QueryFactory } from "../core/query-factory.ts";
import { mutationOf, queryOf, type WithoutKey } from "../core/service.ts";
import {
  AllowAppAccessDocument,
  AnswerPickDocument,
  AppAccessRequestDocument,
  CancelPickDocument,
  PickRequestDocument,
} from "../generated/picks-operations.ts";
import type {
  Access,
  AllowAppAccessInput,
  AllowAppAccessMutation,
  AnswerPickInput,
  AnswerPickMutation,
  AppAccessRequestQuery,
  CancelPickMutation,
  PickRequestQuery,
} from "../generated/graphql.ts";
import { createPick, type RequestPick } from "./pick.ts";

export type PickRequestResult = PickRequestQuery["pickRequest"];
export type AnswerPickResult = AnswerPickMutation["answerPick"];
export type CancelPickResult = CancelPickMutation["cancelPick"];
export type AppAccessRequestResult = AppAccessRequestQuery["appAccessRequest"];
export type AllowAppAccessResult = AllowAppAccessMutation["allowAppAccess"];
export type { PickedNode, PickOptions, PickOutcome, PickResult, PickWish, RequestPick } from "./pick.ts";

/** Files that an app has no grant for yet: asking for them, and, on the cloud's own origin, giving them. */
export interface Picks {
  readonly pick: RequestPick;
  /** What an app asks the person to pick. On the cloud's own origin only, as all that follow. */
  readonly request: QueryFactory<{ id: string }, PickRequestResult>;
  readonly answer: MutationFactory<WithoutKey<AnswerPickInput>, AnswerPickResult>;
  readonly cancel: MutationFactory<{ id: string }, CancelPickResult>;
  /** The same while the page is going away: nobody hears whether it worked, and a request that stays open ends by its time. */
  readonly abandon: (id: string) => void;
  /** What it would take to allow an app what it was refused. */
  readonly appAccessRequest: QueryFactory<{ appId: string; nodeId: string; access: Access }, AppAccessRequestResult>;
  readonly allowAppAccess: MutationFactory<WithoutKey<AllowAppAccessInput>, AllowAppAccessResult>;
}

/**
 * A part of its own, so that apps which need none of it do not load it.
 * @example
 * const picks = createPicks(mows);
 * const result = await picks.pick({ kind: "file", access: "read", accept: ["audio/*"] });
 */
export function createPicks({ transport }: { readonly transport: Mows["transport"] }): Picks {
  return {
    pick: createPick(transport),
    request: queryOf(transport, ["picks", "request"], PickRequestDocument),
    answer: mutationOf(transport, ["picks", "answer"], AnswerPickDocument, () => []),
    cancel: createMutationFactory(["picks", "cancel"], (given) => transport.execute(CancelPickDocument, given)),
    abandon(id) {
      void transport
        .request(`${transport.url}/.mows/graphql`, {
          method: "POST",
          keepalive: true,
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ query: CancelPickDocument, variables: { id } }),
        })
        .catch(() => undefined);
    },
    appAccessRequest: queryOf(transport, ["picks", "appAccessRequest"], AppAccessRequestDocument),
    allowAppAccess: mutationOf(transport, ["picks", "allowAppAccess"], AllowAppAccessDocument, () => [
      ["mows", "picks", "appAccessRequest"],
    ]),
  };
}
