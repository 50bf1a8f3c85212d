/**
 * Keeps two of the staff from answering at once: who else is answering stands beside the box, and whoever sends after a
 * colleague has answered meanwhile is told so first.
 */
import type { ConversationStore } from "@carethread/client";
import type { Person, PersonId } from "@carethread/model";
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { StoreController } from "../controllers/controllers.ts";
import { isolate } from "../text/text.ts";
import type { ComposeWords } from "./english.ts";

export interface CollisionView {
  readonly store: () => ConversationStore | undefined;
  readonly me: () => Person | null | undefined;
  /** What is being written is for everyone, and so an answer. */
  readonly isAnswer: () => boolean;
}

export class CollisionGuard implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #view: CollisionView;
  readonly #typing: StoreController<readonly (Person | null)[]>;
  #store: ConversationStore | undefined;
  /** The last place when the person began to write; null while nothing stands there. */
  #began: number | null = null;
  #isTold = false;

  constructor(host: ReactiveControllerHost, view: CollisionView) {
    this.#host = host;
    this.#view = view;
    this.#typing = new StoreController(host, () => view.store()?.$typing);
    host.addController(this);
  }

  hostUpdate(): void {
    const store = this.#view.store();
    if (store !== this.#store) this.#reset();
    this.#store = store;
  }

  #reset(): void {
    this.#began = null;
    this.#isTold = false;
  }

  /** What stands in the box is this now. */
  written(text: string): void {
    const pos = this.#view.store()?.$head.get()?.pos;
    if (text.trim() === "") this.#reset();
    else if (pos !== undefined) this.#began ??= pos;
  }

  get #isStaff(): boolean {
    return this.#view.me()?.side === "staff";
  }

  /** Colleagues who answered since the person began, by who they are. */
  #answered(): ReadonlyMap<PersonId, string> {
    const names = new Map<PersonId, string>();
    const began = this.#began;
    const items = began === null ? [] : (this.#view.store()?.$items.get() ?? []);
    for (const { event } of items) {
      if (event?.type !== "message" || began === null || event.pos <= began) continue;
      const { by, visibility } = event;
      const isColleague = by.side === "staff" && by.id !== this.#view.me()?.id;
      if (isColleague && visibility === "everyone") names.set(by.id, isolate(by.name));
    }
    return names;
  }

  /** True where the person is to be told first. */
  stops(): boolean {
    if (!this.#isStaff || !this.#view.isAnswer() || this.#answered().size === 0) return false;
    this.#isTold = true;
    this.#host.requestUpdate();
    return true;
  }

  /** `send` is what *Send anyway* does. */
  render(words: ComposeWords, send: () => void) {
    if (!this.#isStaff) return nothing;
    const names = (this.#typing.value ?? []).flatMap(person =>
      person?.side === "staff" ? [isolate(person.name)] : [],
    );
    const answered = this.#isTold && this.#view.isAnswer() ? [...this.#answered().values()] : [];
    const handleClick = (): void => {
      this.#reset();
      send();
    };
    return html`<p part="answering" class="answering" role="status">${names.length === 0 ? nothing : words.answering(names)}</p>
      <div role="alert" class="alert">
        ${
          answered.length === 0
            ? nothing
            : html`<p part="answered" class="answered">
              ${words.answeredMeanwhile(answered)}
              <button part="send-anyway" class="button" type="button" @click=${handleClick}>
                ${words.sendAnyway}
              </button>
            </p>`
        }
      </div>`;
  }
}
