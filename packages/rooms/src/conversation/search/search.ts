/**
 * What a conversation owes the search of its patient's slice: its card as it is, and every message. Both change by entries
 * of the log alone, so that one place in it says how far the slice is. A conversation that is another patient's by now,
 * or of which no word is left, owes the former slice that it is gone, which goes before all else, as what takes a right
 * away does.
 */
import {
  type ConversationState,
  conversationCard,
  type Event,
  indexRoom,
  type PatientId,
  roomLimits,
  type Stored,
  sliceOf,
  withdraws,
} from "@carethread/model";
import {
  type AskSaid,
  ask,
  type Outbox,
  type Ports,
  type Practice,
  type PushSaid,
  SaidTaken,
  type Target,
  type Told,
} from "../../base/base.ts";
import type { ReadPresent } from "../present.ts";

/** What is owed: all up to a place in the log. */
const said = "search";

/** Which slice it is hangs on their number. */
const sliceOfPatient = (patient: PatientId): Target => ({ party: "index", room: patient });

export interface SearchDebtOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly conversation: string;
  readonly outbox: () => Outbox;
  readonly present: ReadPresent<ConversationState | null>;
  /** Entries of the log, from one place to another. */
  readonly entries: (first: number, last: number) => Promise<readonly Stored[]>;
}

export class SearchDebt {
  readonly #options: SearchDebtOptions;
  /** Patients whose slices are to be told first. */
  readonly #urgent = new Set<PatientId>();

  constructor(options: SearchDebtOptions) {
    this.#options = options;
  }

  raise(before: ConversationState | null, next: ConversationState): void {
    const { pos, patient } = next.staff.head;
    if (before?.staff.head.pos === pos) return;
    const outbox = this.#options.outbox();
    const former = before?.staff.head.patient.id ?? patient.id;
    if (former !== patient.id) {
      outbox.raiseTo(sliceOfPatient(former), said, pos, "log");
      this.#urgent.add(former);
    }
    if (before !== null && withdraws(before, next)) this.#urgent.add(patient.id);
    outbox.raiseTo(sliceOfPatient(patient.id), said, pos, "log");
  }

  raiseGone({ staff }: ConversationState): void {
    const { id } = staff.head.patient;
    this.#urgent.add(id);
    // It is behind all that may be on its way.
    this.#options.outbox().raiseTo(sliceOfPatient(id), said, staff.head.pos + 1, "log");
  }

  isUrgent({ room }: Target): boolean {
    return this.#urgent.has(room);
  }

  async deliver(target: Target): Promise<Told> {
    const { ports, practice, outbox } = this.#options;
    const patient = target.room;
    const isUrgent = this.#urgent.delete(patient);
    try {
      const gone: PushSaid = {
        ...{ id: this.#options.conversation, patient, gone: true },
        pos: outbox().due(target, said),
      };
      const body = (await this.#said(patient, outbox().told(target, said))) ?? gone;
      const room = indexRoom(practice.id, sliceOf(patient, practice.slices));
      const { to } = await ask(ports, "index", room, "internal/said", body, SaidTaken);
      return { [said]: to };
    } catch (error) {
      if (isUrgent) this.#urgent.add(patient);
      throw error;
    }
  }

  /** What is said of the conversation to who asks for it. */
  async answer({ patient, after }: AskSaid): Promise<{ said: PushSaid | null }> {
    return { said: await this.#said(patient, after) };
  }

  /** Null where it is not this patient's conversation. */
  async #said(patient: PatientId, after: number): Promise<PushSaid | null> {
    const state = await this.#options.present(state => state);
    if (state === null || state.staff.head.patient.id !== patient) return null;
    const { pos } = state.staff.head;
    const card = conversationCard(state);
    const from = Math.min(after, pos);
    const last = Math.min(pos, from + roomLimits.saidEvents);
    const messages: Extract<PushSaid, { card: unknown }>["messages"] = [];
    let letters = 0;
    let to = from;
    for (const { event, seq, portal, everyone } of await this.#options.entries(from + 1, last)) {
      if (letters >= roomLimits.saidLetters) break;
      to = seq;
      const said = saidBy(event, { seq, portal: everyone ? portal : 0 });
      if (said === null) continue;
      messages.push({ ...said, at: event.at });
      const { text } = said;
      letters += text.length;
    }
    return { card, pos, from, to, messages };
  }
}

/** What an event gives to be found: what was corrected is found where the message is. */
function saidBy(event: Event, place: { readonly seq: number; readonly portal: number }) {
  if (event.type === "message") return { ...place, text: event.body.text };
  if (event.type !== "correction-answered" || event.as !== "approved") return null;
  return { seq: event.place, portal: event.portalPlace ?? 0, since: place.seq, text: event.body.text };
}
