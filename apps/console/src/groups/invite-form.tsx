import { useGroups } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { Select } from "../form/select.tsx";
import { textOf } from "../form/text-of.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

const lasting = [24, 168, 720] as const;

/** Makes a link, and shows it this once. */
export function InviteForm({ groupId }: { groupId: string }) {
  const { invite: texts } = useConsoleMessages().groups.page;
  const failureText = useFailureText();
  const { mutate, isPending, data, error } = useMutation(useGroups().invite.mutationOptions());
  const [hours, setHours] = useState("168");
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const uses = Number(textOf(new FormData(event.currentTarget), "uses"));
    mutate({ groupId, hours: Number(hours), uses });
  };
  const refusal = failureText(data);
  return (
    <>
      <form className="group-invite" onSubmit={submit} aria-label={texts.make}>
        <Select
          label={texts.lasts}
          value={hours}
          options={lasting.map((count) => [String(count), texts.lasting[count]] as const)}
          onChange={setHours}
        />
        <Field label={texts.uses} name="uses" type="number" min={1} max={100} defaultValue={1} required />
        <button type="submit" className="mows-button" disabled={isPending}>
          {isPending ? texts.making : texts.make}
        </button>
      </form>
      {error && <Notice kind="danger">{texts.failed(failureText(error))}</Notice>}
      {refusal !== null && <Notice kind="danger">{refusal}</Notice>}
      {data?.__typename === "GroupInvited" && <MadeLink key={data.invitation.id} url={data.url} />}
    </>
  );
}

function MadeLink({ url }: { url: string }) {
  const { invite: texts } = useConsoleMessages().groups.page;
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="group-link-made">
      <p role="status">{isCopied ? texts.copied : texts.made}</p>
      <Field label={texts.link} value={url} readOnly onFocus={(event) => event.currentTarget.select()} />
      <button
        type="button"
        className="mows-button"
        onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
      >
        {texts.copy}
      </button>
    </div>
  );
}
