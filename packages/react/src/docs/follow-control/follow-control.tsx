import { useState, type CSSProperties } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { personColours } from "../person-colours.ts";
import type { Follow } from "./use-follow.ts";

export interface FollowControlProps {
  /** Of `useFollow`. */
  follow: Follow;
}

/**
 * Asks the others to follow, says whom one follows and lets go, and offers to follow who asks for it. Whom else to follow is chosen in
 * `<AvatarStack>`.
 *
 * @example
 * <AvatarStack others={others} following={follow.following?.connection ?? null} onFollow={follow.follow} />
 * <FollowControl follow={follow} />
 */
export function FollowControl({ follow: { following, follow, followers, leaders, leads, lead } }: FollowControlProps) {
  const { presence } = useMessages();
  const { number } = useFormats();
  const [declined, setDeclined] = useState<readonly string[]>([]);
  const asks = leaders.find(({ connection }) => !declined.includes(connection));
  const whom = following ?? asks;
  return (
    <div className="mows-follow" style={whom && (personColours(whom.person.colour) as CSSProperties)}>
      <div role="status" className="mows-follow-said" data-state={whom ? "other" : "alone"}>
        {following && presence.following(following.person.name)}
        {!following && asks && presence.asksToFollow(asks.person.name)}
        {!whom && leads && presence.followers(followers.length, number(followers.length))}
      </div>
      {following && (
        <button type="button" className="mows-follow-button" onClick={() => follow(null)}>
          {presence.stopFollowing}
        </button>
      )}
      {!following && asks && (
        <>
          <button type="button" className="mows-follow-button" onClick={() => follow(asks.connection)}>
            {presence.follow(asks.person.name)}
          </button>
          <button
            type="button"
            className="mows-follow-button"
            onClick={() => setDeclined([...declined, asks.connection])}
          >
            {presence.notNow}
          </button>
        </>
      )}
      {!whom && (
        <button type="button" className="mows-follow-button" aria-pressed={leads} onClick={() => lead(!leads)}>
          {presence.followMe}
        </button>
      )}
    </div>
  );
}
