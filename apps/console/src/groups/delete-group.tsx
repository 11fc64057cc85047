import { useGroups } from "@mows/react";
import type { DeleteGroupResult, Group } from "@mows/sdk/groups";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

interface DeleteGroupProps {
  group: Group;
  onDeleted: () => void;
}

/** Deletes the group, asked twice; where it holds files, says so and keeps everything. */
export function DeleteGroup({ group, onDeleted }: DeleteGroupProps) {
  const { groups, general } = useConsoleMessages();
  const { delete: texts } = groups.page;
  const [isAsking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isAsking) cancel.current?.focus();
  }, [isAsking]);
  const { mutate, isPending, data, error } = useMutation({
    ...useGroups().delete.mutationOptions(),
    onSuccess: (result: DeleteGroupResult) => {
      setAsking(false);
      if (result.__typename === "GroupDeleted") onDeleted();
    },
  });
  return (
    <section className="settings-section" aria-labelledby="delete">
      <h2 className="section-title" id="delete">
        {texts.title}
      </h2>
      <p className="quiet">{texts.lead}</p>
      {error && <Notice kind="danger">{texts.failed(error.message)}</Notice>}
      {data?.__typename === "GroupNotEmpty" && (
        <Notice kind="warning">
          <p role="alert">
            {data.fileCount === 0 ? texts.uploading : texts.notEmpty(data.fileCount)} {texts.notEmptyAdvice}
          </p>
        </Notice>
      )}
      {data?.__typename === "Denied" && <Notice kind="danger">{data.message}</Notice>}
      {isAsking ? (
        <div role="group" aria-label={texts.really(group.name)}>
          <p>
            <strong>{texts.really(group.name)}</strong>
          </p>
          <p className="actions">
            <button type="button" className="mows-button" ref={cancel} onClick={() => setAsking(false)}>
              {general.cancel}
            </button>
            <button
              type="button"
              className="mows-button group-danger"
              disabled={isPending}
              onClick={() => mutate({ id: group.id })}
            >
              {texts.confirm}
            </button>
          </p>
        </div>
      ) : (
        <p>
          <button type="button" className="mows-button group-danger" onClick={() => setAsking(true)}>
            {texts.button}
          </button>
        </p>
      )}
    </section>
  );
}
