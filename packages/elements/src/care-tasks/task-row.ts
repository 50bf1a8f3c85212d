import type { TaskItem } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { fullTime, icons, isolate, renderPatientMarks, shortTime } from "../text/text.ts";
import { dueOf } from "./due.ts";
import type { TasksWords } from "./english.ts";

export interface RowView {
  readonly item: TaskItem;
  readonly words: TasksWords;
  /** The page's language, a BCP 47 tag. */
  readonly language: string;
  readonly now: number;
  readonly me: string;
  /** It is to be completed when its chat is opened. */
  readonly isTicked: boolean;
  /** Something is being done with it. */
  readonly isBusy: boolean;
  /** Why the last deed with it failed; empty where it did not. */
  readonly error: string;
  /** The form that hands it over, where that is open. */
  readonly form: TemplateResult | typeof nothing;
  readonly tick: (on: boolean) => void;
  readonly open: () => void;
  readonly complete: () => void;
  readonly claim: () => void;
  readonly handOver: () => void;
  readonly release: () => void;
}

/** What a task is called in a sentence. */
export function nameOf({ patient, conversation }: TaskItem, words: TasksWords): string {
  return `${isolate(patient.name)}, ${isolate(conversation.title || words.conversation)}`;
}

function renderDue({ item: { task }, words, language, now }: RowView) {
  if (task.due === undefined) return nothing;
  const due = dueOf(task, now, language, words);
  return html`<span part=${due.isOverdue ? "due overdue" : "due"} class="due ${due.isOverdue ? "overdue" : ""}"
    >${due.isOverdue ? icons.alert : icons.clock}${due.words}</span
  >`;
}

function renderActions(view: RowView) {
  const { item, words, me, isTicked } = view;
  const { owner } = item.task;
  const name = nameOf(item, words);
  const isOwn = owner?.id === me;
  const take = owner === undefined ? words.takeTaskOf(name) : words.takeTaskFrom(isolate(owner.name), name);
  return html`<div class="actions">
    ${
      isTicked
        ? html`<button part="complete" class="button" aria-label=${words.completeTaskOf(name)} @click=${view.complete}>
          ${words.completeTask}
        </button>`
        : nothing
    }
    ${
      isOwn
        ? html`<button part="release" class="button" aria-label=${words.releaseTaskOf(name)} @click=${view.release}>
          ${words.releaseTask}
        </button>`
        : html`<button part="take" class="button" aria-label=${take} @click=${view.claim}>
          ${words.takeTask}
        </button>`
    }
    <button part="hand-over" class="button" aria-label=${words.handOverTaskOf(name)} @click=${view.handOver}>
      ${words.handOverTask}
    </button>
  </div>`;
}

/** A task: what it is about, who has it, until when, and what can be done with it. */
export function renderTask(view: RowView): TemplateResult {
  const { item, words, language, now, me, isTicked, isBusy, error, form } = view;
  const { task, patient, conversation } = item;
  const name = nameOf(item, words);
  const { owner, note } = task;
  const has =
    owner === undefined
      ? words.taskFree
      : owner.id === me
        ? words.taskOwnerYou
        : words.taskOwner(isolate(owner.name));
  const opens = isTicked ? words.completeAndOpenChatOf(name) : words.openChatOf(name);
  return html`<li part="task" class=${isTicked ? "task ticked" : "task"} data-task=${task.id} aria-busy=${isBusy ? "true" : nothing}>
    <div class="row">
      <label class="tick">
        <input
          part="checkbox"
          type="checkbox"
          aria-label=${words.completeTaskOf(name)}
          .checked=${isTicked}
         
          @change=${(event: Event) => view.tick((event.target as HTMLInputElement).checked)}
        />
      </label>
      <div class="about">
        <p class="first">
          <bdi part="patient" class="patient">${patient.name}</bdi> ${renderPatientMarks(patient, words)}
          <bdi part="title" class="title">${conversation.title || words.conversation}</bdi>
        </p>
        <p class="second">
          <span part="why">${words.taskWhy[task.why]}</span>
          <time part="raised" title=${fullTime(language, task.raisedAt)}>${shortTime(language, task.raisedAt, now)}</time>
          <span part="owner">${has}</span>
          ${renderDue(view)}
        </p>
        ${note === undefined ? nothing : html`<p part="note" class="note"><bdi>${words.taskNote(note)}</bdi></p>`}
      </div>
      <button
        part="bubble"
        class="button icon bubble"
        aria-label=${opens}
        title=${isTicked ? words.completeAndOpenChat : words.openChat}
       
        @click=${view.open}
      >
        ${icons.messages}
      </button>
      ${renderActions(view)}
    </div>
    ${form}
    <p part="error" class="error" role="alert">${error}</p>
  </li>`;
}
