import { Dropzone, UploadList, useFormats, useUpload } from "@mows/react";
import type { LinkVisit, OpenedLink } from "@mows/sdk/links";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";

interface DropBoxProps {
  visit: LinkVisit;
  opened: OpenedLink;
  lead: ReactNode;
}

/** A folder that takes files and shows nothing: what visitors see is their own uploads. */
export function DropBox({ visit, opened, lead }: DropBoxProps) {
  const { link: texts } = useConsoleMessages();
  const { bytes } = useFormats();
  const failureText = useFailureText();
  const [name, setName] = useState(opened.visitorName ?? "");
  const rename = useMutation(visit.nameVisitor.mutationOptions());
  // The cloud knows which folder is meant; that anything is named here is the protocol's wish.
  const upload = useUpload({ folderId: opened.id });
  const limit = opened.maximumFileBytes;
  const fits = (file: File) => limit === null || file.size <= limit;
  const isNamed = name.trim() === (opened.visitorName ?? "");
  const nameProblem = failureText(rename.error, rename.data);
  const takeName = async () => {
    // what went wrong is shown; the files are taken without a name as well
    if (!isNamed) await rename.mutateAsync({ name }).catch(() => undefined);
  };
  const [tooLarge, setTooLarge] = useState<readonly string[]>([]);
  const done = upload.items.length > 0 && upload.items.every((item) => item.state === "done");
  return (
    <Page title={opened.label ?? texts.dropTitle} lead={lead} width="narrow">
      <p>{texts.dropExplained}</p>
      {limit !== null && <p className="quiet">{texts.largest(bytes(limit))}</p>}
      <Field
        label={texts.yourName}
        hint={texts.yourNameHint}
        name="visitorName"
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => void takeName()}
      />
      {nameProblem !== null && <Notice kind="danger">{nameProblem}</Notice>}
      <Dropzone
        folderId={opened.id}
        onAdd={(added) => {
          const files = added.map(({ file }) => file);
          setTooLarge(files.filter((file) => !fits(file)).map((file) => file.name));
          void takeName().then(() => upload.add(files.filter(fits)));
        }}
      >
        {({ openFilePicker }) => (
          <button type="button" className="mows-button" data-variant="primary" onClick={openFilePicker}>
            {texts.chooseFiles}
          </button>
        )}
      </Dropzone>
      {tooLarge.length > 0 && <Notice kind="danger">{texts.tooLarge(tooLarge.join(", "))}</Notice>}
      <UploadList />
      <output>{done && <Notice kind="plain">{texts.thanks}</Notice>}</output>
    </Page>
  );
}
