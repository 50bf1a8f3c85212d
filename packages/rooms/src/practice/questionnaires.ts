/** The questionnaires of a practice, as its back end pushes them: what patients begin conversations by. */
import {
  cardFor,
  type PushedQuestionnaire,
  type Questionnaire,
  type QuestionnaireCard,
  type QuestionnairePush,
  questionnaireBounds,
  takeQuestionnaire,
} from "@carethread/model";
import { Refuse, type Storage } from "../base/base.ts";
import { readOnce } from "./read-once.ts";

/** Beside each whole one stands what a list shows of it; of one that was withdrawn that alone, without a card. */
interface Listed {
  readonly version: number;
  readonly card: QuestionnaireCard | null;
}

const listedKey = (id: string): string => `questionnaire-card:${id}`;
const wholeKey = (id: string): string => `questionnaire:${id}`;

export class Questionnaires {
  readonly #storage: Storage;
  readonly #listed = new Map<string, Listed>();
  readonly #loaded = readOnce(() => this.#load());

  /** They are read when first needed: the room is asked far more often what was pushed of the practice. */
  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async #load(): Promise<void> {
    const stored = await this.#storage.list<Listed>({ prefix: listedKey("") });
    for (const [key, listed] of stored) this.#listed.set(key.slice(listedKey("").length), listed);
  }

  /** Those that can be answered, by title. */
  async list(): Promise<QuestionnaireCard[]> {
    await this.#loaded();
    return this.#cards().sort((a, b) => a.title.localeCompare(b.title, "en"));
  }

  #cards(): QuestionnaireCard[] {
    return [...this.#listed.values()].flatMap(({ card }) => card ?? []);
  }

  /** The whole one; null where there is none that can be answered. */
  async find(id: string): Promise<Questionnaire | null> {
    await this.#loaded();
    if (!this.#listed.get(id)?.card) return null;
    return (await this.#storage.get<Questionnaire>(wholeKey(id))) ?? null;
  }

  /** Resolves when it is stored. */
  async push(pushed: QuestionnairePush): Promise<PushedQuestionnaire> {
    const whole = pushed.type === "withdrawal" ? null : takeQuestionnaire(pushed.questionnaire);
    if (whole !== null && "refused" in whole) throw new Refuse(whole.refused, whole.params);
    const id = pushed.type === "withdrawal" ? pushed.id : (whole?.id ?? "");
    const { version } = pushed;
    await this.#loaded();
    // No await from here to the commit: of two pushes at once the later version stays.
    const known = this.#listed.get(id);
    if ((known?.version ?? -1) >= version) {
      await this.#storage.settled();
      return { id, applied: false };
    }
    if (whole !== null && !known?.card && this.#cards().length >= questionnaireBounds.active)
      throw new Refuse("too-many-questionnaires");
    const listed: Listed = { version, card: whole === null ? null : cardFor(whole) };
    this.#listed.set(id, listed);
    await this.#storage.commit({
      put: { [listedKey(id)]: listed, ...(whole === null ? {} : { [wholeKey(id)]: whole }) },
      remove: whole === null ? [wholeKey(id)] : [],
    });
    return { id, applied: true };
  }
}
