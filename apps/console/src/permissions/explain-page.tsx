import { useAccess, useMows } from "@mows/react";
import type { Person } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type ChosenFolder, FolderDialog } from "../browse/folder-dialog.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Link } from "../router/link.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { Explanation } from "./explanation.tsx";
import { WhoCanSee } from "./who-can-see.tsx";

/** Person × app × folder: what is allowed, by what, and who else can see it. */
export function ExplainPage() {
  const { permissions } = useConsoleMessages();
  const texts = permissions.explain;
  return (
    <SettingsPage title={texts.title} lead={texts.lead}>
      {(person) => (
        <>
          <Explainer person={person} />
          <p>
            <Link href="/settings/permissions">{texts.back}</Link>
          </p>
        </>
      )}
    </SettingsPage>
  );
}

function Explainer({ person }: { person: Person }) {
  const { permissions } = useConsoleMessages();
  const texts = permissions.explain;
  const [folder, setFolder] = useState<ChosenFolder | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [personId, setPersonId] = useState(person.id);
  const [appId, setAppId] = useState("");
  return (
    <>
      <section className="settings-section explain-choice">
        <div className="field">
          <span className="field-label">{texts.resource}</span>
          <p className="explain-folder">
            <span className={folder === null ? "quiet" : "permission-path"}>{folder?.path ?? texts.nothingChosen}</span>
            <button type="button" className="mows-button" onClick={() => setChoosing(true)}>
              {folder === null ? texts.choose : texts.chooseAnother}
            </button>
          </p>
        </div>
        <PersonChoice person={person} value={personId} onChange={setPersonId} />
        <AppChoice value={appId} onChange={setAppId} />
      </section>
      {choosing && (
        <FolderDialog
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setFolder(chosen);
            setChoosing(false);
          }}
        />
      )}
      {folder !== null && (
        <>
          <Explanation nodeId={folder.id} personId={personId} appId={appId === "" ? null : appId} />
          <WhoCanSee nodeId={folder.id} />
        </>
      )}
    </>
  );
}

/** The owner knows everyone here; everybody else asks about themselves and about whom the list below names. */
function PersonChoice({ person, value, onChange }: { person: Person; value: string; onChange: (id: string) => void }) {
  const { permissions } = useConsoleMessages();
  const mows = useMows();
  const { data } = useQuery({ ...mows.auth.people.queryOptions(), enabled: person.role === "OWNER" });
  const others = data?.__typename === "People" ? data.people.filter(({ id }) => id !== person.id) : [];
  return (
    <label className="field">
      <span className="field-label">{permissions.explain.person}</span>
      <select className="field-input" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value={person.id}>{permissions.explain.you}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function AppChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { permissions } = useConsoleMessages();
  const access = useAccess();
  const { data } = useQuery(access.appPermissions.queryOptions());
  const apps = data?.__typename === "AppPermissions" ? data.apps.map(({ app }) => app) : [];
  return (
    <label className="field">
      <span className="field-label">{permissions.explain.app}</span>
      <select className="field-input" value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{permissions.explain.noApp}</option>
        {apps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
