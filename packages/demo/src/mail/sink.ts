/** A real mail server on this machine, at which every mail of the demo ends. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Address } from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { Mailbox } from "./mailbox.ts";

/** No mail of the demo is nearly as large. */
const most = 65_536;

export class MailSink {
  readonly #server: SMTPServer;

  private constructor(server: SMTPServer) {
    this.#server = server;
  }

  /** Listens at a port that the system chooses. A mail is taken when it is kept. */
  static async start(mailbox: Pick<Mailbox, "add">, now = Date.now): Promise<MailSink> {
    const server = new SMTPServer({
      // Nobody has an account here; names of peers are asked of nobody, as there is only this machine.
      ...{ authOptional: true, disableReverseLookup: true, size: most },
      // It need not warn that its certificate is nobody's: the mails do not leave this machine.
      logger: false,
      onData(stream, session, done) {
        const parts: Buffer[] = [];
        stream.on("data", (part: Buffer) => parts.push(part));
        stream.once("end", () => {
          if (stream.sizeExceeded) {
            done(Object.assign(new Error("The mail is too large."), { responseCode: 552 }));
            return;
          }
          const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase());
          keep(mailbox, Buffer.concat(parts), { to, isSealed: session.secure === true, at: now() }).then(
            () => done(),
            (error: Error) => done(error),
          );
        });
      },
    });
    // Of a connection that breaks off; without a listener it would end the demo.
    server.on("error", error => console.error("The demo's mail server:", error.message));
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    return new MailSink(server);
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise(resolve => this.#server.close(() => resolve()));
  }
}

interface Delivery {
  readonly to: readonly string[];
  readonly isSealed: boolean;
  readonly at: number;
}

async function keep(mailbox: Pick<Mailbox, "add">, raw: Buffer, { to, ...how }: Delivery): Promise<void> {
  const { messageId = "", from, subject = "", text = "" } = await PostalMime.parse(raw);
  const mail = { id: messageId, from: written(from), subject, text, source: raw.toString(), ...how };
  for (const address of to) await mailbox.add({ ...mail, to: address });
}

function written(from: Address | undefined): string {
  if (from?.address === undefined) return "";
  return from.name ? `${from.name} <${from.address}>` : from.address;
}
