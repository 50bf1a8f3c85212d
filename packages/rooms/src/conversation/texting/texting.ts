/**
 * What a conversation owes the practice's door for texts: every message that goes out as one, in the order of the log. How
 * far the door is, is a place in it.
 */
import {
  type ConversationState,
  closedText,
  type MessageEvent,
  outgoingText,
  roomLimits,
  type Stored,
  textingRoom,
  textRulesOf,
} from "@carethread/model";
import {
  ask,
  type Outbox,
  type Ports,
  type Practice,
  type PushTexts,
  type Target,
  TextsTaken,
  type Told,
} from "../../base/base.ts";

const texts = "texts";
const door: Target = { party: "texting", room: "texting" };

export interface TextDebtOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly conversation: string;
  readonly outbox: () => Outbox;
  /** Reads the state as soon as it is stored. */
  readonly present: <T>(read: (state: ConversationState | null) => T) => Promise<T>;
  /** Entries of the log, from one place to another. */
  readonly entries: (first: number, last: number) => Promise<readonly Stored[]>;
}

export class TextDebt {
  readonly #options: TextDebtOptions;

  constructor(options: TextDebtOptions) {
    this.#options = options;
  }

  /** What was decided last is `entries`. */
  raise(entries: readonly Pick<Stored, "event" | "seq">[]): void {
    const outbox = this.#options.outbox();
    const out = entries.filter(({ event }) => isOut(event));
    const [first] = out;
    const last = out.at(-1);
    if (first === undefined || last === undefined) return;
    // What stands before the first of them was none: it need not be looked at.
    if (outbox.told(door, texts) >= outbox.due(door, texts)) this.#from = first.seq - 1;
    outbox.raiseTo(door, texts, last.seq, "log");
  }

  /** The place behind which there may be one, where that is known. */
  #from = 0;

  async deliver(): Promise<Told> {
    const { ports, practice, conversation, outbox, present, entries } = this.#options;
    const { due, patient } = await present(state => ({
      due: outbox().due(door, texts),
      patient: state?.staff.head.patient.id,
    }));
    // Of a conversation that is let go of nothing goes out any more.
    if (patient === undefined) return { [texts]: due };
    const from = Math.max(outbox().told(door, texts), this.#from);
    const to = Math.min(due, from + roomLimits.saidEvents);
    const found = await entries(from + 1, to);
    const outgoing = await Promise.all(
      found.filter(({ event }) => isOut(event)).map(({ event }) => this.#textOf(event)),
    );
    const body: PushTexts = { conversation, patient, to, texts: outgoing.filter(text => text !== null) };
    const taken = await ask(ports, "texting", textingRoom(practice.id), "internal/texts", body, TextsTaken);
    return { [texts]: taken.to };
  }

  /** What goes out by an entry; null where nothing does. */
  async #textOf(event: Stored["event"]): Promise<Texts[number] | null> {
    if (event.type === "automatic-reply") {
      const text = closedText(this.#options.practice.name, event);
      return { message: event.id, text, own: true };
    }
    if (event.type !== "text-again") return isText(event) ? this.#toText(event) : null;
    const [again] = await this.#options.entries(event.place, event.place);
    return again !== undefined && isText(again.event) ? { ...this.#toText(again.event), id: event.id } : null;
  }

  #toText({ id, body, by }: MessageEvent): Texts[number] {
    const { settings, name } = this.#options.practice;
    const files = body.attachments?.length ?? 0;
    return { message: id, text: outgoingText(textRulesOf(settings, name), { text: body.text, files, by }) };
  }
}

type Texts = PushTexts["texts"];

function isOut(event: Stored["event"]): boolean {
  const isAutomatic = event.type === "automatic-reply" && event.channel === "sms";
  return isText(event) || isAutomatic || event.type === "text-again";
}

/** Whether a message went out as a text. */
export function isText(event: Stored["event"]): event is MessageEvent {
  return event.type === "message" && event.channel === "sms" && event.by.side === "staff";
}
