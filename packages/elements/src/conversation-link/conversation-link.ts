/** The way to another conversation: the page, or what stands around, opens it. */
import type { ConversationId } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { CareOpenConversationEvent } from "../events/events.ts";

export function renderConversationLink(
  id: ConversationId | undefined,
  label: string,
): TemplateResult | typeof nothing {
  if (id === undefined) return nothing;
  const open = (event: Event) => event.target?.dispatchEvent(new CareOpenConversationEvent({ id }));
  return html`<button part="other-conversation" class="link plain" @click=${open}>${label}</button>`;
}
