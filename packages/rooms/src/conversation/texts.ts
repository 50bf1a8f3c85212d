/** What comes from the practice's door for texts: what the patient wrote, and what became of what was written to them. */
import { type Decidable, decide, type Facts } from "@carethread/model";
import { type Practice, PushDelivery, Refuse, readBody, systemFacts, Texted } from "../base/base.ts";
import type { Book } from "./book.ts";
import type { Transact } from "./transact.ts";

export interface TextsOptions {
  readonly practice: Practice;
  readonly book: Book;
  readonly transact: Transact;
  readonly context: (facts: Facts) => Parameters<typeof decide>[1];
}

export class Texts {
  readonly routes = {
    "POST internal/texted": (request: Request) => this.#texted(request),
    "POST internal/delivery": (request: Request) => this.#delivery(request),
  };
  readonly #options: TextsOptions;

  constructor(options: TextsOptions) {
    this.#options = options;
  }

  async #texted(request: Request): Promise<unknown> {
    const { sid, text, omitted } = await readBody(request, Texted);
    const said = { text, ...(omitted === undefined ? {} : { omitted }) };
    return this.#carryOut(sid, { type: "texted", ...said });
  }

  async #delivery(request: Request): Promise<unknown> {
    const { message, delivery, text = message } = await readBody(request, PushDelivery);
    return this.#carryOut(`${text}.${delivery.status}`, { type: "text-delivered", message, delivery });
  }

  /** What is refused here would be refused for good: who tells of it is answered all the same. */
  async #carryOut(id: string, command: Decidable): Promise<unknown> {
    const { book, practice, transact, context } = this.#options;
    // It may be shown again: whoever tells of it tells it once more.
    if (book.aside !== null) throw new Refuse("server-error");
    const person = systemFacts(practice);
    const answer = await transact({
      named: { person: person.person.id, id, body: command },
      decide: state => {
        const { patient } = book;
        if (state === null || patient === null) return { events: [], state };
        return decide(state, context({ person, patient, settings: practice.settings }), command);
      },
    });
    return { ok: !("refused" in answer) };
  }
}
