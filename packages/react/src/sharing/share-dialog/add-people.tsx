import { Combobox, ComboboxItem, ComboboxPopover, ComboboxProvider } from "@ariakit/react";
import type { Role, ShareNodeResult } from "@mows/sdk/access";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import Users from "lucide-react/icons/users";
import { useDeferredValue, useId, useState, type SubmitEvent } from "react";
import { useAccess } from "../../access/use-access.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { ends, momentOf } from "./ends.ts";
import { LabelledSelect } from "./labelled-select.tsx";

const roles = ["READ", "WRITE", "MANAGE"] as const satisfies readonly Role[];

/** Gives access to somebody by name, or to a group. Suggests people of the person's own groups; anybody's whole name can be written. */
export function AddPeople({ nodeId }: { nodeId: string }) {
  const { sharing, error: describe } = useMessages();
  const access = useAccess();
  const id = useId();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const { data } = useQuery({
    ...access.suggestions.queryOptions({ text: asked }),
    placeholderData: keepPreviousData,
  });
  const found = data?.__typename === "ShareSuggestions" ? data : { people: [], groups: [] };
  const share = useMutation({
    ...access.shareNode.mutationOptions(),
    onSuccess: (result: ShareNodeResult) => {
      if (result.__typename === "NodeShared") setText("");
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const name = text.trim();
    if (name === "") return;
    const group = found.groups.find((one) => one.name === name);
    const person = found.people.find((one) => one.name === name);
    const whom = group ? { groupId: group.id } : { username: person?.username ?? name.replace(/^@/, "") };
    share.mutate({ nodeId, ...whom, role: given.get("role") as Role, expiresAt: momentOf(given.get("end")) });
  };
  const refusal = share.data && share.data.__typename !== "NodeShared" ? share.data : null;
  const problem = share.error ? describe(share.error) : refusal && sharing.failures[refusal.__typename];
  return (
    <form className="mows-share-add" onSubmit={submit}>
      <ComboboxProvider value={text} setValue={setText}>
        <label className="mows-share-label" htmlFor={id}>
          {sharing.whom}
        </label>
        <Combobox
          id={id}
          className="mows-share-input"
          placeholder={sharing.whomHint}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <ComboboxPopover className="mows-share-suggestions" gutter={4} sameWidth fixed aria-label={sharing.suggestions}>
          {found.people.map((person) => (
            <ComboboxItem key={person.id} className="mows-share-suggestion" value={person.username ?? ""}>
              <span>{person.name}</span> <span className="mows-share-note">@{person.username}</span>
            </ComboboxItem>
          ))}
          {found.groups.map((group) => (
            <ComboboxItem key={group.id} className="mows-share-suggestion" value={group.name}>
              <Users className="mows-icon" aria-hidden />
              <span>{group.name}</span>
            </ComboboxItem>
          ))}
        </ComboboxPopover>
      </ComboboxProvider>
      <div className="mows-share-terms">
        <LabelledSelect
          label={sharing.role}
          name="role"
          options={roles.map((role) => [role, sharing.roles[role]] as const)}
        />
        <LabelledSelect
          label={sharing.until}
          name="end"
          options={ends.map((end) => [end, sharing.ends[end]] as const)}
        />
        <button type="submit" className="mows-button" data-variant="primary" disabled={share.isPending}>
          {sharing.share}
        </button>
      </div>
      {problem && (
        <p className="mows-share-problem" role="alert">
          {problem}
        </p>
      )}
      <output className="mows-visually-hidden">{share.data?.__typename === "NodeShared" ? sharing.shared : ""}</output>
    </form>
  );
}
