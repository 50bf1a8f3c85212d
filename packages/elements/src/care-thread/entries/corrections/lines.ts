import { type Actor, daysLeft, type ShownCorrection } from "@carethread/model";
import { html, nothing } from "lit";
import { birthDate, format, icons, isolate } from "../../../text/text.ts";
import type { Viewer } from "../../english.ts";
import type { MessageEntry } from "../entry.ts";
import { leftOf } from "./left.ts";

/** What is done by a form of its own. */
export type CorrectionDeed = "ask" | "approve" | "decline" | "extend";

export interface CorrectionsView {
  /** What the reader may do: the patient's side asks, staff answer. */
  readonly may: "ask" | "answer" | null;
  /** The day of the practice's calendar. */
  readonly today: () => string;
  /** Whether Tab comes to a message's menu by itself, because it has no other button that it comes to. */
  readonly isStop: (entry: MessageEntry) => boolean;
  readonly isUnfolded: (entry: MessageEntry) => boolean;
  readonly unfold: (entry: MessageEntry) => void;
  readonly handleKey: (event: KeyboardEvent) => void;
  readonly begin: (entry: MessageEntry, deed: CorrectionDeed, correction: ShownCorrection | null) => void;
  readonly withdraw: (entry: MessageEntry, correction: ShownCorrection) => void;
  /** The form that is open at this message, or why something was not done there. */
  readonly form: (entry: MessageEntry) => unknown;
}

const isOpen = ({ answer }: ShownCorrection): boolean => answer === undefined;

function correctionsOf({ message }: MessageEntry): readonly ShownCorrection[] {
  return message?.corrections ?? [];
}

/** The button that unfolds what can be done about a message. */
export function renderMore(entry: MessageEntry, { words }: Viewer, view: CorrectionsView | null) {
  if (view?.may !== "ask" || entry.message === null || correctionsOf(entry).some(isOpen)) return nothing;
  return html`<button
    part="message-more"
    class="message-button message-more"
    tabindex=${view.isStop(entry) ? 0 : -1}
    aria-label=${words.messageMore}
    title=${words.messageMore}
    aria-expanded=${view.isUnfolded(entry)}
    @keydown=${view.handleKey}
    @click=${() => view.unfold(entry)}
  >
    ${icons.dots}
  </button>`;
}

function byWhom(
  by: Actor,
  day: string,
  { me }: Viewer,
  say: {
    you: (day: string) => string;
    team: (day: string) => string;
    other: (who: string, day: string) => string;
  },
): string {
  if (by === "team") return say.team(day);
  return by.id === me?.id ? say.you(day) : say.other(isolate(by.name), day);
}

function renderAsked({ wrong, right, later }: ShownCorrection, { words }: Viewer) {
  return html`<dl>
      <div>
        <dt>${words.correctionWrong}</dt>
        <dd dir="auto">${wrong}</dd>
      </div>
      <div>
        <dt>${words.correctionRight}</dt>
        <dd dir="auto">${right}</dd>
      </div>
    </dl>
    ${later === undefined ? nothing : html`<p dir="auto">${words.correctionLater(later)}</p>`}`;
}

function renderDeeds(
  entry: MessageEntry,
  correction: ShownCorrection,
  viewer: Viewer,
  view: CorrectionsView,
) {
  const { words, me } = viewer;
  const button = (part: string, label: string, act: () => void) =>
    html`<button part=${part} class="link plain" @click=${act}>${label}</button>`;
  const { by, later } = correction;
  if (view.may === "ask")
    return by !== "team" && by.id === me?.id
      ? html`<p class="deeds">
          ${button("correction-withdraw", words.withdrawCorrection, () => view.withdraw(entry, correction))}
        </p>`
      : nothing;
  if (view.may !== "answer") return nothing;
  const begin = (deed: CorrectionDeed) => () => view.begin(entry, deed, correction);
  return html`<p class="deeds">
    ${button("correction-approve", words.approveCorrection, begin("approve"))}
    ${button("correction-decline", words.declineCorrection, begin("decline"))}
    ${later === undefined ? button("correction-extend", words.extendCorrection, begin("extend")) : nothing}
  </p>`;
}

function renderOne(
  entry: MessageEntry,
  correction: ShownCorrection,
  viewer: Viewer,
  view: CorrectionsView | null,
  text: (text: string) => unknown,
) {
  const { words, language } = viewer;
  const { answer, until } = correction;
  if (answer === undefined) {
    const today = view?.today() ?? until;
    const open = words.correctionOpen(birthDate(language, until), leftOf(until, today, words));
    const isOver = daysLeft(until, today) < 0;
    return html`<div part="correction" class="correction open ${isOver ? "overdue" : ""}" tabindex="-1" role="group" aria-label=${open}>
      <p class="said">${isOver ? icons.alert : icons.clock}<span>${open}</span></p>
      ${renderAsked(correction, viewer)} ${view === null ? nothing : renderDeeds(entry, correction, viewer, view)}
    </div>`;
  }
  const day = format(language, answer.at, { dateStyle: "medium" });
  const isApproved = answer.as === "approved";
  const said = byWhom(answer.by, day, viewer, isApproved ? words.correctedOn : words.correctionDeclinedOn);
  return html`<div part="correction" class="correction ${answer.as}" tabindex="-1" role="group" aria-label=${said}>
    <p class="said">${isApproved ? icons.tick : icons.info}<span>${said}</span></p>
    ${
      isApproved
        ? html`<p part="corrected-text" class="corrected" dir="auto">${text(answer.text)}</p>`
        : html`${renderAsked(correction, viewer)}<p dir="auto">${words.correctionReason(answer.text)}</p>`
    }
  </div>`;
}

/** `text` renders a text with what was looked for in it. */
export function renderCorrections(
  entry: MessageEntry,
  viewer: Viewer,
  view: CorrectionsView | null,
  text: (text: string) => unknown,
) {
  const corrections = correctionsOf(entry);
  const isUnfolded = view?.isUnfolded(entry) === true && !corrections.some(isOpen);
  return html`${
    isUnfolded
      ? html`<p class="note-line deeds">
          <button part="correction-ask" class="link plain" @click=${() => view.begin(entry, "ask", null)}>
            ${viewer.words.askCorrection}
          </button>
        </p>`
      : nothing
  }${corrections.map(correction => renderOne(entry, correction, viewer, view, text))}${view?.form(entry) ?? nothing}`;
}
