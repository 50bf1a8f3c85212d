/** What is taken out: a patient's conversations as one person sees them, read piece by piece. */
import type { Row } from "../conversation/conversation.ts";
import type { PatientCard, Person } from "../people/people.ts";
import type { LoggedEvent } from "../wire/wire.ts";

export interface ExportedConversation {
  readonly row: Pick<
    Row,
    "id" | "title" | "kind" | "lifecycle" | "at" | "messages" | "to" | "staffOnly" | "keys"
  >;
  /** Oldest first, as the person sees them; read anew each time that it is asked for. */
  events(): AsyncIterable<LoggedEvent>;
}

/** What is taken out of which patient's. */
export interface Taken {
  readonly practice: { readonly id: string; readonly name: string };
  readonly patient: PatientCard;
  /** Who takes it out, and when, milliseconds since 1970. */
  readonly by: Person;
  readonly at: number;
}

export interface Exported extends Taken {
  readonly conversations: readonly ExportedConversation[];
}
