/** What is kept and let go, for who may hold: the rule, what is due to go, and the holds. Loaded when it is shown. */
import type { CareClient } from "@carethread/client";
import type { DueConversation, Kind } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { WordsController } from "../../controllers/controllers.ts";
import { PatientField } from "../../patient-field/patient-field.ts";
import { combobox } from "../../styles/styles.ts";
import { dayOfUtc, format, icons } from "../../text/text.ts";
import { errorSentence, formsOf } from "../../words/words.ts";
import type { AdministrationWords } from "../english.ts";
import { type Asked, DeedForm } from "./deed-form.ts";
import { Desk, type Held, type Patient } from "./desk.ts";
import { styles } from "./retention.styles.ts";

export class RetentionView {
  readonly #host: LitElement;
  readonly #words: WordsController<AdministrationWords>;
  readonly #patient: PatientField;
  readonly #desk: Desk;
  readonly #form: DeedForm;

  constructor(host: LitElement, words: WordsController<AdministrationWords>) {
    this.#host = host;
    this.#words = words;
    this.#desk = new Desk(host);
    this.#patient = new PatientField(host, {
      ...{ client: () => this.#desk.client, words, label: "patientField", for: "hold" },
      id: "retaining-patient",
      changed: () => this.#narrow(this.#patient.chosen),
    });
    this.#form = new DeedForm(host, {
      words: () => words.table,
      isBusy: () => this.#desk.isBusy,
      after: ({ by, deed }) => (deed === "lift" ? "retaining-holds" : rowOf(by)),
    });
    const { shadowRoot } = host;
    for (const { styleSheet } of [combobox, styles])
      if (shadowRoot !== null && styleSheet !== undefined)
        shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
  }

  /** Shows what this client may order. */
  follow(client: CareClient | undefined): void {
    if (!this.#desk.follow(client)) return;
    this.#patient.show(null);
    this.#form.close();
  }

  #narrow(patient: Patient | null): void {
    this.#form.close();
    this.#desk.show(patient === null ? null : { ...patient });
  }

  get #me(): string | undefined {
    return this.#desk.client?.$me.get()?.id;
  }

  #day(at: number): string {
    return format(this.#words.language, at, { dateStyle: "medium" });
  }

  /** Where the button is gone by which it was done, the focus stays at what it was about. */
  async #does(row: string, work: Promise<boolean>): Promise<void> {
    await work;
    await this.#host.updateComplete;
    const { shadowRoot } = this.#host;
    if (shadowRoot?.activeElement === null) shadowRoot.getElementById(row)?.focus();
  }

  // The rule

  #renderRule() {
    const words = this.#words.table;
    const { rule, due } = this.#desk;
    if (due === null) return nothing;
    if (rule === null) return html`<p class="rule">${words.retainingOff}</p>`;
    const { years, minors } = rule;
    return html`<p class="rule">${words.retainingYears(years)}</p>
      ${minors === undefined ? nothing : html`<p class="rule">${words.retainingMinors(minors.majority, minors.years)}</p>`}`;
  }

  // What is due

  /** How it stands, and what may be done about it. */
  #stands({ purge, holds, goes }: DueConversation): {
    readonly lines: readonly string[];
    readonly deeds: readonly ("propose" | "approve" | "stop" | "hold")[];
  } {
    const { table: words, language } = this.#words;
    const held = holds.map(({ conversation, reason }) =>
      conversation === undefined ? words.retainingHeldWhole(reason) : words.retainingHeld(reason),
    );
    switch (purge?.phase) {
      case undefined: {
        const isDue = goes !== null && goes <= Date.now() && holds.length === 0;
        return { lines: held, deeds: isDue ? ["propose", "hold"] : ["hold"] };
      }
      case "proposed": {
        const { by, at } = purge.proposed;
        const day = this.#day(at);
        return by.id === this.#me
          ? { lines: [words.retainingProposedByYou(day)], deeds: ["stop", "hold"] }
          : { lines: [words.retainingProposed(by.name, day)], deeds: ["approve", "stop", "hold"] };
      }
      case "hiding": {
        const { by } = purge.approved ?? purge.proposed;
        return { lines: [words.retainingHiding(by.name)], deeds: ["stop", "hold"] };
      }
      case "showing":
        return { lines: [...held, words.retainingShowing], deeds: ["hold"] };
      case "erasing":
        return { lines: [words.retainingErasing], deeds: [] };
      case "gone": {
        const { kept, proposed, approved = proposed, gone } = purge;
        const day = (at: number) => dayOfUtc(language, at);
        const names = [proposed.by.name, approved.by.name] as const;
        const what = words.recordPurged(kept.messages, day(kept.first), day(kept.last), ...names);
        const entry = formsOf(language).number(gone?.entry ?? 0);
        return { lines: [what, words.retainingGone(entry)], deeds: [] };
      }
    }
  }

  #act(row: DueConversation, deed: "propose" | "approve" | "stop" | "hold", by: string): void {
    const { patient, conversation } = row;
    const desk = this.#desk;
    if (deed === "hold") this.#form.ask(this.#holding(patient, by, conversation));
    else if (deed === "approve")
      this.#form.ask({ by, deed, act: () => desk.does(patient, { deed, conversation }) });
    else {
      this.#form.close();
      void this.#does(rowOf(by), desk.does(patient, { deed, conversation }));
    }
  }

  /** The same hold, however often it is sent. */
  #holding(patient: Patient, by: string, conversation?: string): Asked {
    const hold = this.#desk.client?.newId() ?? "";
    const on = conversation === undefined ? {} : { conversation };
    return {
      ...{ by, deed: "hold" },
      act: reason => this.#desk.does(patient, { deed: "hold", hold, ...on, reason }),
    };
  }

  #renderName(patient: Patient) {
    const { id, name, patientId } = patient;
    const words = this.#words.table;
    const number = html`<span class="hint">${words.patientId(patientId)}</span>`;
    if (id === this.#desk.patient?.id) return html`<bdi class="name">${name}</bdi> ${number}`;
    const handleClick = (): void => {
      this.#patient.show(patient);
      this.#narrow(patient);
      this.#patient.focus();
    };
    return html`<button
        type="button"
        part="only"
        class="link plain"
        aria-label=${words.recordOnly(name)}
        @click=${handleClick}
      ><bdi>${name}</bdi></button> ${number}`;
  }

  #renderDue(row: DueConversation) {
    const { table: words, language } = this.#words;
    const { conversation, patient, kind, last, goes, purge } = row;
    const { lines, deeds } = this.#stands(row);
    const id = `due-${conversation}`;
    const labels = {
      propose: words.retainingPropose,
      approve: words.retainingApprove,
      stop: words.retainingStop,
      hold: words.retainingHold,
    };
    const day = (at: number) => dayOfUtc(language, at);
    const isGone = purge?.phase === "gone";
    const until =
      goes === null || isGone
        ? ""
        : goes <= Date.now()
          ? words.retainingSince(day(goes))
          : // The day before the first on which it need not be kept.
            words.retainingUntil(day(goes - 1));
    return html`<li part="due">
      <p id=${id} class="whose" tabindex="-1">
        ${this.#renderName(patient)} <span class="kind">${words.kindNames[kind as Kind] ?? kind}</span>
      </p>
      <p class="hint facts">
        <span>${words.retainingLast(day(last))}</span> ${until === "" ? nothing : html`<span>${until}</span>`}
      </p>
      ${lines.map(line => html`<p class="state">${line}</p>`)}
      ${
        deeds.length === 0
          ? nothing
          : html`<div class="actions">
              ${repeat(
                deeds,
                deed => deed,
                deed => {
                  const by = `${deed}-${id}`;
                  return html`<button
                    type="button"
                    part="deed"
                    id=${by}
                    class="button"
                    data-deed=${deed}
                    aria-labelledby="${by} ${id}"
                    aria-expanded=${deed === "hold" || deed === "approve" ? String(this.#form.isFor(by)) : nothing}
                    @click=${() => this.#act(row, deed, by)}
                  >${labels[deed]}</button>`;
                },
              )}
            </div>`
      }
      ${this.#form.render(`hold-${id}`)} ${this.#form.render(`approve-${id}`)}
    </li>`;
  }

  #renderAllDue() {
    const words = this.#words.table;
    const { patient, due, more } = this.#desk;
    const heading = patient === null ? words.retainingDue : words.retainingOf(patient.name);
    const whole = "whole-due";
    return html`<h4 id="retaining-due" tabindex="-1">${heading}</h4>
      ${
        due === null
          ? nothing
          : html`<p class="hint" role="status">
              ${due.length > 0 ? words.retainingCount(due.length) : patient === null ? words.retainingNothingDue : words.retainingNoneOf}
            </p>`
      }
      ${
        patient === null || due === null
          ? nothing
          : html`<div class="actions">
                <button
                  type="button"
                  part="deed"
                  id=${whole}
                  class="button"
                  data-deed="hold"
                  aria-expanded=${String(this.#form.isFor(whole))}
                  @click=${() => this.#form.ask(this.#holding(patient, whole))}
                >${words.retainingHoldWhole}</button>
              </div>
              ${this.#form.render(whole)}`
      }
      ${
        due === null || due.length === 0
          ? nothing
          : html`<ul role="list" aria-labelledby="retaining-due">
              ${repeat(
                due,
                ({ conversation }) => conversation,
                row => this.#renderDue(row),
              )}
            </ul>`
      }
      ${this.#renderMore("due", more.due, words.retainingMore)}`;
  }

  #renderMore(list: "due" | "held", more: string | null, label: string) {
    if (more === null) return nothing;
    return html`<button type="button" part="more" class="button" @click=${() => void this.#desk.readMore(list)}>
      ${label}
    </button>`;
  }

  // Holds

  #renderHold({ patient, hold }: Held) {
    const words = this.#words.table;
    const { id: key, conversation, reason, held } = hold;
    const id = `held-${key}`;
    const by = `lift-${id}`;
    const act = (said: string) => this.#desk.does(patient, { deed: "lift", hold: key, reason: said });
    return html`<li part="hold">
      <p id=${id} class="whose">
        ${this.#renderName(patient)}
        <span class="kind">${conversation === undefined ? words.retainingWhole : words.retainingOne}</span>
      </p>
      <p class="state"><bdi>${reason}</bdi></p>
      <p class="hint">${words.retainingSetBy(held.by.name, this.#day(held.at))}</p>
      <div class="actions">
        <button
          type="button"
          part="deed"
          id=${by}
          class="button"
          data-deed="lift"
          aria-labelledby="${by} ${id}"
          aria-expanded=${String(this.#form.isFor(by))}
          @click=${() => this.#form.ask({ by, deed: "lift", act })}
        >${words.retainingLift}</button>
      </div>
      ${this.#form.render(by)}
    </li>`;
  }

  #renderHolds() {
    const words = this.#words.table;
    const { held, more } = this.#desk;
    if (held === null) return nothing;
    return html`<h4 id="retaining-holds" tabindex="-1">${words.retainingHolds}</h4>
      <p class="hint">${held.length === 0 ? words.retainingNoHolds : words.retainingHoldCount(held.length)}</p>
      ${
        held.length === 0
          ? nothing
          : html`<ul role="list" aria-labelledby="retaining-holds">
              ${repeat(
                held,
                ({ hold }) => hold.id,
                each => this.#renderHold(each),
              )}
            </ul>`
      }
      ${this.#renderMore("held", more.held, words.retainingMoreHolds)}`;
  }

  // All of it

  #renderClear() {
    const { chosen } = this.#patient;
    if (chosen === null) return nothing;
    const handleClick = (): void => {
      this.#patient.show(null);
      this.#narrow(null);
      this.#patient.focus();
    };
    return html`<button
      type="button"
      part="remove"
      class="button icon"
      aria-label=${this.#words.table.recordClear(chosen.name)}
      @click=${handleClick}
    >
      ${icons.close}
    </button>`;
  }

  render() {
    const words = this.#words.table;
    const { due, error, done, isIncomplete, isUnread } = this.#desk;
    return html`<section part="section" class="retaining" data-section="retention" aria-labelledby="retaining-heading">
      <h3 id="retaining-heading">${words.retaining}</h3>
      <p class="hint">${words.retainingAbout}</p>
      ${this.#renderRule()}
      <div class="filter">${this.#patient.render("", false)} ${this.#renderClear()}</div>
      <p part="outcome" class="outcome" role="status">${done === null ? "" : words.retainingDone[done]}</p>
      <p part="error" class="error" role="alert">
        ${error === null ? "" : errorSentence(error, words)}
        ${
          isUnread
            ? html`<button type="button" part="try-again" class="link plain" @click=${() => void this.#desk.read()}>
                ${words.tryAgain}
              </button>`
            : nothing
        }
      </p>
      ${due === null && error === null ? html`<p class="hint" role="status">${words.loading}</p>` : nothing}
      ${isIncomplete ? html`<p class="hint" role="status">${words.retainingIncomplete}</p>` : nothing}
      ${due === null ? nothing : html`${this.#renderAllDue()} ${this.#renderHolds()}`}
      ${
        due === null
          ? nothing
          : html`<div class="actions">
              <button type="button" part="refresh" class="button" @click=${() => void this.#desk.read()}>
                ${words.retainingRefresh}
              </button>
            </div>`
      }
    </section>`;
  }
}

/** The row of a button: where it was asked to hold all of a patient's, their conversations. */
function rowOf(by: string): string {
  return by === "whole-due" ? "retaining-due" : by.slice(by.indexOf("-") + 1);
}
