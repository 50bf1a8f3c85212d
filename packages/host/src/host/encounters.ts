/** What a back end asks of a conversation's encounter. */
import { ConversationEncounter, EncounterChange, type EncounterLink, Key, roomName } from "@carethread/model";
import { checked, get, post, type Requests } from "../requests/requests.ts";

/** Which encounter: its own id, and that of its conversation. */
export interface EncounterOf {
  readonly conversation: string;
  readonly encounter: string;
  /** Any text of yours; the same one asks for the same once, however often you call. */
  readonly idempotencyKey?: string;
}

export interface LinkInput extends EncounterOf {
  readonly link: EncounterLink;
}

export interface Encounters {
  /** The encounter of a conversation as it is now; `not-found` where it has none. */
  encounter(conversation: string): Promise<ConversationEncounter>;
  /** Finishes it, and closes its conversation with it. One that is finished stays as it is. */
  finishEncounter(which: EncounterOf): Promise<ConversationEncounter>;
  /**
   * Shows an order or a document in the conversation, to staff alone. Once the encounter is finished it is refused with
   * `encounter-finished`, until its conversation is reopened.
   */
  linkToEncounter(what: LinkInput): Promise<ConversationEncounter>;
}

/** `idOf` makes the id of a command from an idempotency key, or a new one. */
export function encountersOf(
  requests: Requests,
  practice: string,
  idOf: (key: string | undefined, ...parts: string[]) => string,
): Encounters {
  const path = (conversation: string): string => {
    const id = checked(Key, conversation, "There is no such encounter: `conversation`");
    return `/parties/main/${roomName(practice, id)}/encounter`;
  };
  const change = (what: string, conversation: string, body: object): Promise<ConversationEncounter> =>
    post(requests, path(conversation), checked(EncounterChange, body, what), ConversationEncounter);
  return {
    async encounter(conversation) {
      return get(requests, path(conversation), ConversationEncounter);
    },
    async finishEncounter({ conversation, encounter, idempotencyKey }) {
      const commandId = idOf(idempotencyKey, "finish", encounter);
      return change("The encounter cannot be finished", conversation, {
        type: "finish",
        commandId,
        encounter,
      });
    },
    async linkToEncounter({ conversation, encounter, link, idempotencyKey }) {
      const commandId = idOf(idempotencyKey, "link", encounter);
      const body = { type: "link", commandId, encounter, link };
      return change("Nothing can be linked to the encounter", conversation, body);
    },
  };
}
