import type { Person, PersonId } from "@carethread/model";
import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { Attempt } from "../controllers/controllers.ts";
import { isolate } from "../text/text.ts";
import type { TeamWords } from "./english.ts";

export interface RemoveView {
  readonly words: () => TeamWords;
  /** The members whom the viewer may take out now. */
  readonly removable: () => readonly PersonId[];
  readonly remove: (person: PersonId) => Promise<void> | undefined;
}

/** About whom is asked, and how the answer fares. */
interface Question {
  readonly person: Person;
  readonly attempt: Attempt;
  /** The person said yes. */
  confirmed: boolean;
}

/**
 * The button that takes a member out, and the question in its place. It is answered by what the room then tells: the
 * question goes with the member, whoever took them out.
 */
export class RemoveAsk implements ReactiveController {
  readonly #host: LitElement;
  readonly #view: RemoveView;
  #question: Question | null = null;
  /** What has the focus after the next update. */
  #next: (() => HTMLElement | null | undefined) | null = null;
  #said = "";

  constructor(host: LitElement, view: RemoveView) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  /** What a screen reader is told when a member was taken out. */
  get said(): string {
    return this.#said;
  }

  get #asked(): HTMLElement | null {
    return this.#host.renderRoot.querySelector("[part=question]");
  }

  hostUpdate(): void {
    const question = this.#question;
    if (question === null || this.#view.removable().includes(question.person.id)) return;
    if (question.confirmed) this.#said = this.#view.words().removedByYou(isolate(question.person.name));
    // Who has gone on elsewhere in the meantime is left there.
    if (this.#asked?.matches(":focus-within")) this.#focusPlace();
    this.#question = null;
  }

  hostUpdated(): void {
    const next = this.#next;
    this.#next = null;
    next?.()?.focus();
  }

  hostDisconnected(): void {
    this.forget();
  }

  /** Another conversation stands here: nothing that was asked or said is about it. */
  forget(): void {
    this.#question = null;
    this.#said = "";
  }

  /** The focus goes to the button in the question's place: that of its member, or of the next; else to the heading. */
  #focusPlace(): void {
    const root = this.#host.renderRoot;
    const places: (Element | null)[] = [...root.querySelectorAll("[part=remove], [part=question]")];
    const place = places.indexOf(this.#asked);
    this.#next = () =>
      root.querySelectorAll<HTMLElement>("[part=remove]")[place] ?? root.querySelector<HTMLElement>("h2");
  }

  #ask(person: Person): void {
    this.#said = "";
    this.#question = { person, attempt: new Attempt(this.#host, this.#view.words), confirmed: false };
    this.#next = () => {
      // All of it, where there is room: what a button answers stands above it.
      this.#asked?.scrollIntoView({ block: "nearest" });
      return this.#asked?.querySelector("button");
    };
    this.#host.requestUpdate();
  }

  readonly #confirm = (): void => {
    const question = this.#question;
    if (question === null) return;
    question.confirmed = true;
    question.attempt.run(() => this.#view.remove(question.person.id));
  };

  readonly #cancel = (): void => {
    // What is under way is not called back.
    if (this.#question === null || this.#question.attempt.busy) return;
    this.#focusPlace();
    this.#question = null;
    this.#host.requestUpdate();
  };

  readonly #handleKey = (event: KeyboardEvent): void => {
    // The key that opened the question, still held down, does not answer it.
    if (event.repeat && event.key === "Enter") event.preventDefault();
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#cancel();
  };

  render(person: Person) {
    const words = this.#view.words();
    if (this.#question?.person.id !== person.id) {
      return html`<button
        part="remove"
        class="link plain quiet"
        aria-label=${words.removeMemberNamed(words.removeMember, person.name)}
        @click=${() => this.#ask(person)}
      >
        ${words.removeMember}
      </button>`;
    }
    const { busy, refused } = this.#question.attempt;
    return html`<div part="question" role="group" aria-labelledby="question question-hint" @keydown=${this.#handleKey}>
      <p id="question">${words.removeAsk(isolate(person.name))}</p>
      <p id="question-hint">${words.removeHint}</p>
      <p role="alert" class="error">${refused ?? nothing}</p>
      <div class="actions">
        <button class="button danger" aria-disabled=${busy} @click=${this.#confirm}>${words.remove}</button>
        <button class="button" aria-disabled=${busy} @click=${this.#cancel}>${words.cancel}</button>
      </div>
    </div>`;
  }
}
