import { useAccountCalls, useFormats } from "@mows/react";
import type { SessionsResult } from "@mows/sdk/account";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Refusal } from "../failure/refusal.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";

type Device = Extract<SessionsResult, { __typename: "Sessions" }>["sessions"][number];

function DeviceRow({ device, onEnd, busy }: { device: Device; onEnd: () => void; busy: boolean }) {
  const { security: text } = useConsoleMessages();
  const { relativeTime, date } = useFormats();
  const name = text.device(device.browser, device.system) || text.unknownDevice;
  return (
    <li className="person">
      <span className="person-text">
        <span className="person-name">{name}</span>
        <span className="quiet">
          {[
            text.lastUsed(relativeTime(new Date(device.lastUsedAt))),
            text.signedInSince(date(new Date(device.createdAt))),
            ...(device.address === null ? [] : [text.from(device.address)]),
          ].join(", ")}
        </span>
        {device.appNames.length > 0 && <span className="quiet">{text.apps(device.appNames.join(", "))}</span>}
      </span>
      {device.isCurrent ? (
        <span className="badge">{text.thisDevice}</span>
      ) : (
        <button
          type="button"
          className="mows-button"
          aria-label={text.endSessionOf(name)}
          disabled={busy}
          onClick={onEnd}
        >
          {text.endSession}
        </button>
      )}
    </li>
  );
}

function Devices() {
  const { security: text } = useConsoleMessages();
  const failureText = useFailureText();
  const calls = useAccountCalls();
  const { data, error, refetch } = useQuery(calls.sessions.queryOptions());
  const end = useMutation(calls.endSession.mutationOptions());
  const everywhere = useMutation({
    ...calls.signOutEverywhere.mutationOptions(),
    onSuccess: ({ __typename }) => {
      if (__typename === "SessionsEnded") location.assign("/sign-in");
    },
  });
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{text.devicesLoading}</Loading>;
  if (data.__typename !== "Sessions") return <Refusal result={data} />;
  const failure = end.error ?? everywhere.error;
  return (
    <>
      {failure && <Notice kind="danger">{text.failed(failureText(failure))}</Notice>}
      <ul className="people">
        {data.sessions.map((device) => (
          <DeviceRow key={device.id} device={device} busy={end.isPending} onEnd={() => end.mutate(device.id)} />
        ))}
      </ul>
      <section className="settings-section" aria-labelledby="everywhere">
        <h2 className="section-title" id="everywhere">
          {text.everywhere}
        </h2>
        <p>{text.everywhereText}</p>
        <p className="actions">
          <button
            type="button"
            className="mows-button"
            disabled={everywhere.isPending}
            onClick={() => everywhere.mutate()}
          >
            {text.everywhere}
          </button>
        </p>
      </section>
    </>
  );
}

export function DevicesPage() {
  const { security: text } = useConsoleMessages();
  return (
    <SettingsPage title={text.devicesTitle} lead={text.devicesLead}>
      {() => <Devices />}
    </SettingsPage>
  );
}
