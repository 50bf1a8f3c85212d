import type { CareClient, StartDraft } from "@carethread/client";
import type { Kind, PatientMatch, StartForm } from "@carethread/model";
import type { LitElement } from "lit";
import { StoreController } from "../controllers/controllers.ts";
import type { StartFields } from "./fields/fields.ts";

export interface FormDraftOptions {
  readonly client: () => CareClient | undefined;
  /** Those that the person can choose from; nothing as long as it is not known who they are. */
  readonly forms: () => readonly StartForm[];
  readonly fields: () => StartFields;
  /** What stood in the form has been sent, or taken back. */
  readonly emptied: () => void;
}

/** Which form is shown, and what was typed in it: a draft for each kind, also of an earlier page or another tab. */
export class FormDraft {
  readonly #host: LitElement;
  readonly #options: FormDraftOptions;
  readonly #draft: StoreController<StartDraft | null>;
  #kind: Kind | null = null;
  #shown: StartDraft | null = null;
  #presetTo: Pick<PatientMatch, "id"> | null = null;
  /** Something was typed since the form got the focus, and not sent. */
  isTyping = false;

  constructor(host: LitElement, options: FormDraftOptions) {
    this.#host = host;
    this.#options = options;
    this.#draft = new StoreController(host, () => this.store?.$draft);
  }

  /** The form that is shown; undefined as long as it is not known what the person can start. */
  get flags(): StartForm | undefined {
    const forms = this.#options.forms();
    return forms.find(({ kind }) => kind === this.#kind) ?? forms[0];
  }

  /** That of the form that is shown. */
  get store() {
    const { flags } = this;
    return flags === undefined ? undefined : this.#options.client()?.startDraft(flags.kind);
  }

  /** The form that was begun comes first. */
  follow(): void {
    const client = this.#options.client();
    const forms = this.#options.forms();
    if (client === undefined || forms.some(({ kind }) => kind === this.#kind)) return;
    const begun = forms.find(({ kind }) => client.startDraft(kind).$draft.get() !== null) ?? forms[0];
    this.#kind = begun?.kind ?? null;
  }

  /** Shows another kind's form. */
  choose(kind: Kind): void {
    const { chosen } = this.#options.fields();
    this.isTyping = false;
    this.#kind = kind;
    const store = this.store;
    // Whom it is about is chosen once.
    if (chosen !== null && store?.$draft.get() === null)
      store.set({ patient: chosen, topic: "", message: "" });
    this.#host.requestUpdate();
  }

  /** Another page, or another tab, may have written it, or sent it. */
  show(): void {
    const draft = this.#draft.value ?? null;
    // What is being typed here comes before what another tab keeps.
    if (draft === this.#shown || (this.isTyping && this.#host.shadowRoot?.activeElement)) return;
    this.#shown = draft;
    this.#options.fields().show(draft);
    if (draft === null) this.#options.emptied();
  }

  /** Takes the page's patient over, where nothing is written to another one. */
  preset(patient: Pick<PatientMatch, "id" | "name" | "patientId"> | null): void {
    const store = this.store;
    // Who the person is is known when what they wrote before has been read: it must not be written over.
    if (store === undefined || patient === this.#presetTo) return;
    this.#presetTo = patient;
    const draft = store.$draft.get();
    if (patient === null || draft?.patient?.id === patient.id) return;
    const { topic = "", message = "" } = draft ?? {};
    const isBare = `${topic}${message}`.trim() === "" && store.$attachments.get().length === 0;
    if (draft?.patient && !isBare) return;
    const { id, name, patientId } = patient;
    store.set({ patient: { id, name, patientId }, topic, message });
  }

  keep(): void {
    this.store?.set(this.#options.fields().draft);
  }

  clear(): void {
    this.store?.set(null);
  }

  /** Another person is there. */
  forget(): void {
    this.isTyping = false;
    this.#kind = null;
    this.#shown = null;
    this.#presetTo = null;
  }
}
