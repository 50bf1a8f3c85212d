import { type Head, isWatching, type Members } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { icons, isolate, renderAvatar, renderTeamAvatar } from "../text/text.ts";
import type { ThreadWords, Viewer } from "./english.ts";

/** What a header says; a row of the list knows it before the conversation is there. */
export type Heading = Pick<Head, "patient" | "title">;

function renderTopic(head: Heading, { words }: Viewer) {
  return html`<bdi part="topic" class="cut topic">${head.title === "" ? words.untitled : head.title}</bdi>`;
}

function renderDeceased(head: Heading, { words }: Viewer) {
  return head.patient.deceased ? html`<span class="tag">${words.deceased}</span>` : nothing;
}

/** Staff see first whom it is about; a patient, what. */
function renderTitle(head: Heading, viewer: Viewer, openPatient: () => void) {
  const { me, words } = viewer;
  if (me?.side !== "staff") return renderTopic(head, viewer);
  return html`<button part="patient" class="link cut" dir="auto" @click=${openPatient}>${head.patient.name}</button>
    <span class="id">${words.patientId(head.patient.patientId)}</span>
    ${renderDeceased(head, viewer)}`;
}

function renderSubtitle(head: Heading, viewer: Viewer) {
  const { me, words } = viewer;
  if (me?.side === "staff") return renderTopic(head, viewer);
  if (head.patient.name === me?.name) return html`<span class="cut">${words.withCareTeam}</span>`;
  return html`<bdi part="patient" class="cut">${head.patient.name}</bdi> ${renderDeceased(head, viewer)}`;
}

function renderPicture(head: Heading | null, { me }: Viewer) {
  if (head === null) return html`<span class="avatar bone"></span>`;
  if (me?.side === "staff") return renderAvatar(head.patient);
  return renderTeamAvatar();
}

/** Faces that fit into the header. */
const faces = 4;

/** Who hears of every message. */
export function renderWatchers(members: Members, words: ThreadWords) {
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
function renderNoTitle(isComing: boolean, { words }: Viewer) {
  return isComing
    ? html`<span class="bone"><span class="sr">${words.loading}</span></span>`
    : words.conversation;
}

/** One heading, loading or not: it may have the focus, which must not be lost when the words come. */
export function renderHeader(
  head: Heading | null,
  isComing: boolean,
  viewer: Viewer,
  openPatient: () => void,
  watchers: unknown,
  settings: unknown,
): TemplateResult {
  const { me, words } = viewer;
  return html`<header part="header">
    <div class="lead">
      <slot name="start"></slot>
      ${head === null && !isComing ? nothing : renderPicture(head, viewer)}
      <div class="about">
        <h2 class="title" tabindex="-1">
          ${head === null ? renderNoTitle(isComing, viewer) : renderTitle(head, viewer, openPatient)}
        </h2>
        <div class="below-title">
          <p class="subtitle">${head === null ? nothing : renderSubtitle(head, viewer)}</p>
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
