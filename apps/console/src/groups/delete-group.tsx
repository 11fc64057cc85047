import { useGroups } from "@mows/react";
import type { DeleteGroupResult, Group } from "@mows/sdk/groups";
import { useMutation } from "@tanstack/react-query";
import { ConfirmButton } from "../confirm/confirm-button.tsx";
import { Refusal } from "../failure/refusal.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

interface DeleteGroupProps {
  group: Group;
  onDeleted: () => void;
}

/** Deletes the group, asked twice; where it holds files, says so and keeps everything. */
export function DeleteGroup({ group, onDeleted }: DeleteGroupProps) {
  const { groups } = useConsoleMessages();
  const failureText = useFailureText();
  const { delete: texts } = groups.page;
  const { mutate, isPending, data, error } = useMutation({
    ...useGroups().delete.mutationOptions(),
    onSuccess: (result: DeleteGroupResult) => {
      if (result.__typename === "GroupDeleted") onDeleted();
    },
  });
  return (
    <section className="settings-section" aria-labelledby="delete">
      <h2 className="section-title" id="delete">
        {texts.title}
      </h2>
      <p className="quiet">{texts.lead}</p>
      {error && <Notice kind="danger">{texts.failed(failureText(error))}</Notice>}
      {data?.__typename === "GroupNotEmpty" && (
        <Notice kind="warning">
          <p role="alert">
            {data.fileCount === 0 ? texts.uploading : texts.notEmpty(data.fileCount)} {texts.notEmptyAdvice}
          </p>
        </Notice>
      )}
      {data?.__typename === "Denied" && <Refusal result={data} />}
      <div className="actions">
        <ConfirmButton
          label={texts.button}
          question={texts.really(group.name)}
          action={texts.confirm}
          busy={isPending}
          onConfirm={() => mutate({ id: group.id })}
        />
      </div>
    </section>
  );
}
