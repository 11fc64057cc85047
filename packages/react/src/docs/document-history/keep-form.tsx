import { VersionNameForm } from "../../files/version-history/version-name-form.tsx";
import { useMessages } from "../../messages/use-messages.ts";
import type { History } from "../use-history.ts";

interface KeepFormProps {
  onKeep: History["nameVersion"];
  onClose: (kept: boolean) => void;
}

/** Keeps what the document is now, under a name. */
export function KeepForm({ onKeep, onClose }: KeepFormProps) {
  const { documentHistory: texts } = useMessages();
  const keep = async (name: string | null): Promise<string | null> => {
    const result = await onKeep(name ?? "");
    return result.__typename === "DocumentVersionNamed" ? null : result.message;
  };
  return <VersionNameForm label={texts.nameOfKept} initial="" isRequired onSave={keep} onClose={onClose} />;
}
