/** To whom files belong on a person's shelf. Apart from what else is done with them: what is written needs no more. */
import type { ConversationId } from "@carethread/model";
import type { KeptFile, Shelf } from "../kept/kept.ts";

export type FileIds = readonly string[] | undefined;

/** Changes those that are here. */
export function changeFiles(
  shelf: Shelf,
  conversation: ConversationId,
  ids: FileIds = [],
  to: (old: KeptFile) => KeptFile,
): void {
  for (const id of ids)
    shelf.change(["file", conversation, id], old => (old === undefined ? undefined : to(old)));
}

/** They are this message's now; with null the draft's again. */
export function giveFiles(
  shelf: Shelf,
  conversation: ConversationId,
  ids: FileIds,
  message: string | null,
): void {
  changeFiles(shelf, conversation, ids, file => ({ ...file, message }));
}
