import { type Head, isWatching, type Members, type Person } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { icons, isolate, renderAvatar, renderTeamAvatar } from "../text/text.ts";
import { words } from "../words/words.ts";

/** What a header says; a row of the list knows it before the conversation is there. */
export type Heading = Pick<Head, "patient" | "title">;

function renderTopic(head: Heading) {
  return html`<bdi part="topic" class="cut topic">${head.title === "" ? words.untitled : head.title}</bdi>`;
}

function renderDeceased(head: Heading) {
  return head.patient.deceased ? html`<span class="tag">${words.deceased}</span>` : nothing;
}

/** Staff see first whom it is about; a patient, what. */
function renderTitle(head: Heading, me: Person | null, openPatient: () => void) {
  if (me?.side !== "staff") return renderTopic(head);
  return html`<button part="patient" class="link cut" dir="auto" @click=${openPatient}>${head.patient.name}</button>
    <span class="id">${words.patientId(head.patient.patientId)}</span>
    ${renderDeceased(head)}`;
}

function renderSubtitle(head: Heading, me: Person | null) {
  if (me?.side === "staff") return renderTopic(head);
  if (head.patient.name === me?.name) return html`<span class="cut">${words.withCareTeam}</span>`;
  return html`<bdi part="patient" class="cut">${head.patient.name}</bdi> ${renderDeceased(head)}`;
}

function renderPicture(head: Heading | null, me: Person | null) {
  if (head === null) return html`<span class="avatar bone"></span>`;
  if (me?.side === "staff") return renderAvatar(head.patient);
  return renderTeamAvatar();
}

/** Faces that fit into the header. */
const faces = 4;

/** Who hears of every message. */
export function renderWatchers(members: Members) {
  const watchers = Object.values(members)
    .filter(isWatching)
    .map(({ person }) => person);
  if (watchers.length === 0) return nothing;
  const names = words.watchers(watchers.map(({ name }) => isolate(name)));
  const more = watchers.length - faces;
  return html`<span part="watchers" class="watchers" role="img" aria-label=${names} title=${names}>
    ${watchers.slice(0, faces).map(renderAvatar)}
    ${more > 0 ? html`<span class="avatar more" aria-hidden="true">+${more}</span>` : nothing}
  </span>`;
}

/** What stands in place of the words; nothing is said to be loading that is not. */
function renderNoTitle(isComing: boolean) {
  return isComing
    ? html`<span class="bone"><span class="sr">${words.loading}</span></span>`
    : words.conversation;
}

/** One heading, loading or not: it may have the focus, which must not be lost when the words come. */
export function renderHeader(
  head: Heading | null,
  isComing: boolean,
  me: Person | null,
  openPatient: () => void,
  watchers: unknown,
  settings: unknown,
): TemplateResult {
  return html`<header part="header">
    <div class="lead">
      <slot name="start"></slot>
      ${head === null && !isComing ? nothing : renderPicture(head, me)}
      <div class="about">
        <h2 class="title" tabindex="-1">
          ${head === null ? renderNoTitle(isComing) : renderTitle(head, me, openPatient)}
        </h2>
        <div class="below-title">
          <p class="subtitle">${head === null ? nothing : renderSubtitle(head, me)}</p>
          ${watchers}
        </div>
      </div>
    </div>
    <div class="tools">
      ${
        head !== null && me?.side === "staff"
          ? html`<button part="profile" class="button profile" @click=${openPatient}>
              ${icons.person}<span class="profile-word">${words.profile}</span>
            </button>`
          : nothing
      }
      ${settings}
      <slot name="end"></slot>
    </div>
  </header>`;
}
