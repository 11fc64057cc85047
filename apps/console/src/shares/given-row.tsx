import { useFormats, useMessages } from "@mows/react";
import type { GivenShare } from "@mows/sdk/access";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { TakeBack } from "./take-back.tsx";

/** Something that the person shares, with whom, and the way to take it back. */
export function GivenRow({ share }: { share: GivenShare }) {
  const { shares: texts } = useConsoleMessages();
  const { sharing } = useMessages();
  const { date } = useFormats();
  const { node, person, group, link, role, sharedBy, sharedAt, expiresAt, expired } = share;
  const byLink = link && texts.byLink(link.label ?? sharing.linkNames[link.kind]);
  const whom = byLink ?? group?.name ?? person?.name ?? sharing.gone;
  const details = [
    link ? sharing.linkKinds[link.kind] : sharing.roles[role],
    texts.since(date(Date.parse(sharedAt))),
    expiresAt && (expired ? texts.over : sharing.endsOn(date(Date.parse(expiresAt)))),
    sharedBy && texts.by(sharedBy.name ?? sharing.gone),
  ];
  return (
    <li className="permission-grant">
      <p className="permission-path">
        <strong>{texts.nodeWith(node.path, whom)}</strong>
        <span className="quiet">{details.filter(Boolean).join(" · ")}</span>
      </p>
      <TakeBack
        grantId={share.id}
        label={texts.takeBack(node.name, whom)}
        action={sharing.takeBack}
        question={sharing.takeBackQuestion(whom)}
      />
    </li>
  );
}
