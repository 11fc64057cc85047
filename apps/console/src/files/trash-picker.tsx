import { useMows } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { navigate } from "../router/navigation.ts";
import { addressOf } from "./files-address.ts";
import { spaceName } from "./space-name.ts";

/** Whose trash is shown, and the way to the others; nothing for who has one space only. */
export function TrashPicker({ withinId }: { withinId: string }) {
  const { files: texts } = useConsoleMessages();
  const mows = useMows();
  const { data } = useQuery(mows.files.spaces.queryOptions());
  const spaces = data?.__typename === "Spaces" ? data.spaces : [];
  if (spaces.length < 2) return null;
  return (
    <select
      className="files-trash-picker"
      aria-label={texts.whoseTrash}
      value={withinId}
      onChange={({ currentTarget }) => navigate(addressOf({ view: "trash", withinId: currentTarget.value }))}
    >
      {spaces.map((space) => (
        <option key={space.id} value={space.rootId}>
          {spaceName(space, texts.mine)}
        </option>
      ))}
    </select>
  );
}
