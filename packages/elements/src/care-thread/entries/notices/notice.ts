import type { ConversationId, EncounterLink, Person } from "@carethread/model";
import { isolate } from "../../../text/text.ts";
import type { Viewer } from "../../english.ts";
import type { ToldEvent } from "../entry.ts";
import type { KeysNews } from "../keys-news.ts";

/** How events of a type are told, each in a line of its own unless it joins the one before. */
export interface Notice<E extends ToldEvent> {
  /** Whether it is worth a line; `createdAt` is when the conversation began. */
  readonly isTold: (event: E, createdAt: number) => boolean;
  /** Whether the line that tells of `before` says this as well. */
  readonly joins?: (event: E, before: ToldEvent) => boolean;
  /** The sentence, as this person reads it, for the event and those that joined it; `news` of a change of keys. */
  readonly tell: (event: E, viewer: Viewer, joined: readonly ToldEvent[], news: KeysNews | null) => string;
  /** What the host linked by it: it stands as a card. */
  readonly links?: (event: E) => EncounterLink;
  /** The other conversation that it is about, which the line opens. */
  readonly opens?: (event: E) => ConversationId | undefined;
  /** The place of the message that it is about, to which the line leads. */
  readonly goesTo?: (event: E) => number;
}

/** What one event is called, by who did it; the host's back end is nobody whom people know. */
export interface ByWhom {
  readonly nobody: string;
  readonly team: string;
  readonly you: string;
  readonly other: (who: string) => string;
}

export function tellBy(by: ToldEvent["by"], { me }: Viewer, { nobody, team, you, other }: ByWhom): string {
  if (by === "team") return team;
  if (by.side === "system") return nobody;
  return by.id === me?.id ? you : other(isolate(by.name));
}

export type Told<T extends ToldEvent["type"]> = Extract<ToldEvent, { type: T }>;

/** A name in a sentence, as this person reads it. */
export function nameFor({ me, words }: Viewer, person: Person): string {
  return person.id === me?.id ? words.you : isolate(person.name);
}
