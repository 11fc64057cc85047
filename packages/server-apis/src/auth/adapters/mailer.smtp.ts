import { createTransport } from "nodemailer";
import type { Mailer } from "../domain/ports.ts";

const patienceMs = 20_000;

/** Over the server of `SMTP_URL`; its `from` parameter names the sender, by default an address of the cloud's own domain. */
export function createSmtpMailer(smtpUrl: string, domain: string): Mailer {
  const url = new URL(smtpUrl);
  const from = url.searchParams.get("from") ?? `mows@${domain}`;
  url.searchParams.delete("from");
  const transport = createTransport({
    url: url.href,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // Nothing in a mail of ours names a file or an address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({
        from: { name: "MOWS", address: from },
        to: { name: "", address: to },
        subject,
        text,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
  };
}
