/** The columns of the messenger: the list, the open conversation or the form that starts one, the care team. */
import type { CareClient } from "@carethread/client";
import type { ConversationId, PatientMatch } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import type { ListTab, UnreadMark } from "../care-inbox/care-inbox.ts";
import type {
  CareConversationStartEvent,
  CareListChangeEvent,
  CareNewMessageEvent,
  CareOpenConversationEvent,
  CarePatientSelectEvent,
  FoundPlace,
} from "../events/events.ts";
import { exportedParts } from "../exported-parts/exported-parts.ts";
import { stageOf } from "../stages/stages.ts";
import { listIcons } from "../text/text.ts";
import { renderStage, tagsOf } from "./coming.ts";
import type { MessengerWords } from "./english.ts";
import { renderSendAMessage, renderStartButton, type StartButton } from "./start-buttons.ts";

/** A patient as a page knows them: `id` is their key, `patientId` the number that people use. */
export type ShownPatient = Pick<PatientMatch, "id" | "name" | "patientId">;

/** What the columns show, and what a press in them does. */
export interface Panes {
  readonly words: MessengerWords;
  readonly client: CareClient | null;
  readonly conversation: ConversationId | null;
  /** The patient whose conversations alone are listed. */
  readonly patient: ShownPatient | null;
  readonly density: "comfortable" | "compact";
  readonly unreadMark: UnreadMark | null;
  readonly tab: ListTab | null;
  readonly search: string | null;
  /** Where in the open conversation something was found. */
  readonly found: FoundPlace | null;
  readonly isStaff: boolean;
  /** The form that starts a conversation stands in place of the open one; `startingFor` is to whom, where that is known. */
  readonly starting: boolean;
  readonly startingFor: ShownPatient | null;
  /** Whose one conversation is shown, as long as it is not known which that is. */
  readonly oneOf: ShownPatient | null;
  readonly startButton: StartButton;
  /** Patients see their care team as one: there is nothing to list. */
  readonly hasTeam: boolean;
  readonly showsTeam: boolean;
  /** The practice has its figures above the staff's list. */
  readonly showsStats: boolean;
  readonly open: (event: CareOpenConversationEvent) => void;
  readonly look: (event: CareListChangeEvent) => void;
  readonly openAgain: (id: ConversationId) => void;
  readonly opened: (event: CareOpenConversationEvent) => void;
  readonly back: () => void;
  readonly start: () => void;
  readonly startWith: (event: CareNewMessageEvent) => void;
  readonly startAgain: () => void;
  readonly started: (event: CareConversationStartEvent) => void;
  readonly cancel: (event: Event) => void;
  readonly choosePatient: (event: CarePatientSelectEvent) => void;
  readonly all: () => void;
  readonly toggleTeam: (shows: boolean) => void;
  readonly teamAgain: () => void;
  readonly key: (event: KeyboardEvent) => void;
}

function renderBack({ words, back }: Panes) {
  return html`<button slot="start" class="button icon back" aria-label=${words.back} @click=${back}>
    ${listIcons.back}
  </button>`;
}

function renderStart(panes: Panes) {
  const { words, client } = panes;
  const leave = html`<button class="button" @click=${panes.cancel}>${words.cancel}</button>`;
  return renderStage(
    { words, like: "detail", tags: tagsOf.form, leave, retry: panes.startAgain },
    () => html`<care-new-conversation
      part="start"
      exportparts=${exportedParts.start}
      .client=${client}
      .patient=${panes.startingFor}
      @care-conversation-start=${panes.started}
      @care-start-cancel=${panes.cancel}
    ></care-new-conversation>`,
  );
}

function renderTeamToggle({ words, hasTeam, showsTeam, toggleTeam }: Panes) {
  if (!hasTeam) return nothing;
  return html`<button
    part="team-toggle"
    slot="end"
    class="button icon team-toggle"
    aria-label=${words.careTeam}
    aria-expanded=${showsTeam}
    @click=${() => toggleTeam(!showsTeam)}
  >
    ${listIcons.people}
  </button>`;
}

function renderConversation(panes: Panes, id: ConversationId | null) {
  const { words, client, density, oneOf } = panes;
  return renderStage(
    {
      words,
      like: "detail",
      tags: tagsOf.detail,
      leave: renderBack(panes),
      retry: () => id !== null && panes.openAgain(id),
    },
    () => html`<care-thread
        part="thread"
        exportparts=${exportedParts.thread}
        .client=${client}
        conversation=${id ?? nothing}
        patient=${oneOf?.id ?? nothing}
        .found=${panes.found}
        density=${density}
        @care-open-conversation=${oneOf === null ? panes.open : panes.opened}
        @care-new-message=${panes.startWith}
        >${renderBack(panes)}${renderTeamToggle(panes)}</care-thread
      >
      ${id === null ? nothing : renderCompose(panes, id)}`,
  );
}

function renderCompose({ client, open }: Panes, id: ConversationId) {
  return html`<care-compose
    part="compose"
    exportparts=${exportedParts.compose}
    .client=${client}
    conversation=${id}
    @care-open-conversation=${open}
  ></care-compose>`;
}

export function renderDetail(panes: Panes): TemplateResult {
  const { words, conversation, oneOf, starting } = panes;
  const id = conversation === "" ? null : conversation;
  const shown =
    id === null && oneOf === null
      ? html`<div part="none" class="none">${listIcons.messages}<p>${words.choose}</p></div>`
      : renderConversation(panes, id);
  return html`<section part="detail" class="detail" aria-label=${words.conversation} @keydown=${panes.key}>
    ${starting ? renderStart(panes) : shown}
  </section>`;
}

export function renderTeam(panes: Panes): TemplateResult | typeof nothing {
  const { words, client, conversation, hasTeam } = panes;
  if (!hasTeam) return nothing;
  const leave = html`<button
    slot="end"
    class="button icon team-close"
    aria-label=${words.closeTeam}
    @click=${() => panes.toggleTeam(false)}
  >
    ${listIcons.close}
  </button>`;
  return renderStage(
    { words, like: "team", tags: tagsOf.team, leave, retry: panes.teamAgain },
    () => html`<care-team
      part="team"
      exportparts=${exportedParts.team}
      class="team"
      .client=${client}
      conversation=${conversation ?? nothing}
      @keydown=${panes.key}
      >${leave}</care-team
    >`,
  );
}

function renderPatient({ words, patient, all }: Panes) {
  if (patient === null) return nothing;
  return html`<p part="patient" class="patient">
    <span dir="auto">${patient.name === "" ? nothing : words.conversationsWith(patient.name)}</span>
    <button class="link plain" @click=${all}>${words.allConversations}</button>
  </p>`;
}

/** The practice's figures over all columns: where one column alone is shown, over the list. */
export function renderStats({ client, showsStats }: Panes, shows: string): TemplateResult | typeof nothing {
  // What they come by is no part that anybody waits for.
  if (!showsStats || stageOf(...tagsOf.stats) !== "there") return nothing;
  return html`<div class="stats" data-shows=${shows}>
    <care-stats part="stats" exportparts=${exportedParts.stats} compact .client=${client}></care-stats>
  </div>`;
}

export function renderList(panes: Panes): TemplateResult {
  const { words, client, conversation, starting } = panes;
  return html`<section part="list" class="list" aria-labelledby="heading">
    <header part="header">
      <h2 id="heading">${words.listHeading}</h2>
      ${renderStartButton(words, panes.startButton, panes.start)}
    </header>
    ${renderSendAMessage(words, panes.startButton, panes.start)} ${renderPatient(panes)}
    <care-inbox
      part="inbox"
      exportparts=${exportedParts.inbox}
      .client=${client}
      patient=${panes.patient?.id ?? nothing}
      .unreadMark=${panes.unreadMark}
      .tab=${panes.tab}
      .search=${panes.search}
      conversation=${starting ? nothing : (conversation ?? nothing)}
      density=${panes.density}
      @care-open-conversation=${panes.open}
      @care-list-change=${panes.look}
      @care-patient-select=${panes.choosePatient}
      @care-new-message=${panes.startWith}
    ></care-inbox>
  </section>`;
}
