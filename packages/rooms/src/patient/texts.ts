/** What is asked of a patient's texts: by staff how they stand and what is to be done, by the provider's door what came. */
import {
  canEnrol,
  kindOfTexts,
  type PatientFacts,
  type PatientId,
  type PersonFacts,
  roomName,
  type PatientTexting as Shown,
  TextingDeed,
  textingRoom,
} from "@carethread/model";
import {
  ask,
  askFacts,
  type Identity,
  type Ports,
  type Practice,
  Refuse,
  readBody,
  stableId,
  type Texted,
  tell,
  UnclearTexts,
} from "../base/base.ts";
import type { Merging } from "./merging.ts";
import type { Talks } from "./talks.ts";
import type { PatientTexting } from "./texting.ts";

export interface PatientTextsOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly id: PatientId;
  readonly facts: () => PatientFacts | null;
  readonly merging: Merging;
  readonly talks: Talks;
  readonly texting: PatientTexting;
}

export class PatientTexts {
  readonly #options: PatientTextsOptions;

  constructor(options: PatientTextsOptions) {
    this.#options = options;
  }

  /** To who may enrol the patient. */
  async shown(identify: () => Promise<Identity>): Promise<Shown> {
    await this.#allowed(identify);
    return this.#withUnclear(false);
  }

  async does(request: Request, identify: () => Promise<Identity>): Promise<Shown> {
    const person = await this.#allowed(identify);
    const { deed } = await readBody(request, TextingDeed);
    const { practice, texting } = this.#options;
    if (deed === "take") return this.#withUnclear(true);
    if (practice.texting === undefined && deed !== "opt-out") throw new Refuse("texting-unavailable");
    const refused = await texting.staff(deed, person);
    if (refused !== null) throw new Refuse(refused.refused, refused.params);
    return this.#withUnclear(false);
  }

  /** How the patient stands, with texts that may be theirs; `take` says that they are. */
  async #withUnclear(take: boolean): Promise<Shown> {
    const { ports, practice, texting, id } = this.#options;
    const shown = texting.shown();
    const { number, status } = shown;
    if (practice.texting === undefined || number === undefined || status !== "enabled") return shown;
    const asked = { number, patient: id, take };
    const room = textingRoom(practice.id);
    const { texts } = await ask(ports, "texting", room, "internal/unclear", asked, UnclearTexts);
    return texts.length === 0 ? shown : { ...shown, unclear: texts };
  }

  /** What the patient wrote from their phone goes into their one conversation, which begins by it where there is none. */
  async texted(text: Texted): Promise<unknown> {
    const { ports, practice, merging, talks, facts } = this.#options;
    if (merging.into !== null) {
      await tell(ports, "patient", roomName(practice.id, merging.into), "internal/texted", text);
      return { ok: true };
    }
    const kind = kindOfTexts(practice.settings);
    // Nobody is left whose words these could be.
    if (facts() === null || kind === null) return { ok: true };
    const conversation = await talks.only(kind);
    if (conversation === null) return { ok: true };
    const body: Texted = { ...text, sid: await stableId("text", text.sid) };
    await tell(ports, "main", roomName(practice.id, conversation), "internal/texted", body);
    return { ok: true };
  }

  async #allowed(identify: () => Promise<Identity>): Promise<PersonFacts> {
    const { ports, practice, facts } = this.#options;
    const { person } = await identify();
    const known = await askFacts(ports, practice.id, person);
    // From here on without an await.
    const patient = facts();
    const { settings } = practice;
    const denied = patient === null ? "not-found" : canEnrol({ person: known, patient, settings });
    if (denied !== null) throw new Refuse(denied);
    return known;
  }
}
