/**
 * Mail for who is told of something that waits. No word of a patient is in it: what stands there is the same for everybody,
 * but for the address of the inbox, which leads to your login.
 */
import type { NotificationWebhook, TextingWebhook } from "@carethread/host";
import { createTransport } from "nodemailer";
import type { Options } from "nodemailer/lib/smtp-transport";

export interface MailerOptions {
  /** Your mail server, as nodemailer takes it: `host`, `port`, `auth`, `secure`. */
  readonly smtp: Options;
  /** Who it is from, such as `"Harbor Clinic" <no-reply@portal.example.org>`. */
  readonly from: string;
  /** The page of yours that has the inbox. */
  readonly inbox: string;
}

export interface Mailer {
  /**
   * Resolves with whether the mail server took the mail; `refused` where it never will, as for a mailbox that is not there.
   * Rejects where it may take it later: answer 503, and the webhook comes again.
   */
  send(to: string, told: Told): Promise<"sent" | "refused">;
  close(): void;
}

/** What people are told of. Of texting only staff are, who asked for it. */
export type Told = NotificationWebhook | TextingWebhook;

const subjects: Readonly<Record<NotificationWebhook["notification"]["reason"] | "texting", string>> = {
  message: "A message waits for you",
  reminder: "A message still waits for you",
  task: "A task waits for you",
  correction: "An answer waits for you",
  texting: "Something changed in text messaging",
};

/**
 * The page that opens the conversation, or the patient's chart. What stands behind # is sent to no server, and so into
 * nobody's log.
 */
export function linkTo(inbox: string, told: Told): string {
  const link = new URL(inbox);
  link.hash = told.type === "texting" ? `patients/${told.move.patient}` : told.notification.conversation;
  return link.href;
}

export function createMailer({ smtp, from, inbox }: MailerOptions): Mailer {
  // The rooms wait ten seconds for an answer, and nothing goes out without TLS.
  const patience = { connectionTimeout: 3_000, greetingTimeout: 3_000, socketTimeout: 5_000 };
  const transport = createTransport({ requireTLS: true, ...patience, ...smtp });
  return {
    async send(to, told) {
      const isTexting = told.type === "texting";
      const { id } = isTexting ? told.move : told.notification;
      const subject = subjects[isTexting ? "texting" : told.notification.reason];
      const link = `${isTexting ? "Open Chart" : "Open Inbox"}: ${linkTo(inbox, told)}`;
      try {
        await transport.sendMail({
          ...{ from, to, subject },
          text: `Sign in to see it.\n\n${link}\n\nNobody reads answers to this mail.\n`,
          // A webhook may come twice: by the same id many mail servers and programs show one.
          messageId: `<${id}@${new URL(inbox).hostname}>`,
          // No out-of-office answers come back (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated" },
        });
        return "sent";
      } catch (error) {
        if (isForGood(error)) return "refused";
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** Whether the server said never (550, no such mailbox) to this recipient. All else, as a wrong password, is mended. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, responseCode = 0 } = error as Error & { code?: string; responseCode?: number };
  return code === "EENVELOPE" && responseCode >= 550 && responseCode <= 553;
}
