/**
 * The room of a practice: its registration and settings where they were pushed, its questionnaires, and the directory of
 * its staff. Nobody's write waits for it, but a start that has answers. It is there also for a practice that is not registered yet.
 */
import {
  canAdminister,
  canAudit,
  type Person,
  type PersonFacts,
  type PhoneAnswer,
  PhoneQuery,
  PracticeChange,
  type PracticeState,
  type PushedQuestionnaire,
  parseRoomName,
  type QuestionnaireAnswered,
  type QuestionnaireList,
  QuestionnairePush,
  QuestionnaireQuery,
  type RefusalCode,
  type StaffList,
  StaffListQuery,
  type StaffMatches,
} from "@carethread/model";
import {
  AskQuestionnaire,
  askFacts,
  askSessions,
  Clock,
  FindAvailable,
  FindStaff,
  Heads,
  numberOf,
  type Ports,
  type Practice,
  PushStaff,
  Refuse,
  Requests,
  type Room,
  type Route,
  readBody,
  respond,
} from "../base/base.ts";
import { Directory } from "./directory.ts";
import { Questionnaires } from "./questionnaires.ts";
import { PracticeRecord } from "./record.ts";
import { Registry } from "./registry.ts";

export { ownPractice } from "./registry.ts";

export class PracticeRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #registry: Registry;
  readonly #directory: Directory;
  readonly #questionnaires: Questionnaires;
  readonly #requests: Requests;
  readonly #record: PracticeRecord;
  /** Null where nobody stands outside who is told how far the record is. */
  readonly #clock: Clock | null;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#record = new PracticeRecord(ports);
    this.#registry = new Registry(ports, this.#record);
    this.#directory = new Directory(ports.storage);
    this.#questionnaires = new Questionnaires(ports.storage);
    this.#requests = new Requests(
      ports,
      askSessions(ports, parseRoomName("practice", ports.name)?.practice ?? ""),
    );
    const { practice } = ports;
    const record = { head: () => this.#record.head(), load: () => this.#record.load() };
    this.#clock =
      practice?.hooks === undefined
        ? null
        : new Clock(ports, practice, {
            of: () => ports.party,
            duties: { checkpoint: new Heads({ ports, practice, ...record }).duty },
          });
  }

  async start(): Promise<void> {}

  requested(request: Request): Promise<Response> {
    const { practice } = this.#ports;
    return respond(this.#ports, request, {
      "POST registration": request => this.#registry.pushRegistration(request),
      "POST internal/registered": () => this.#registry.registered(),
      ...(practice === null ? {} : this.#routesOf(practice)),
    });
  }

  #routesOf(practice: Practice): Readonly<Record<string, Route>> {
    return {
      "POST roster": async request => this.#recorded(await this.#registry.pushSettings(request)),
      "POST sessions": async request => this.#recorded(await this.#registry.endSessions(request)),
      "POST questionnaire": request => this.#pushQuestionnaire(request),
      "POST questionnaires": request => this.#askQuestionnaires(request, practice),
      "POST internal/questionnaire": async request => ({
        questionnaire: await this.#questionnaires.find((await readBody(request, AskQuestionnaire)).id),
      }),
      "GET settings": request => this.#settings(request, practice),
      "POST settings": request => this.#changeSettings(request, practice),
      "POST staff": request => this.#listStaff(request, practice),
      "POST phone": request => this.#phone(request, practice),
      ...this.#record.routes(this.#requests),
      "POST internal/wake": async () => (await this.#clock?.wake()) ?? { owes: false },
      "POST internal/staff": request => this.#staffChanged(request),
      "POST internal/find-staff": request => this.#findStaff(request, practice),
      "POST internal/available": async request => ({
        available: await this.#directory.available((await readBody(request, FindAvailable)).of),
      }),
      "POST internal/support": async () => ({
        support: (await this.#directory.support()).map(({ person }) => person),
      }),
    };
  }

  async #pushQuestionnaire(request: Request): Promise<PushedQuestionnaire> {
    const { person } = await this.#requests.identify(request);
    if (person.side !== "system") throw new Refuse("not-found");
    return this.#questionnaires.push(await readBody(request, QuestionnairePush));
  }

  /**
   * A person of the practice looks what there is, or at one of them. To patients those are not offered that are switched
   * off; who has begun to answer one goes on.
   */
  async #askQuestionnaires(
    request: Request,
    { settings }: Practice,
  ): Promise<QuestionnaireList | QuestionnaireAnswered> {
    const { person } = await this.#requests.identify(request);
    if (person.side === "system") throw new Refuse("not-found");
    const { id } = await readBody(request, QuestionnaireQuery);
    if (id === undefined) {
      const off = person.side === "staff" ? [] : settings.questionnairesOff;
      const all = await this.#questionnaires.list();
      return { questionnaires: all.filter(({ id }) => !off.includes(id)) };
    }
    const questionnaire = await this.#questionnaires.find(id);
    if (questionnaire === null) throw new Refuse("questionnaire-gone");
    return { questionnaire };
  }

  async #settings(request: Request, practice: Practice): Promise<PracticeState> {
    await this.#admitAdministrator(request, practice);
    return this.#registry.state();
  }

  async #changeSettings(request: Request, practice: Practice): Promise<PracticeState> {
    const by = await this.#admitAdministrator(request, practice);
    return this.#recorded(await this.#registry.change(await readBody(request, PracticeChange), by));
  }

  async #listStaff(request: Request, practice: Practice): Promise<StaffList> {
    await this.#admit(request, practice, facts => (canAudit(facts) === null ? null : canAdminister(facts)));
    return this.#directory.list(await readBody(request, StaffListQuery));
  }

  /** By what the caller's own room says of them now: to everybody else there is nothing here. */
  #admitAdministrator(request: Request, practice: Practice): Promise<Person> {
    return this.#admit(request, practice, canAdminister);
  }

  async #admit(
    request: Request,
    { id }: Practice,
    rule: (facts: PersonFacts) => RefusalCode | null,
  ): Promise<Person> {
    const { person } = await this.#requests.identify(request);
    if (person.side !== "staff") throw new Refuse("not-found");
    const facts = await askFacts(this.#ports, id, person);
    const denied = rule(facts);
    if (denied !== null) throw new Refuse(denied);
    return facts.person;
  }

  /** Something new is to be told to who stands outside, when it is time; nobody's change waits for that. */
  #recorded<T>(answer: T): T {
    this.#clock
      ?.wakeAt("checkpoint", this.#clock.now())
      .catch(error => this.#ports.log("practice: the slice was not told of a debt", error));
    return answer;
  }

  /** Somebody types a number for a chart. */
  async #phone(request: Request, practice: Practice): Promise<PhoneAnswer> {
    const { person } = await this.#requests.identify(request);
    if (person.side === "portal") throw new Refuse("not-found");
    return { number: numberOf((await readBody(request, PhoneQuery)).phone, practice) };
  }

  async #findStaff(request: Request, { settings }: Practice): Promise<StaffMatches> {
    const { q, caller, patient } = await readBody(request, FindStaff);
    return this.#directory.find({ person: caller, patient, settings }, q, this.#ports.now());
  }

  async #staffChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushStaff);
    await this.#directory.push(facts);
    return { ok: true };
  }
}
