/** Sends what the rooms told by the recipe of the guide, as a vendor's back end would: to the demo's own mail server. */
import { createMailer, type Mailer, type Told } from "../../../host/recipes/mail.ts";
import { emailOf, type Login } from "../people/people.ts";

export interface PostOptions {
  /** Where the mail server listens on this machine. */
  readonly port: number;
  readonly practices: readonly { readonly id: string; readonly name: string }[];
  /** The page to which every mail leads. */
  readonly inbox: string;
  /** Who has this key (`host.personKey`) in the practice. */
  readonly personOf: (practice: string, key: string) => Pick<Login, "login" | "practice"> | null;
}

export class Post {
  readonly #mailers: ReadonlyMap<string, Mailer>;
  readonly #personOf: PostOptions["personOf"];

  constructor({ port, practices, inbox, personOf }: PostOptions) {
    this.#personOf = personOf;
    // The certificate of a server on this machine is its own.
    const smtp = { host: "127.0.0.1", port, tls: { rejectUnauthorized: false } };
    this.#mailers = new Map(
      practices.map(({ id, name }) => {
        const from = `"${name}" <${emailOf({ login: "no-reply", practice: id })}>`;
        return [id, createMailer({ smtp, from, inbox })];
      }),
    );
  }

  /** Resolves when the mail was taken, or there is nobody to send it to. Rejects where it may go later. */
  async send(told: Told): Promise<void> {
    const person = this.#personOf(told.practice, told.person);
    if (person === null) return;
    await this.#mailers.get(told.practice)?.send(emailOf(person), told);
  }

  close(): void {
    for (const mailer of this.#mailers.values()) mailer.close();
  }
}
