import type { CareClient, ConversationStore } from "@carethread/client";
import { html, nothing } from "lit";
import { wantStage } from "../../stages/stages.ts";
import type { MessageEntry } from "../entries/entries.ts";

/** The parts of the element in it, with its name in front. */
const parts = "photo document file-name file-status open save viewer"
  .split(" ")
  .map(part => `${part}: files__${part}`)
  .join(", ");

/** The files that a message brings: the element that shows them is fetched with the first. */
export function renderFiles(
  { message, pending }: MessageEntry,
  client: CareClient | null,
  store: ConversationStore | null,
) {
  const attachments = message?.body.attachments ?? pending?.attachments ?? [];
  if (attachments.length === 0) return nothing;
  void wantStage("care-attached");
  return html`<care-attached
    part="files"
    class="files"
    exportparts=${parts}
    .client=${client}
    .store=${store}
    .attachments=${attachments}
    ?pending=${message === null}
  ></care-attached>`;
}
