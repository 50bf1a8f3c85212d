import type { CareClient } from "@carethread/client";
import { html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import {
  AcquiredController,
  SharedClient,
  StoreController,
  WordsController,
} from "../controllers/controllers.ts";
import { isStuck, renderStatus } from "../status/status.ts";
import { base, skeleton, tokens } from "../styles/styles.ts";
import { calendarDay, lengthOf, timeOf } from "../text/text.ts";
import { statusSentence } from "../words/words.ts";
import { styles } from "./care-stats.styles.ts";
import { renderDetails } from "./details.ts";
import { english } from "./english.ts";
import { type MeasureView, renderMeasure } from "./measure.ts";
import { renderTiles, type Tile } from "./tiles.ts";

/**
 * @summary How it stands with the conversations that a member of staff sees: four figures, and how soon patients are
 * answered and conversations closed, beside what the practice expects.
 *
 * The figures are live. By reason and by team member they are shown to who administers the practice. Portal users have
 * none: for them it shows nothing.
 *
 * @csspart status - The line that says why nothing can be shown now.
 * @csspart try-again - The button that asks again.
 * @csspart tile - One of the four figures; with `compact` a button that says what it counts.
 * @csspart value - Its number.
 * @csspart label - What it is called.
 * @csspart about - What it counts.
 * @csspart measure - First response, or resolution.
 * @csspart chart - Its chart.
 * @csspart table - A table: of a chart, of reasons, of team members.
 * @csspart toggle - The button that shows a chart as a table, and back.
 * @csspart reasons - The figures by reason.
 * @csspart staff - The figures by team member.
 * @csspart error - Why there are no figures, or no newer ones.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareStats extends LitElement {
  static override styles = [tokens, base, skeleton, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #status = new StoreController(this, () => this.#client.current?.$status);
  readonly #followed = new AcquiredController(
    this,
    () => ({
      client: this.#me.value?.side === "staff" ? this.#client.current : undefined,
      id: "figures",
    }),
    (client, id) => ({ id, ...client.figures() }),
  );
  readonly #figures = new StoreController(this, () => this.#followed.store?.$figures);
  readonly #state = new StoreController(this, () => this.#followed.store?.$state);

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The four figures alone, in a row: what each counts is said by a press. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private opened: Tile | null = null;
  @state() private tables: ReadonlySet<MeasureView["name"]> = new Set();

  #toggleTable(name: MeasureView["name"]): void {
    const tables = new Set(this.tables);
    if (!tables.delete(name)) tables.add(name);
    this.tables = tables;
  }

  #renderMeasures() {
    const figures = this.#figures.value ?? null;
    const { table: words, language } = this.#words;
    if (figures === null) return nothing;
    const length = (ms: number): string => lengthOf(language, ms);
    const dayName = (day: string): string => calendarDay(language, day);
    const measures = { firstResponse: figures.answers, resolution: figures.resolutions };
    const names = ["firstResponse", "resolution"] as const;
    return html`<div class="measures">
        ${names.map(name =>
          renderMeasure({
            ...{ words, name, length, dayName, measure: measures[name] },
            asTable: this.tables.has(name),
            toggle: () => this.#toggleTable(name),
          }),
        )}
      </div>
      ${renderDetails({ words, figures, length })}`;
  }

  #renderTrouble() {
    const { table: words, language } = this.#words;
    const figures = this.#figures.value ?? null;
    const hasFailed = this.#state.value === "failed";
    const sentence = hasFailed
      ? figures === null
        ? words.statsFailed
        : words.statsOld(timeOf(language, figures.at))
      : figures?.rebuilding
        ? words.notCounted
        : "";
    return html`<div role="status">
      ${
        sentence === ""
          ? nothing
          : html`<p part="error" class="trouble">
              ${sentence}
              ${
                hasFailed
                  ? html`<button part="try-again" class="link plain" @click=${() => this.#followed.store?.retry()}>
                      ${words.tryAgain}
                    </button>`
                  : nothing
              }
            </p>`
      }
    </div>`;
  }

  #renderFigures() {
    const figures = this.#figures.value ?? null;
    const isMissing = figures === null && (this.#state.value === "failed" || isStuck(this.#status.value));
    return html`${
      isMissing
        ? nothing
        : renderTiles({
            ...{ words: this.#words.table, figures, compact: this.compact, opened: this.opened },
            toggle: tile => {
              this.opened = this.opened === tile ? null : tile;
            },
          })
    }
    ${this.#renderTrouble()} ${this.compact ? nothing : this.#renderMeasures()}`;
  }

  protected override render() {
    if (this.#client.isOff || this.#me.value?.side === "portal") return nothing;
    const status = this.#status.value;
    const words = this.#words.table;
    const sentence = this.#client.missing ? words.notSetUp : statusSentence(status, words, words.endedInbox);
    return html`${this.compact ? nothing : html`<h2>${words.figures}</h2>`}
      ${
        this.compact
          ? nothing
          : html`<div role="status">
              ${renderStatus(words, sentence, status, () => this.#client.current?.retry())}
            </div>`
      }
      ${status?.state === "ended" || this.#client.missing ? nothing : this.#renderFigures()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-stats": CareStats;
  }
}
