import { useAccess } from "@mows/react";
import type { AccessExplanation } from "@mows/sdk/access";
import { useQuery } from "@tanstack/react-query";
import { Refusal } from "../failure/refusal.tsx";
import type { ConsoleMessages } from "../messages/en.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";

type Texts = ConsoleMessages["permissions"];
type Reason = AccessExplanation["personAccess"];

/** What is allowed, in a sentence, and each reason for it in another. */
export function Explanation({ nodeId, personId, appId }: { nodeId: string; personId: string; appId: string | null }) {
  const { permissions } = useConsoleMessages();
  const access = useAccess();
  const about = { nodeId, personId, ...(appId !== null && { appId }) };
  const { data, error, refetch } = useQuery(access.explain.queryOptions(about));
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{permissions.explain.asking}</Loading>;
  if (data.__typename !== "AccessExplanation") return <Refusal result={data} />;
  return (
    <section className="settings-section" aria-labelledby="verdict">
      <h2 className="section-title" id="verdict">
        {permissions.explain.verdict}
      </h2>
      <p className="explain-verdict" data-state={data.access == null ? "denied" : "allowed"}>
        {verdictOf(data, permissions)}
      </p>
      <ul className="explain-reasons">
        <li>{reasonOf(nameOf(data, permissions), data.personAccess, permissions)}</li>
        {data.app && data.appAccess && <li>{reasonOf(data.app.name, data.appAccess, permissions)}</li>}
      </ul>
    </section>
  );
}

function nameOf({ person }: AccessExplanation, { explain }: Texts): string {
  return person.name ?? explain.someone;
}

function verdictOf(explanation: AccessExplanation, texts: Texts): string {
  const { sentences } = texts.explain;
  const { app, access, node } = explanation;
  const name = nameOf(explanation, texts);
  const who = app ? sentences.through(app.name, name) : name;
  const path = node.path === "/" ? texts.wholeSpace : node.path;
  return access == null ? sentences.mayNot(who, path) : sentences.may(who, sentences.verbs[access], path);
}

function reasonOf(who: string, { via, role, group, from }: Reason, texts: Texts): string {
  const { sentences } = texts.explain;
  const path = from?.path ?? sentences.above;
  const place = path === "/" ? texts.wholeSpace : path;
  const what = role == null ? "" : texts.roles[role];
  switch (via) {
    case "OWNERSHIP":
      return sentences.OWNERSHIP(who);
    case "MEMBERSHIP":
      return sentences.MEMBERSHIP(who, group?.name ?? "");
    case "GRANT":
      return group ? sentences.GROUP_GRANT(who, group.name, what, place) : sentences.GRANT(who, what, place);
    case "NOTHING":
      return sentences.NOTHING(who);
    default:
      return via satisfies never;
  }
}
