import { type CareClient, CareError } from "@carethread/client";
import {
  changedSettings,
  type FlagName,
  type FlagsChange,
  mixProblem,
  type PracticeSettings,
} from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { renderStatus } from "../status/status.ts";
import { base, fields, skeleton, switches, tokens } from "../styles/styles.ts";
import { errorSentence, statusSentence } from "../words/words.ts";
import { styles } from "./care-administration.styles.ts";
import { Draft } from "./draft.ts";
import { english } from "./english.ts";
import { FieldMemory, problemOf, renderFlag } from "./fields/fields.ts";
import { LatePart } from "./late-part.ts";
import { Opened } from "./opened.ts";
import { PresetField } from "./preset-field.ts";
import { type Section, type SectionName, sections } from "./sections.ts";
import { StaffSwitches } from "./staff-switches.ts";

/** What came of saving a section. */
type Outcome =
  | { readonly section: SectionName; readonly is: "saving" | "saved" | "conflict" }
  | { readonly section: SectionName; readonly is: "failed"; readonly error: unknown };

/**
 * @summary The practice's settings, and who of its staff is available for portal messages, for who administers it; the record for who may read it, and what is kept and let go for who may hold it.
 *
 * Each section is saved by itself, and open pages go by it within a minute. For who has the permission `audit` it shows the
 * record: who opened, saw, searched and changed what, to be exported and verified. For who has the permission `hold` it shows
 * what is due to go by the practice's rule, what is held, and what two of the staff let go of. For everybody with none of
 * these and without `administer` it shows nothing.
 *
 * @csspart status - The line that says why nothing can be saved now.
 * @csspart try-again - The button that tries again what failed.
 * @csspart skeleton - What stands there until the settings have come.
 * @csspart section - A group of settings with its button *Save*.
 * @csspart flag - A setting with its sentence.
 * @csspart switch - A setting that is on or off.
 * @csspart field - A field or a choice of a setting.
 * @csspart add - The button that adds to a list.
 * @csspart remove - The button that takes an entry off a list.
 * @csspart problem - Why a setting cannot be saved.
 * @csspart would - What a preset would change.
 * @csspart apply - The button that takes a preset.
 * @csspart save - The button that saves a section.
 * @csspart undo - The button that forgets what is not saved.
 * @csspart outcome - What came of saving.
 * @csspart staff - One of the staff, with the switch.
 * @csspart more - The button that shows more of the staff, older entries of the record, or more that is due or held.
 * @csspart patient-field - The field by which the record, or what is kept, is narrowed to a patient.
 * @csspart popup - The list below a field of the record.
 * @csspart option - A patient, or one of the staff, in it.
 * @csspart table - The entries of the record.
 * @csspart entry - One of them.
 * @csspart only - A name that narrows the record, or what is kept, to whose it is.
 * @csspart due - A conversation that is due to go, or is on its way, or that may be held.
 * @csspart hold - One of the holds.
 * @csspart deed - A button by which something is held, proposed, approved or taken back.
 * @csspart reason - The field for why something is held, or no longer.
 * @csspart do - The button that does what was asked for a second time.
 * @csspart cancel - The button that leaves that.
 * @csspart refresh - The button that reads anew what is due and held.
 * @csspart verify - The button that says whether the record is whole.
 * @csspart export - The button that saves the record as a file.
 * @csspart export-patient - The button that saves all messages of the chosen patient, for who may take them out.
 * @csspart export-state - How far that is.
 * @csspart export-progress - The bar that shows it.
 * @csspart export-status - The same in words.
 * @csspart export-cancel - The button that ends it.
 * @csspart export-error - Why nothing was saved.
 * @csspart verdict - Whether the record is whole.
 * @csspart error - Why something could not be done.
 */
export class CareAdministration extends LitElement {
  static override styles = [tokens, base, fields, skeleton, switches, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #status = new StoreController(this, () => this.#client.current?.$status);
  readonly #permissions = new StoreController(this, () => this.#client.current?.$permissions);
  readonly #opened = new Opened(this, () => (this.#isAllowed ? this.#client.current : undefined));
  readonly #settings = new StoreController(this, () => this.#opened.administration?.$settings);
  readonly #staff = new StaffSwitches(this);
  readonly #preset = new PresetField(this);
  readonly #record: LatePart = new LatePart(this, {
    words: this.#words,
    fetch: async () => new (await import("./record/record.ts")).RecordView(this, this.#words),
    failed: "recordFailed",
  });
  readonly #retention: LatePart = new LatePart(this, {
    words: this.#words,
    fetch: async () => new (await import("./retention/retention.ts")).RetentionView(this, this.#words),
    failed: "retainingFailed",
  });
  readonly #draft = new Draft();
  readonly #memory = new FieldMemory();
  #shownFor: unknown = null;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  @state() private outcome: Outcome | null = null;
  @state() private problem: { readonly flag: FlagName; readonly sentence: string } | null = null;

  get #isAllowed(): boolean {
    return this.#permissions.value?.includes("administer") === true;
  }

  get #mayAudit(): boolean {
    return this.#permissions.value?.includes("audit") === true;
  }

  get #mayHold(): boolean {
    return this.#permissions.value?.includes("hold") === true;
  }

  protected override willUpdate(): void {
    const { administration } = this.#opened;
    this.#staff.follow(administration);
    this.#record.follow(this.#mayAudit ? this.#client.current : undefined);
    this.#retention.follow(this.#mayHold ? this.#client.current : undefined);
    // What one person has not saved is not another's.
    if (administration === null || administration === this.#shownFor) return;
    if (this.#shownFor !== null) this.#draft.clear();
    this.#shownFor = administration;
    this.outcome = null;
    this.problem = null;
  }

  #set(flag: FlagName, value: unknown): void {
    this.#draft.set(flag, value);
    this.outcome = null;
    // What is wrong with one flag may be put right at another.
    this.problem = null;
    this.requestUpdate();
  }

  #undo({ flags }: Section): void {
    this.#draft.forget(flags);
    this.outcome = null;
    this.problem = null;
  }

  /** Shows at its flag why a change cannot be; false where that is not about a flag. */
  #show(params: Readonly<Record<string, unknown>>, settings: PracticeSettings): boolean {
    const { flag } = params;
    if (typeof flag !== "string" || !(flag in settings || flag in this.#words.table.flagNames)) return false;
    const mix = mixProblem(settings);
    const sentence =
      mix?.flag === flag ? mix.sentence : problemOf(flag as FlagName, settings, this.#words.table);
    this.problem = { flag: flag as FlagName, sentence };
    void this.updateComplete.then(() => this.#fieldOf(flag)?.focus());
    return true;
  }

  /** Of a flag with several fields the first one. */
  #fieldOf(flag: string): HTMLElement | null | undefined {
    const root = this.shadowRoot;
    return (
      root?.getElementById(flag) ??
      root?.querySelector<HTMLElement>(`[data-flag=${flag}] :is(input, select, button, [tabindex])`)
    );
  }

  async #save(section: Section, change: FlagsChange): Promise<boolean> {
    const { administration } = this.#opened;
    const settings = this.#settings.value;
    if (administration === null || settings === undefined || this.outcome?.is === "saving") return false;
    const { name } = section;
    this.problem = null;
    const changed = changedSettings(settings, change);
    if ("refused" in changed && this.#show(changed.params, { ...settings, ...change } as PracticeSettings)) {
      this.outcome = null;
      return false;
    }
    this.outcome = { section: name, is: "saving" };
    try {
      await administration.change(change);
      this.#draft.forget(Object.keys(change) as FlagName[]);
      this.outcome = { section: name, is: "saved" };
      return true;
    } catch (error) {
      this.outcome = { section: name, is: "failed", error };
      const code = error instanceof CareError ? error.code : "";
      if (code === "not-found") this.#opened.fail(error);
      else if (code === "conflict") await this.#meet(name);
      else if (error instanceof CareError && this.#show(error.params, this.#draft.over(settings)))
        this.outcome = null;
      return false;
    }
  }

  /** Somebody was faster: what they changed is shown, and below it what is not saved. */
  async #meet(section: SectionName): Promise<void> {
    try {
      await this.#opened.administration?.reload();
      this.outcome = { section, is: "conflict" };
    } catch (error) {
      this.outcome = { section, is: "failed", error };
    }
  }

  async #applyPreset(section: Section, change: FlagsChange): Promise<void> {
    if (await this.#save(section, change)) this.#preset.reset();
  }

  #renderOutcome({ name }: Section, isDirty: boolean) {
    const words = this.#words.table;
    const outcome = this.outcome?.section === name ? this.outcome : null;
    const sentences = {
      saving: words.saving,
      saved: words.saved,
      conflict: words.settingsConflict,
      failed: "",
    };
    const told = outcome === null ? (isDirty ? words.unsavedChanges : "") : sentences[outcome.is];
    const isTrouble = outcome?.is === "conflict";
    return html`<p part="outcome" class=${isTrouble ? "outcome trouble" : "outcome"} role="status">${told}</p>
      <p part="error" class="error" role="alert">
        ${outcome?.is === "failed" ? errorSentence(outcome.error, words) : ""}
      </p>`;
  }

  #renderActions(section: Section, settings: PracticeSettings) {
    const words = this.#words.table;
    const isDirty = Object.keys(this.#draft.changes(settings, section.flags)).length > 0;
    const isSaving = this.outcome?.is === "saving";
    return html`<div class="actions">
        <button part="save" class="button primary" ?disabled=${!isDirty || isSaving}>${words.save}</button>
        ${
          isDirty
            ? html`<button part="undo" type="button" class="button" ?disabled=${isSaving} @click=${() => this.#undo(section)}>
              ${words.undoChanges}
            </button>`
            : nothing
        }
      </div>
      ${this.#renderOutcome(section, isDirty)}`;
  }

  #renderFlags({ flags }: Section, settings: PracticeSettings) {
    return flags.map(flag =>
      renderFlag({
        flag,
        settings,
        set: value => this.#set(flag, value),
        problem: this.problem?.flag === flag ? this.problem.sentence : null,
        words: this.#words.table,
        language: this.#words.language,
        memory: this.#memory,
        questionnaires: this.#opened.questionnaires,
      }),
    );
  }

  #renderPreset(section: Section, settings: PracticeSettings) {
    const { table: words, language } = this.#words;
    const isBusy = this.outcome?.is === "saving";
    const apply = (change: FlagsChange): void => void this.#applyPreset(section, change);
    return html`${this.#preset.render({ settings, words, language, isBusy, apply })}
      ${this.#renderOutcome(section, false)}`;
  }

  #renderSection(section: Section, settings: PracticeSettings) {
    const { name } = section;
    if (name === "questionnaires" && this.#opened.questionnaires === null) return nothing;
    const handleSubmit = (event: Event): void => {
      event.preventDefault();
      const change = this.#draft.changes(settings, section.flags);
      if (Object.keys(change).length > 0) void this.#save(section, change);
    };
    const content =
      name === "preset"
        ? this.#renderPreset(section, settings)
        : html`${this.#renderFlags(section, this.#draft.over(settings))} ${this.#renderActions(section, settings)}`;
    return html`<section part="section" data-section=${name} aria-labelledby="${name}-heading">
      <h3 id="${name}-heading">${this.#words.table.flagSections[name]}</h3>
      <form novalidate @submit=${handleSubmit}>${content}</form>
    </section>`;
  }

  #renderSettings() {
    const words = this.#words.table;
    const settings = this.#settings.value;
    const { error, administration } = this.#opened;
    if (error !== null)
      return html`<p part="error" class="error" role="alert">
        ${errorSentence(error, words)}
        <button part="try-again" class="link plain" @click=${() => this.#opened.open()}>${words.tryAgain}</button>
      </p>`;
    if (administration === null || settings === undefined)
      return html`<div part="skeleton" class="skeleton">
        <span class="sr" role="status">${words.loading}</span>
        ${[1, 2, 3, 4].map(() => html`<div class="bone"></div>`)}
      </div>`;
    const [first, ...others] = sections.map(section => this.#renderSection(section, settings));
    return html`${first} ${this.#staff.render(words)} ${others}`;
  }

  protected override render() {
    const words = this.#words.table;
    const status = this.#status.value;
    if (this.#client.missing) return html`<p part="status" class="status">${words.notSetUp}</p>`;
    const isAllowed = this.#isAllowed && !isDenied(this.#opened.error);
    if (!isAllowed && !this.#mayAudit && !this.#mayHold) return nothing;
    const sentence =
      status?.state === "offline" ? words.changesOffline : statusSentence(status, words, words.endedInbox);
    return html`<div class="page">
      <h2>${words.administration}</h2>
      <div role="status">${renderStatus(words, sentence, status, () => this.#client.current?.retry())}</div>
      ${isAllowed ? this.#renderSettings() : nothing} ${this.#mayHold ? this.#retention.render() : nothing}
      ${this.#mayAudit ? this.#record.render() : nothing}
    </div>`;
  }
}

/** To who has lost the permission meanwhile the rooms say that there is nothing. */
function isDenied(error: unknown): boolean {
  return error instanceof CareError && error.code === "not-found";
}

declare global {
  interface HTMLElementTagNameMap {
    "care-administration": CareAdministration;
  }
}
