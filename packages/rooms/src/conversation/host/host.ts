/** What the host's back end asks of a conversation by requests; to everybody else there is nothing here. */
import {
  type ConversationEncounter,
  type ConversationState,
  type Decidable,
  decide,
  EncounterChange,
  type Facts,
  ImportMessages,
  type Person,
  refusal,
} from "@carethread/model";
import { Refuse, readBody } from "../../base/base.ts";
import type { Book } from "../book.ts";
import type { Viewing } from "../rights/rights.ts";
import type { Transact } from "../transact.ts";

export interface HostRequestsOptions {
  readonly book: Book;
  readonly transact: Transact;
  /** Throws a Refuse for who may not see the conversation. */
  readonly viewer: (request: Request) => Promise<Viewing>;
  /** What is known of who asks, null where their right has ended. */
  readonly access: (person: Person) => Facts | null;
  readonly context: (facts: Facts) => Parameters<typeof decide>[1];
}

export class HostRequests {
  readonly #options: HostRequestsOptions;

  constructor(options: HostRequestsOptions) {
    this.#options = options;
  }

  async import(request: Request): Promise<unknown> {
    const person = await this.#host(request);
    const { commandId, messages } = await readBody(request, ImportMessages);
    await this.#carryOut(person, commandId, messages, { type: "import", messages });
    return { messages: messages.length };
  }

  async encounter(request: Request): Promise<ConversationEncounter> {
    await this.#host(request);
    return encounterOf(this.#options.book.shown);
  }

  async changeEncounter(request: Request): Promise<ConversationEncounter> {
    const person = await this.#host(request);
    const change = await readBody(request, EncounterChange);
    await this.#carryOut(person, change.commandId, change, { type: "change-encounter", change });
    return encounterOf(this.#options.book.shown);
  }

  async #host(request: Request): Promise<Person> {
    const { person } = await this.#options.viewer(request);
    if (person.side !== "system") throw new Refuse("not-found");
    return person;
  }

  async #carryOut(person: Person, id: string, body: unknown, command: Decidable): Promise<void> {
    const { transact, access, context } = this.#options;
    const answer = await transact({
      named: { person: person.id, id, body },
      decide: state => {
        const facts = access(person);
        return facts === null ? refusal("server-error") : decide(state, context(facts), command);
      },
    });
    if ("refused" in answer) throw new Refuse(answer.refused, answer.params);
  }
}

function encounterOf(state: ConversationState | null): ConversationEncounter {
  const { id, patient, lifecycle, encounter } = state?.staff.head ?? {};
  if (id === undefined || patient === undefined || lifecycle === undefined || encounter === undefined)
    throw new Refuse("not-found");
  return { conversation: id, patient: patient.id, lifecycle, encounter };
}
