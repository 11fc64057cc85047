import type { LinkKind, SharedLink } from "@mows/sdk/links";
import { useState } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { ends } from "./ends.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import { megabyte } from "./link-terms.ts";

interface LinkFieldsProps {
  isFolder: boolean;
  /** The link as it is; without it, what a new one begins with. */
  link: SharedLink | undefined;
}

/** What can be said of a link. What it allows is said once. */
export function LinkFields({ isFolder, link }: LinkFieldsProps) {
  const { sharing } = useMessages();
  const { date } = useFormats();
  const [kind, setKind] = useState<string>(link?.kind ?? "VIEW");
  const kinds: LinkKind[] = isFolder ? ["VIEW", "EDIT", "DROP"] : ["VIEW", "EDIT"];
  const kept = link?.expiresAt ? [["kept", sharing.endsOn(date(Date.parse(link.expiresAt)))] as const] : [];
  return (
    <>
      {link === undefined && (
        <LabelledSelect
          label={sharing.linkAllows}
          name="kind"
          options={kinds.map((one) => [one, sharing.linkKinds[one]] as const)}
          onChange={setKind}
        />
      )}
      <label className="mows-share-field">
        <span className="mows-share-label">{sharing.label}</span>
        <input className="mows-share-input" name="label" maxLength={100} defaultValue={link?.label ?? ""} />
      </label>
      <LabelledSelect
        label={sharing.until}
        name="end"
        options={[...kept, ...ends.map((end) => [end, sharing.ends[end]] as const)]}
      />
      <PasswordFields hasPassword={link?.hasPassword ?? false} />
      <BoundField kind={kind} link={link} />
    </>
  );
}

function PasswordFields({ hasPassword }: { hasPassword: boolean }) {
  const { sharing } = useMessages();
  return (
    <>
      <label className="mows-share-field">
        <span className="mows-share-label">{hasPassword ? sharing.newPassword : sharing.password}</span>
        <input
          className="mows-share-input"
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={4}
          maxLength={200}
        />
      </label>
      {hasPassword && (
        <label className="mows-share-check">
          <input type="checkbox" name="removePassword" /> {sharing.removePassword}
        </label>
      )}
    </>
  );
}

/** Who downloads is bounded by how often, who brings by how much. */
function BoundField({ kind, link }: { kind: string; link: SharedLink | undefined }) {
  const { sharing } = useMessages();
  const largest = link?.maximumFileBytes ?? null;
  const bound =
    kind === "DROP"
      ? { name: "largest", min: 0.001, step: "any", defaultValue: largest === null ? "" : largest / megabyte }
      : { name: "downloads", min: 1, step: 1, defaultValue: link?.downloadLimit ?? "" };
  return (
    <label className="mows-share-field">
      <span className="mows-share-label">{kind === "DROP" ? sharing.largest : sharing.downloads}</span>
      <input
        key={bound.name}
        {...bound}
        className="mows-share-input"
        type="number"
        inputMode="decimal"
        max={1_000_000}
      />
    </label>
  );
}
