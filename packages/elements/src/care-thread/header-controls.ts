/** The header of a thread as it stands now, and what its buttons do. */
import { type ConversationId, isWatching } from "@carethread/model";
import { type LitElement, nothing, type TemplateResult } from "lit";
import type { Attempt, WordsController } from "../controllers/controllers.ts";
import { CareOpenEncounterEvent, CareOpenPatientEvent } from "../events/events.ts";
import { ExportPart } from "../exporting/exporting.ts";
import type { ResponseClock } from "../response-clock/response-clock.ts";
import { isStuck } from "../status/status.ts";
import type { english, Viewer } from "./english.ts";
import type { FindBar } from "./finding/finding.ts";
import {
  actionsOf,
  ConversationSettings,
  dueLine,
  type Heading,
  Lock,
  renderHeader,
  renderWatchers,
} from "./header/header.ts";
import type { Known } from "./known.ts";
import { noticesOf } from "./told.ts";

type Host = LitElement & { readonly conversation: ConversationId | null };

export interface HeaderOptions {
  readonly words: WordsController<typeof english>;
  readonly known: Known;
  readonly clock: ResponseClock;
  /** What one does with the conversation for oneself. */
  readonly own: Attempt;
  readonly findBar: FindBar;
  readonly security: () => unknown;
}

export class HeaderControls {
  readonly #host: Host;
  readonly #options: HeaderOptions;
  readonly #settings: ConversationSettings;
  readonly #exports: ExportPart;
  /** The lock of a conversation that is open, or closed. */
  readonly lock: Lock;

  constructor(host: Host, options: HeaderOptions) {
    const { words, known } = options;
    this.#host = host;
    this.#options = options;
    this.#settings = new ConversationSettings(host, words);
    this.#exports = new ExportPart(host, {
      client: () => known.client,
      notices: async () => noticesOf(host, () => known.client),
      failed: () => words.table.failed,
    });
    this.lock = new Lock(host, words);
  }

  #openPatient({ patient }: Heading): void {
    const { id, name, patientId } = patient;
    this.#host.dispatchEvent(new CareOpenPatientEvent({ id, name, patientId }));
  }

  #openEncounter({ encounter, patient }: Heading): void {
    const { conversation } = this.#host;
    if (encounter === undefined || conversation === null) return;
    this.#host.dispatchEvent(
      new CareOpenEncounterEvent({ id: encounter.id, conversation, patient: patient.id }),
    );
  }

  #exportView(heading: Heading | null) {
    const patient = heading?.patient;
    const wanted = patient && {
      patient: patient.id,
      conversation: this.#host.conversation ?? "",
      name: patient.name,
    };
    return {
      save: () => wanted && void this.#exports.save(wanted),
      print: () => wanted && void this.#exports.print(wanted),
      taking: wanted ? this.#exports.render(wanted) : nothing,
      isTaking: this.#exports.isBusy,
    };
  }

  render(viewer: Viewer): TemplateResult {
    const { me, words } = viewer;
    const { known, clock, own, findBar, security } = this.#options;
    const { practice, members } = known;
    const heading: Heading | null = known.heading;
    const member = members[me?.id ?? ""];
    const actions = actionsOf(known.may, heading, me, member !== undefined);
    return renderHeader({
      heading,
      isComing: !isStuck(known.status),
      // Of a practice that is not known yet nothing is said.
      texts: practice == null || practice.texting === true,
      viewer,
      actions: actions.header,
      openPatient: () => heading && this.#openPatient(heading),
      finding: findBar.isOpen,
      find: () => findBar.toggle(),
      unread: known.isUnread,
      mark: as => own.run(async () => (as === "read" ? known.store?.markRead() : known.store?.markUnread())),
      archived: known.isArchived,
      archive: on => own.run(() => (on ? known.store?.archive() : known.store?.unarchive())),
      openEncounter: () => heading && this.#openEncounter(heading),
      watchers: renderWatchers(members, words),
      security: security(),
      lock: isOpen => this.lock.render(known.store, isOpen),
      settings: this.#settings.render({
        actions: actions.menu,
        watching: member !== undefined && isWatching(member),
        watch: on => known.store?.watch(on),
        rhythm: {
          coaching: heading?.coaching,
          today: clock.today,
          set: rhythm => known.store?.setRhythm(rhythm),
        },
        ...this.#exportView(heading),
      }),
      due: practice?.cadence ? dueLine(heading, clock, viewer) : null,
    });
  }
}
