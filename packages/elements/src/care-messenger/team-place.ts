import type { LitElement } from "lit";
import type { CareTeam } from "../care-team/care-team.ts";
import { arrival, tagsOf } from "./coming.ts";

/** The care team, where it has no column of its own: opened and closed by buttons, with the focus. */
export class TeamPlace {
  readonly #host: LitElement;
  /** It was opened. */
  isOpen = false;

  constructor(host: LitElement) {
    this.#host = host;
  }

  #find<E extends HTMLElement>(selector: string): E | null {
    return this.#host.renderRoot.querySelector<E>(selector);
  }

  get #close(): HTMLElement | null {
    return this.#find(".team-close");
  }

  /** It lies in the place of everything else. */
  get isOver(): boolean {
    return this.#close?.checkVisibility?.() === true;
  }

  reset(): void {
    this.isOpen = false;
    this.#host.requestUpdate();
  }

  readonly toggle = async (isOpen: boolean): Promise<void> => {
    this.isOpen = isOpen;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    (isOpen ? this.#close : this.#find(".team-toggle"))?.focus();
    // The button to close it comes anew with the team.
    if (isOpen && (await arrival(this.#host, tagsOf.team)) && this.isOpen) this.#close?.focus();
  };

  /** *Try again* goes with the sentence that it stands in: the focus goes on with what comes. */
  readonly again = async (): Promise<void> => {
    if (!(await arrival(this.#host, tagsOf.team))) return;
    const team = this.#find<CareTeam>("care-team");
    await team?.updateComplete;
    if (this.isOver) this.#close?.focus();
    else team?.focusHeading();
  };
}
