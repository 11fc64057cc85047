import { useMows } from "@mows/react";
import type { FileNode } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import MapPin from "lucide-react/icons/map-pin";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

interface TakenHereProps {
  file: FileNode;
  onLook: (place: { latitude: number; longitude: number }) => void;
}

/** Looks for what else was taken where a picture was; nothing where its camera did not say. */
export function TakenHere({ file: { id, mimeType }, onLook }: TakenHereProps) {
  const mows = useMows();
  const { files: texts } = useConsoleMessages();
  const { data } = useQuery({ ...mows.files.node.queryOptions({ id }), enabled: mimeType.startsWith("image/") });
  const { latitude = null, longitude = null } = (data?.__typename === "File" ? data.image : null) ?? {};
  if (latitude === null || longitude === null) return null;
  return (
    <button
      type="button"
      className="mows-icon-button"
      aria-label={texts.takenHere}
      title={texts.takenHere}
      onClick={() => onLook({ latitude, longitude })}
    >
      <MapPin className="mows-icon" aria-hidden />
    </button>
  );
}
