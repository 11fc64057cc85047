import { useFormats, useGroups } from "@mows/react";
import type { GroupSpace } from "@mows/sdk/groups";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";

const gigabyte = 1_000_000_000;

/** Null for an empty field: as much as the disk. */
function bytesOf(gigabytes: string): number | null {
  return gigabytes.trim() === "" ? null : Math.round(Number(gigabytes) * gigabyte);
}

function SpaceRow({ space }: { space: GroupSpace }) {
  const { groups, general } = useConsoleMessages();
  const failureText = useFailureText();
  const { spaces: texts } = groups;
  const { bytes } = useFormats();
  const save = useMutation(useGroups().setLimit.mutationOptions());
  const { groupId, groupName, memberCount, usedBytes, limitBytes } = space;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate({ id: groupId, limitBytes: bytesOf(textOf(new FormData(event.currentTarget), "limit")) });
  };
  const refusal = failureText(save.data);
  return (
    <li className="group-row">
      <span className="person-text">
        <strong>
          <bdi>{groupName}</bdi>
        </strong>
        <span className="quiet">
          {groups.members(memberCount)} ·{" "}
          {groups.holds(bytes(usedBytes), limitBytes === null ? null : bytes(limitBytes))}
        </span>
      </span>
      <form className="group-limit" onSubmit={submit}>
        <Field
          label={texts.limit(groupName)}
          name="limit"
          type="number"
          min={0}
          max={1_000_000}
          step="any"
          inputMode="decimal"
          hint={texts.unlimited}
          defaultValue={limitBytes === null ? "" : limitBytes / gigabyte}
        />
        <button type="submit" className="mows-button" disabled={save.isPending}>
          {save.isPending ? general.saving : general.save}
        </button>
      </form>
      <output className="group-news">{save.data?.__typename === "GroupLimitSet" && texts.saved(groupName)}</output>
      {save.error && <Notice kind="danger">{texts.failed(failureText(save.error))}</Notice>}
      {refusal !== null && <Notice kind="danger">{refusal}</Notice>}
    </li>
  );
}

/** For the owner: how much each group may hold. */
export function GroupSpaces() {
  const { groups } = useConsoleMessages();
  const { spaces: texts } = groups;
  const { data, error, refetch } = useQuery(useGroups().spaces.queryOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{groups.loading}</Loading>;
  if (data.__typename !== "GroupSpaces") return <Refusal result={data} />;
  return (
    <section className="settings-section" aria-labelledby="spaces">
      <h2 className="section-title" id="spaces">
        {texts.title}
      </h2>
      <p className="quiet">{data.spaces.length === 0 ? texts.none : texts.lead}</p>
      <ul className="group-list">
        {data.spaces.map((space) => (
          <SpaceRow key={space.groupId} space={space} />
        ))}
      </ul>
    </section>
  );
}
