import Pause from "lucide-react/icons/pause";
import Play from "lucide-react/icons/play";
import RotateCw from "lucide-react/icons/rotate-cw";
import X from "lucide-react/icons/x";
import type { UploadItem, UploadState } from "@mows/sdk";
import { useLanguage } from "../../messages/use-language.ts";
import type { Upload } from "../use-upload.ts";
import { describeUpload } from "./describe-upload.ts";

type RowCommand = "pause" | "resume" | "retry" | "cancel";

const commandsOf = {
  queued: ["cancel"],
  uploading: ["pause", "cancel"],
  "waiting-for-network": ["pause", "cancel"],
  paused: ["resume", "cancel"],
  failed: ["retry", "cancel"],
  cancelled: ["retry"],
  done: [],
} as const satisfies Record<UploadState, readonly RowCommand[]>;

const icons = { pause: Pause, resume: Play, retry: RotateCw, cancel: X } as const satisfies Record<RowCommand, unknown>;

type UploadRowProps = { item: UploadItem } & Pick<Upload, RowCommand>;

export function UploadRow({ item, ...run }: UploadRowProps) {
  const language = useLanguage();
  const { uploadList } = language.messages;
  const running = item.state !== "done" && item.state !== "cancelled" && item.state !== "failed";
  return (
    <li className="mows-upload-row" data-state={item.state}>
      <span className="mows-upload-row-name" title={item.name}>
        {item.name}
      </span>
      <span className="mows-upload-row-status">{describeUpload(item, language)}</span>
      {running && (
        <progress
          className="mows-upload-row-progress"
          aria-label={uploadList.progressOf(item.name)}
          max={Math.max(1, item.sizeBytes)}
          value={item.sentBytes}
        />
      )}
      <span className="mows-upload-row-commands">
        {commandsOf[item.state].map((command) => {
          const Icon = icons[command];
          return (
            <button
              key={command}
              type="button"
              className="mows-icon-button"
              aria-label={uploadList[command](item.name)}
              onClick={() => run[command](item.id)}
            >
              <Icon className="mows-icon" aria-hidden />
            </button>
          );
        })}
      </span>
    </li>
  );
}
