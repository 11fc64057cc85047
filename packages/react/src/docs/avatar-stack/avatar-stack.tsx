import type { PresentMember } from "@mows/sdk/docs";
import type { CSSProperties } from "react";
import { initialsOf } from "../../auth/user-menu/initials-of.ts";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { peopleThere, type PersonThere } from "../people-there.ts";
import { personColours } from "../person-colours.ts";

export interface AvatarStackProps {
  /** Of `usePresence` or `useDocPresence`. */
  others: readonly PresentMember[];
  /** How many are shown; of the rest, how many they are. Default: 4. */
  max?: number;
  /** Whom one follows: their connection. */
  following?: string | null;
  /** Makes each a button that follows: of `useFollow`. */
  onFollow?: (connection: string | null) => void;
}

/**
 * Who else is there: each person once, in the colour that their cursor has. Renders nothing while one is alone.
 *
 * @example
 * const { others } = usePresence(folder.id);
 * <AvatarStack others={others} />
 */
export function AvatarStack({ others, max = 4, following = null, onFollow }: AvatarStackProps) {
  const { presence } = useMessages();
  const { number } = useFormats();
  const people = peopleThere(others);
  if (people.length === 0) return null;
  // one more takes the room that their number would
  const shown = people.length === max + 1 ? people : people.slice(0, max);
  const rest = people.slice(shown.length);
  return (
    <ul className="mows-avatars" aria-label={presence.here(people.length, number(people.length))}>
      {shown.map((person) => (
        <li key={person.id} className="mows-avatars-item">
          <Avatar person={person} isFollowed={person.connection === following} onFollow={onFollow} />
        </li>
      ))}
      {rest.length > 0 && (
        <li className="mows-avatars-item">
          <span className="mows-avatar" data-state="rest" data-tip={rest.map(({ name }) => name).join("\n")}>
            <span aria-hidden>{`+${number(rest.length)}`}</span>
            <span className="mows-visually-hidden">{rest.map(({ name }) => name).join(", ")}</span>
          </span>
        </li>
      )}
    </ul>
  );
}

interface AvatarProps {
  person: PersonThere;
  isFollowed: boolean;
  onFollow: AvatarStackProps["onFollow"];
}

function Avatar({ person: { name, colour, connection }, isFollowed, onFollow }: AvatarProps) {
  const { presence } = useMessages();
  const looks = {
    className: "mows-avatar",
    style: personColours(colour) as CSSProperties,
    "data-initials": initialsOf(name),
    "data-tip": name,
  };
  if (!onFollow) {
    return (
      <span {...looks}>
        <span className="mows-visually-hidden">{name}</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      {...looks}
      data-state={isFollowed ? "followed" : undefined}
      aria-pressed={isFollowed}
      aria-label={presence.follow(name)}
      onClick={() => onFollow(isFollowed ? null : connection)}
    />
  );
}
