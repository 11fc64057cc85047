import type { Client, RotateClientSecretResult } from "@mows/sdk/credentials";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ConfirmButton } from "../confirm/confirm-button.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { SecretOnce } from "../tokens/secret-once.tsx";
import { useCredentials } from "../tokens/use-credentials.ts";
import "../people/people.css";

function ClientRow({ client }: { client: Client }) {
  const { credentials: text } = useConsoleMessages();
  const { clients } = text;
  const credentials = useCredentials();
  const failureText = useFailureText();
  const remove = useMutation(credentials.removeClient.mutationOptions());
  const rotate = useMutation(credentials.rotateClientSecret.mutationOptions());
  const rotated: RotateClientSecretResult | undefined = rotate.data;
  const error = remove.error ?? rotate.error;
  return (
    <li className="credential">
      <span className="person-text">
        <span className="person-name">{client.name}</span>
        <span className="quiet">{client.id}</span>
        <span className="quiet">{client.scopes.map((scope) => text.scopes[scope] ?? scope).join(", ")}</span>
        {client.redirectUrls.length > 0 && <span className="quiet">{client.redirectUrls.join(", ")}</span>}
        {error && <Notice kind="danger">{text.failed(failureText(error))}</Notice>}
        {rotated?.__typename === "ClientSecretRotated" && <SecretOnce label={clients.secret} value={rotated.secret} />}
        {rotated && rotated.__typename !== "ClientSecretRotated" && (
          <Notice kind="danger">{failureText(rotated)}</Notice>
        )}
      </span>
      {client.confidential && (
        <button
          type="button"
          className="mows-button"
          aria-label={clients.newSecretOf(client.name)}
          disabled={rotate.isPending}
          onClick={() => rotate.mutate({ id: client.id })}
        >
          {clients.newSecret}
        </button>
      )}
      <ConfirmButton
        label={clients.remove}
        labelOf={clients.removeOf(client.name)}
        question={clients.removeConfirm(client.name)}
        action={clients.removeNow}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ id: client.id })}
      />
    </li>
  );
}

/** The programs that are registered, each with the way to take it away. */
export function ClientList() {
  const { credentials: text } = useConsoleMessages();
  const credentials = useCredentials();
  const failureText = useFailureText();
  const { data, error, refetch } = useQuery(credentials.clients.queryOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{text.clients.loading}</Loading>;
  if (data.__typename !== "Clients") return <Notice kind="danger">{failureText(data)}</Notice>;
  return (
    <section className="settings-section" aria-labelledby="clients">
      <h2 className="section-title" id="clients">
        {text.clients.registered}
      </h2>
      {data.clients.length === 0 ? (
        <p className="quiet">{text.clients.none}</p>
      ) : (
        <ul className="people">
          {data.clients.map((client) => (
            <ClientRow key={client.id} client={client} />
          ))}
        </ul>
      )}
    </section>
  );
}
