/** The record, for who may read it: filtered by patient and by person, exported, and verified. Loaded when it is shown. */
import type { AuditRecord, CareClient } from "@carethread/client";
import type { RecordItem, RecordVerdict } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import type { WordsController } from "../../controllers/controllers.ts";
import { ExportPart } from "../../exporting/exporting.ts";
import { PatientField } from "../../patient-field/patient-field.ts";
import { combobox } from "../../styles/styles.ts";
import { format, icons } from "../../text/text.ts";
import { errorSentence } from "../../words/words.ts";
import type { AdministrationWords } from "../english.ts";
import { styles } from "./record.styles.ts";
import { sentencesOf } from "./sentences.ts";
import { StaffField } from "./staff-field.ts";

/** What is under way besides reading, or came of it. */
type Doing =
  | { readonly is: "idle" }
  | { readonly is: "verifying" }
  | { readonly is: "exporting" | "exported"; readonly entries: number }
  | { readonly is: "verified"; readonly verdict: RecordVerdict };

const idle: Doing = { is: "idle" };

export class RecordView {
  readonly #host: LitElement;
  readonly #words: WordsController<AdministrationWords>;
  readonly #patient: PatientField;
  readonly #staff: StaffField;
  readonly #exports: ExportPart;
  #client: CareClient | undefined;
  #record: AuditRecord | null = null;
  #items: readonly RecordItem[] | null = null;
  #more: string | null = null;
  #asking: AbortController | undefined;
  #doing = idle;
  #error: unknown = null;

  constructor(host: LitElement, words: WordsController<AdministrationWords>) {
    this.#host = host;
    this.#words = words;
    this.#patient = new PatientField(host, {
      client: () => this.#client,
      words,
      label: "patientField",
      for: "audit",
      changed: () => this.#begin(),
    });
    this.#staff = new StaffField(host, {
      record: () => this.#record,
      words: () => words.table,
      changed: () => this.#begin(),
    });
    this.#exports = new ExportPart(host, {
      client: () => this.#client,
      notices: async () =>
        (await import("../../care-thread/care-thread.ts")).noticesOf(host, () => this.#client),
      failed: () => words.table.failed,
    });
    const { shadowRoot } = host;
    for (const { styleSheet } of [combobox, styles])
      if (shadowRoot !== null && styleSheet !== undefined)
        shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
  }

  /** Shows the record that this client reads. */
  follow(client: CareClient | undefined): void {
    if (client === this.#client) return;
    this.#client = client;
    this.#record = null;
    this.#patient.show(null);
    this.#staff.show(null);
    this.#asking?.abort();
    this.#items = null;
    if (client !== undefined) void this.#open(client);
  }

  async #open(client: CareClient): Promise<void> {
    try {
      const record = await client.record();
      if (client !== this.#client) return;
      this.#record = record;
      this.#begin();
    } catch (error) {
      if (client === this.#client) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#error = error;
    this.#doing = idle;
    this.#host.requestUpdate();
  }

  /** Whose record is shown. */
  get #query(): { patient?: string; person?: string } {
    const { chosen: patient } = this.#patient;
    const { chosen: person } = this.#staff;
    return {
      ...(patient === null ? {} : { patient: patient.id }),
      ...(person === null ? {} : { person: person.id }),
    };
  }

  #begin(): void {
    this.#items = null;
    this.#more = null;
    this.#doing = idle;
    void this.#read();
  }

  /** From the top, or on from the last entry. */
  async #read(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#error = null;
    this.#host.requestUpdate();
    try {
      const before = this.#more;
      const query = { ...this.#query, ...(before === null ? {} : { before }) };
      const page = await this.#record?.list(query, { signal: asking.signal });
      if (asking.signal.aborted || page === undefined) return;
      this.#items = [...(this.#items ?? []), ...page.items];
      this.#more = page.more;
      this.#host.requestUpdate();
    } catch (error) {
      if (!asking.signal.aborted) this.#fail(error);
    }
  }

  /** Another choice ends what was asked of the one before. */
  #still(query: object): boolean {
    return JSON.stringify(query) === JSON.stringify(this.#query);
  }

  async #verify(): Promise<void> {
    const query = this.#query;
    this.#doing = { is: "verifying" };
    this.#error = null;
    this.#host.requestUpdate();
    try {
      const verdict = await this.#record?.verify(query);
      if (verdict === undefined || !this.#still(query)) return;
      this.#doing = { is: "verified", verdict };
      this.#host.requestUpdate();
    } catch (error) {
      if (this.#still(query)) this.#fail(error);
    }
  }

  async #export(): Promise<void> {
    const query = this.#query;
    const lines: string[] = [];
    this.#doing = { is: "exporting", entries: 0 };
    this.#error = null;
    this.#host.requestUpdate();
    try {
      for await (const event of this.#record?.exported(query) ?? []) {
        if (!this.#still(query)) return;
        lines.push(JSON.stringify(event));
        this.#doing = { is: "exporting", entries: lines.length };
        this.#host.requestUpdate();
      }
      save(lines, `record-${query.patient ?? query.person ?? "practice"}.ndjson`);
      this.#doing = { is: "exported", entries: lines.length };
      this.#host.requestUpdate();
    } catch (error) {
      if (this.#still(query)) this.#fail(error);
    }
  }

  #when(at: number): string {
    return format(this.#words.language, at, { dateStyle: "medium", timeStyle: "short" });
  }

  #renderVerdict({ entries, unlinked, logs, fault, held, disagrees }: RecordVerdict) {
    const words = this.#words.table;
    const isWrong = fault !== null || disagrees === true;
    const against =
      held === null
        ? words.recordNotHeld
        : disagrees
          ? words.recordDisagrees(held.checkpoint, this.#when(held.at))
          : words.recordHeld(held.checkpoint, this.#when(held.at), held.entries);
    const whole = entries === 0 ? words.recordNothing : words.recordWhole(entries);
    const said =
      fault === null
        ? [disagrees ? "" : whole, logs > 0 ? words.recordLogs(logs) : ""]
        : [fault.room.party === "main" ? words.recordLogFault(fault.n) : words.recordFault(fault.n)];
    const lines = [...said, unlinked > 0 ? words.recordUnlinked(unlinked) : "", against];
    return html`<div part="verdict" class=${isWrong ? "verdict wrong" : "verdict"}>
      ${lines.filter(line => line !== "").map(line => html`<p>${line}</p>`)}
    </div>`;
  }

  #renderDoing() {
    const words = this.#words.table;
    const doing = this.#doing;
    switch (doing.is) {
      case "idle":
        return nothing;
      case "verifying":
        return words.recordVerifying;
      case "exporting":
        return words.recordExporting(doing.entries);
      case "exported":
        return words.recordExportDone(doing.entries);
      case "verified":
        return this.#renderVerdict(doing.verdict);
    }
  }

  /** A name that narrows the list to whose it is; only text where it is narrowed to them already. */
  #renderName(name: string, isChosen: boolean, choose: () => void) {
    if (isChosen) return html`<bdi>${name}</bdi>`;
    return html`<button
      type="button"
      part="only"
      class="link plain"
      aria-label=${this.#words.table.recordOnly(name)}
      @click=${() => {
        choose();
        this.#begin();
      }}
    ><bdi>${name}</bdi></button>`;
  }

  #renderItem(item: RecordItem) {
    const { entry, patient } = item;
    const { by } = entry;
    const { table: words, language } = this.#words;
    const lines = sentencesOf(item, words, language);
    const isSystem = by.side === "system";
    return html`<tr part="entry">
      <td class="when">${this.#when(entry.at)}</td>
      <td>
        ${this.#renderName(by.name, isSystem || by.id === this.#staff.chosen?.id, () => this.#staff.show({ id: by.id, name: by.name }))}
      </td>
      <td>${lines.length === 1 ? lines[0] : html`<ul role="list">${lines.map(line => html`<li>${line}</li>`)}</ul>`}</td>
      <td>${patient === undefined ? nothing : this.#renderName(patient.name, patient.id === this.#patient.chosen?.id, () => this.#patient.show(patient))}</td>
    </tr>`;
  }

  #renderItems() {
    const words = this.#words.table;
    const items = this.#items;
    if (items === null)
      return this.#error === null ? html`<p class="hint" role="status">${words.loading}</p>` : nothing;
    return html`<p class="hint" role="status">
        ${items.length === 0 ? words.recordEmpty : words.recordCount(items.length)}
      </p>
      ${
        items.length === 0
          ? nothing
          : html`<table part="table" aria-labelledby="record-heading">
              <thead>
                <tr>
                  <th scope="col">${words.recordWhen}</th>
                  <th scope="col">${words.recordWho}</th>
                  <th scope="col">${words.recordWhat}</th>
                  <th scope="col">${words.recordOf}</th>
                </tr>
              </thead>
              <tbody>
                ${items.map(item => this.#renderItem(item))}
              </tbody>
            </table>`
      }
      ${
        this.#more === null
          ? nothing
          : html`<button type="button" part="more" class="button" @click=${() => void this.#read()}>
              ${words.recordOlder}
            </button>`
      }`;
  }

  #renderClear(field: { readonly chosen: { readonly name: string } | null; show(none: null): void }) {
    const { chosen } = field;
    if (chosen === null) return nothing;
    const handleClick = (): void => {
      field.show(null);
      this.#begin();
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

  /** All that was said with the patient, for who may take it out. */
  #renderExportPatient() {
    const { chosen } = this.#patient;
    if (chosen === null || this.#client?.$permissions.get()?.includes("export") !== true) return nothing;
    return html`<button
      type="button"
      part="export-patient"
      class="button"
      aria-disabled=${this.#exports.isBusy}
      @click=${() => void this.#exports.save({ patient: chosen.id, name: chosen.name })}
    >
      ${this.#words.table.exportPatient}
    </button>`;
  }

  render() {
    const words = this.#words.table;
    const { chosen: patient } = this.#patient;
    const isBusy = this.#doing.is === "verifying" || this.#doing.is === "exporting" || this.#record === null;
    return html`<section part="section" class="record" data-section="record" aria-labelledby="record-heading">
      <h3 id="record-heading">${words.record}</h3>
      <p class="hint">${words.recordAbout}</p>
      <div class="filters">
        <div class="filter">${this.#patient.render("", false)} ${this.#renderClear(this.#patient)}</div>
        <div class="filter">${this.#staff.render()} ${this.#renderClear(this.#staff)}</div>
      </div>
      <div class="actions">
        <button type="button" part="verify" class="button" ?disabled=${isBusy} @click=${() => void this.#verify()}>
          ${words.recordVerify}
        </button>
        <button type="button" part="export" class="button" ?disabled=${isBusy} @click=${() => void this.#export()}>
          ${words.recordExport}
        </button>
        ${this.#renderExportPatient()}
      </div>
      ${patient === null ? nothing : this.#exports.render({ patient: patient.id })}
      <div part="outcome" class="outcome" role="status">${this.#renderDoing()}</div>
      <p part="error" class="error" role="alert">
        ${this.#error === null ? "" : errorSentence(this.#error, words)}
      </p>
      ${this.#renderItems()}
    </section>`;
  }
}

/** Gives the person a file. */
function save(lines: readonly string[], name: string): void {
  const url = URL.createObjectURL(new Blob([`${lines.join("\n")}\n`], { type: "application/fhir+ndjson" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it over by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
