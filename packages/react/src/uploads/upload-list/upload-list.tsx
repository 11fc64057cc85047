import { useId } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { useUpload, type Upload } from "../use-upload.ts";
import { summarizeUploads } from "./summarize-uploads.ts";
import { UploadRow } from "./upload-row.tsx";

type UploadListSource = Pick<Upload, "items" | "pause" | "resume" | "cancel" | "retry" | "clearFinished">;

/** What `useUpload` returned, or nothing to show every upload of this origin. */
export type UploadListProps = UploadListSource | { folderId?: string | null };

function UploadRows({ items, clearFinished, ...commands }: UploadListSource) {
  const headingId = useId();
  const language = useLanguage();
  const { title, clearFinished: clearLabel } = language.messages.uploadList;
  const summary = summarizeUploads(items, language);
  const finished = items.some((item) => item.state === "done" || item.state === "failed" || item.state === "cancelled");
  return (
    <section
      className="mows-upload-list"
      aria-labelledby={headingId}
      data-state={items.length > 0 ? "filled" : "empty"}
    >
      <output className="mows-visually-hidden">{summary}</output>
      <div className="mows-upload-list-head" hidden={items.length === 0}>
        <h2 className="mows-upload-list-title" id={headingId}>
          {title}
        </h2>
        <span className="mows-upload-list-summary" aria-hidden>
          {summary}
        </span>
        {finished && (
          <button type="button" className="mows-button" onClick={() => clearFinished()}>
            {clearLabel}
          </button>
        )}
      </div>
      <ul className="mows-upload-list-rows">
        {items.map((item) => (
          <UploadRow key={item.id} item={item} {...commands} />
        ))}
      </ul>
    </section>
  );
}

function AllUploads() {
  return <UploadRows {...useUpload({ folderId: null })} />;
}

/** Each upload with its progress, time left and what can be done about it. */
export function UploadList(props: UploadListProps) {
  return "items" in props ? <UploadRows {...props} /> : <AllUploads />;
}
