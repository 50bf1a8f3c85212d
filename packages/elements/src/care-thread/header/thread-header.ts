import { isWatching, type Members } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { icons, isolate, renderAvatar, renderPatientMarks, renderTeamAvatar } from "../../text/text.ts";
import type { ThreadWords, Viewer } from "../english.ts";
import type { Action, HeaderAction, Heading } from "./actions.ts";

/** A title that this device cannot open says so. */
function titleOf({ title, keys }: Heading, { words }: Viewer): string {
  return title === "" && keys?.title !== undefined ? words.encrypted : title;
}

function renderTopic(head: Heading, viewer: Viewer) {
  const name = titleOf(head, viewer) || (head.to?.name ?? viewer.words.yourCareTeam);
  return html`<bdi part="topic" class="cut topic">${name}</bdi>`;
}

/** Staff see first whom it is about; a patient, what. */
function renderTitle(head: Heading, viewer: Viewer, openPatient: () => void) {
  const { me, words } = viewer;
  if (me?.side !== "staff") return renderTopic(head, viewer);
  return html`<button part="patient" class="link cut" dir="auto" @click=${openPatient}>${head.patient.name}</button>
    <span class="id">${words.patientId(head.patient.patientId)}</span>
    ${renderPatientMarks(head.patient, words)}`;
}

/** Unmistakable, as a note is: no patient ever reads it. */
function renderStaffOnly({ policy, staffOnly }: Heading, { words }: Viewer) {
  if (policy?.audience !== "staff" && !staffOnly) return nothing;
  return html`<span part="staff-only" class="tag staff-only">${icons.lock} ${words.staffOnly}</span>`;
}

function renderSubtitle(head: Heading, viewer: Viewer) {
  const { me, words } = viewer;
  if (me?.side === "staff")
    return html`${titleOf(head, viewer) === "" ? nothing : renderTopic(head, viewer)} ${renderStaffOnly(head, viewer)}`;
  if (head.patient.name === me?.name) return renderWith(head, viewer);
  return html`<bdi part="patient" class="cut">${head.patient.name}</bdi> ${renderPatientMarks(head.patient, words)}
    ${head.to === undefined ? nothing : renderWith(head, viewer)}`;
}

/** Whom a portal user is in talk with: the one whom they wrote to, else the team; once that is the title, what they are. */
function renderWith(head: Heading, viewer: Viewer) {
  const { to } = head;
  const { words } = viewer;
  const said = to === undefined ? words.withCareTeam : words.withRecipient(isolate(to.name));
  const line = titleOf(head, viewer) === "" ? to?.title : said;
  return line === undefined ? nothing : html`<span class="cut">${line}</span>`;
}

function renderPicture(head: Heading | null, { me }: Viewer) {
  if (head === null) return html`<span class="avatar bone"></span>`;
  if (me?.side === "staff") return renderAvatar(head.patient);
  return head.to === undefined ? renderTeamAvatar() : renderAvatar(head.to);
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

/** What a header is made of. */
export interface HeaderView {
  /** Null while it is not known. */
  readonly heading: Heading | null;
  readonly isComing: boolean;
  /** Whether the practice texts its patients. */
  readonly texts: boolean;
  readonly viewer: Viewer;
  readonly actions: readonly Action<HeaderAction>[];
  readonly openPatient: () => void;
  /** Whether something is looked for in it. */
  readonly finding: boolean;
  readonly find: () => void;
  /** Whether something is new, or the viewer marked it as unread. */
  readonly unread: boolean;
  readonly mark: (as: "unread" | "read") => void;
  readonly archived: boolean;
  readonly archive: (on: boolean) => void;
  readonly openEncounter: () => void;
  readonly watchers: unknown;
  /** The lock of an encrypted conversation. */
  readonly security: unknown;
  readonly settings: unknown;
  /** The rhythm, and what is due to the patient by it, in words; null where nothing is said of that. */
  readonly due: { readonly words: string; readonly isOverdue: boolean } | null;
  /** The lock of a conversation that is open, or closed. */
  readonly lock: (isOpen: boolean) => TemplateResult;
}

function renderProfile({ viewer, openPatient }: HeaderView) {
  return html`<button part="profile" class="button profile" @click=${openPatient}>
    ${icons.person}<span class="profile-word">${viewer.words.profile}</span>
  </button>`;
}

function renderFind({ viewer: { words }, finding, find }: HeaderView) {
  return html`<button
    part="find"
    class="button icon find"
    aria-label=${words.findInConversation}
    title=${words.findInConversation}
    aria-expanded=${finding}
    @click=${find}
  >
    ${icons.search}
  </button>`;
}

function renderEnvelope({ viewer: { words }, unread, mark }: HeaderView) {
  const name = unread ? words.markRead : words.markUnread;
  return html`<button
    part="envelope"
    class="button icon envelope"
    aria-label=${name}
    title=${name}
    @click=${() => mark(unread ? "read" : "unread")}
  >
    ${unread ? icons.envelopeOpen : icons.envelope}
  </button>`;
}

/**
 * What takes it back is a word to be read: who opens what they archived looks for it. One button for both, so that the
 * focus stays on it.
 */
function renderArchive({ viewer: { words }, archived, archive }: HeaderView) {
  return html`<button
    part=${archived ? "unarchive" : "archive"}
    class=${archived ? "button" : "button icon"}
    aria-label=${archived ? nothing : words.archive}
    title=${archived ? nothing : words.archive}
    @click=${() => archive(!archived)}
  >
    ${archived ? [icons.unarchive, words.unarchive] : icons.archive}
  </button>`;
}

const buttons: Readonly<Record<HeaderAction, (view: HeaderView) => TemplateResult>> = {
  profile: renderProfile,
  find: renderFind,
  unread: renderEnvelope,
  archive: renderArchive,
  close: ({ lock }) => lock(true),
  reopen: ({ lock }) => lock(false),
};

/** Below a patient's name there is always something, or comes; below a portal user's title not always. */
function renderBelow({ heading, viewer, watchers }: HeaderView) {
  const subtitle = heading === null ? nothing : renderSubtitle(heading, viewer);
  const isNothing = subtitle === nothing && watchers === nothing;
  if (isNothing && heading !== null && viewer.me?.side !== "staff") return nothing;
  return html`<div class="below-title">
    <p class="subtitle">${subtitle}</p>
    ${watchers}
  </div>`;
}

/** Staff alone have it in their head. */
function renderEncounter({ heading, viewer: { words }, openEncounter }: HeaderView) {
  const encounter = heading?.encounter;
  if (encounter === undefined) return nothing;
  const { type, status } = encounter;
  return html`<div part="encounter" class="encounter">
    <span class="encounter-words"
      >${words.encounter(isolate(type))} · <span part="encounter-status">${words.encounterStatus[status]}</span></span
    >
    ${
      status === "in-progress"
        ? html`<button part="go-to-encounter" class="link plain" @click=${openEncounter}>${words.goToEncounter}</button>`
        : nothing
    }
  </div>`;
}

/** Staff alone have it in their head, where the patient can be texted or was once to be. */
function renderTexting({ heading, texts, viewer: { words } }: HeaderView) {
  const status = heading?.texting ?? "none";
  if (status === "none") return nothing;
  const said = texts ? words.textingIn[status] : words.textingOff;
  return html`<p part="texting-status" class="encounter">${said}</p>`;
}

function renderDue({ due }: HeaderView) {
  if (due === null) return nothing;
  return html`<p part="due" class="encounter ${due.isOverdue ? "overdue" : ""}">${due.words}</p>`;
}

/** One heading, loading or not: it may have the focus, which must not be lost when the words come. */
export function renderHeader(view: HeaderView): TemplateResult {
  const { heading, isComing, viewer, openPatient } = view;
  return html`<header part="header">
    <div class="lead">
      <slot name="start"></slot>
      ${heading === null && !isComing ? nothing : renderPicture(heading, viewer)}
      <div class="about">
        <h2 class="title" tabindex="-1">
          ${heading === null ? renderNoTitle(isComing, viewer) : renderTitle(heading, viewer, openPatient)}
        </h2>
        ${renderBelow(view)}
      </div>
    </div>
    <div class="tools">
      ${view.security} ${view.actions.map(({ name }) => buttons[name](view))} ${view.settings}
      <slot name="end"></slot>
    </div>
    ${renderEncounter(view)} ${renderTexting(view)} ${renderDue(view)}
  </header>`;
}
