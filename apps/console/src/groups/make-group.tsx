import { useGroups } from "@mows/react";
import type { CreateGroupResult } from "@mows/sdk/groups";
import { useMutation } from "@tanstack/react-query";
import Plus from "lucide-react/icons/plus";
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFocusInvalid } from "../form/use-focus-invalid.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

interface MakeGroupFormProps {
  onMade: (name: string) => void;
  onCancel: () => void;
}

function MakeGroupForm({ onMade, onCancel }: MakeGroupFormProps) {
  const { groups: texts, general } = useConsoleMessages();
  const failureText = useFailureText();
  const make = useMutation({
    ...useGroups().create.mutationOptions(),
    onSuccess: (result: CreateGroupResult) => {
      if (result.__typename === "GroupCreated") onMade(result.group.name);
    },
  });
  const isNameInvalid = make.data?.__typename === "GroupNameInvalid";
  const form = useFocusInvalid(isNameInvalid ? (make.data ?? null) : null);
  useEffect(() => form.current?.querySelector("input")?.focus(), [form]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    make.mutate({ name: textOf(entered, "name"), description: textOf(entered, "description") });
  };
  return (
    <form className="form" ref={form} onSubmit={submit} aria-label={texts.make}>
      {make.data?.__typename === "TooManyGroups" && <Notice kind="danger">{texts.tooMany(make.data.limit)}</Notice>}
      {make.data?.__typename === "Denied" && <Refusal result={make.data} />}
      {make.error && <Notice kind="danger">{texts.notMade(failureText(make.error))}</Notice>}
      <Field
        label={texts.name}
        name="name"
        hint={texts.nameHint}
        maxLength={60}
        required
        error={isNameInvalid ? texts.nameInvalid : undefined}
      />
      <Field label={texts.description} name="description" hint={texts.descriptionHint} maxLength={300} />
      <p className="actions">
        <button type="submit" className="mows-button" data-variant="primary" disabled={make.isPending}>
          {make.isPending ? texts.making : texts.makeButton}
        </button>
        <button type="button" className="mows-button" onClick={onCancel}>
          {general.cancel}
        </button>
      </p>
    </form>
  );
}

/** The heading of one's own groups, and the form behind its button. */
export function MakeGroup({ titleId }: { titleId: string }) {
  const { groups: texts } = useConsoleMessages();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setMaking(false);
    button.current?.focus();
  };
  return (
    <>
      <div className="section-head">
        <h2 className="section-title" id={titleId}>
          {texts.mine}
        </h2>
        <button
          type="button"
          className="mows-button"
          ref={button}
          aria-expanded={isMaking}
          onClick={() => setMaking(!isMaking)}
        >
          <Plus className="mows-icon" aria-hidden />
          {texts.make}
        </button>
      </div>
      <output className="group-news">{made !== null && texts.made(made)}</output>
      {isMaking && (
        <MakeGroupForm
          onCancel={close}
          onMade={(name) => {
            setMade(name);
            close();
          }}
        />
      )}
    </>
  );
}
