/**
 * The room of one slice of a practice's patients: which patients there are, for the look-up, and the due table of the
 * rooms in the slice. It loads nothing when it starts.
 */
import { indexRoom, parseRoomName, roomLimits, sliceOf } from "@carethread/model";
import {
  AskDue,
  AskFigures,
  AskTasks,
  ask,
  DueEntry,
  FindPatients,
  Forget,
  type Found,
  type FoundDue,
  type FoundHits,
  type FoundTasks,
  Grown,
  handToSlices,
  hasSecret,
  type Ports,
  type Practice,
  PushCard,
  PushSaid,
  Refuse,
  type Room,
  readBody,
  respond,
  SaidTaken,
  SearchFor,
  type SlicesFigures,
  TakeOver,
  Ticked,
} from "../base/base.ts";
import { DueTable } from "./due-table.ts";
import { HandOver } from "./hand-over.ts";
import { inTime } from "./in-time.ts";
import { PatientList } from "./list.ts";
import { LookUp } from "./look-up.ts";
import { Mending } from "./mending.ts";
import { dueIn } from "./retention.ts";
import { Search } from "./search/search.ts";
import { Tasks } from "./tasks/tasks.ts";

export class IndexRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #slice: number;
  readonly #due: DueTable;
  readonly #patients: PatientList;
  readonly #lookUp: LookUp;
  readonly #mending: Mending;
  readonly #handOver: HandOver;
  readonly #search: Search;
  readonly #tasks: Tasks;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#slice = Number(parseRoomName("index", ports.name)?.key ?? 0);
    this.#due = new DueTable(ports);
    this.#patients = new PatientList(ports.storage, (...change) => this.#lookUp.note(...change));
    this.#lookUp = new LookUp(practice, this.#patients);
    this.#mending = new Mending(ports, practice, this.#patients);
    this.#search = new Search(ports, practice, this.#patients, undefined, (before, after) => {
      this.#tasks
        .changed(before, after)
        .catch(error => ports.log("index: a change of tasks was told to nobody; they ask again", error));
    });
    this.#tasks = new Tasks({
      ...{ ports, practice },
      conversations: () => this.#search.cards(),
      charts: () => this.#lookUp.cards(),
    });
    this.#handOver = new HandOver({
      ports,
      practice,
      slice: this.#slice,
      due: this.#due,
      patients: this.#patients,
      search: this.#search,
    });
  }

  async start(): Promise<void> {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "POST tick": request => this.#tickAll(request),
      "POST internal/tick": async () => (await inTime(this.#ports, this.#tick())) ?? { woken: 0, owing: 0 },
      "POST internal/due": request => this.#enter(request),
      "POST internal/patient": request => this.#patientChanged(request),
      "POST internal/forget": request => this.#forget(request),
      "POST internal/find": request => this.#find(request),
      "POST internal/said": request => this.#said(request),
      "POST internal/search": request => this.#searchFor(request),
      "POST internal/figures": request => this.#figures(request),
      "POST internal/tasks": request => this.#tasksFor(request),
      "POST internal/retention": request => this.#dueFor(request),
      "POST internal/take": request => this.#take(request),
      "POST internal/grown": async request => {
        await this.#handOver.grown((await readBody(request, Grown)).slices);
        return { ok: true };
      },
      "POST internal/empty": async request => {
        const { slices } = await readBody(request, Grown);
        return { ok: (await inTime(this.#ports, this.#handOver.empty(slices, this.#end()))) ?? false };
      },
    });
  }

  /** What the deployment's cron asks of the first slice: the tick of the whole practice. */
  async #tickAll(request: Request): Promise<Ticked> {
    if (!hasSecret(request, this.#ports.deployment.secret)) throw new Refuse("not-found");
    const { id, slices } = this.#practice;
    const others = this.#slice === 0 ? Array.from({ length: slices - 1 }, (_, index) => index + 1) : [];
    const ticks = await Promise.allSettled([
      this.#tick(),
      ...others.map(slice => ask(this.#ports, "index", indexRoom(id, slice), "internal/tick", {}, Ticked)),
    ]);
    const sum: Ticked = { woken: 0, owing: 0 };
    for (const tick of ticks) {
      // One that fails takes no turn from the others.
      if (tick.status === "rejected") this.#ports.log("index: a slice's tick failed", tick.reason);
      else {
        sum.woken += tick.value.woken;
        sum.owing += tick.value.owing;
      }
    }
    return sum;
  }

  async #tick(): Promise<Ticked> {
    const until = this.#end();
    // Asked before rooms are woken: what stands elsewhere by now is woken there.
    await this.#handOverUntil(until);
    const ticked = await this.#due.tick();
    await this.#mending.go(roomLimits.tickRooms - ticked.woken, until);
    await this.#search.rebuild(until);
    return ticked;
  }

  /** Where it fails, the next tick goes on. */
  async #handOverUntil(until: number): Promise<void> {
    await this.#handOver.go(until).catch(error => this.#ports.log("index: not all was handed over", error));
  }

  /** When a tick that begins now is to begin with nothing more, milliseconds since 1970. */
  #end(): number {
    return this.#ports.now() + this.#ports.deployment.delays.tickWithin;
  }

  async #enter(request: Request): Promise<unknown> {
    const entry = await readBody(request, DueEntry);
    // Whoever still has the earlier number of slices finds the right one through this one.
    if (this.#isOurs(entry.of)) {
      await this.#begin();
      await this.#due.enter(entry);
    } else await handToSlices(this.#ports, this.#practice, { due: [entry] });
    return { ok: true };
  }

  /** Before something is put into this slice. */
  async #begin(): Promise<void> {
    await this.#handOver.begin();
    await this.#search.begin();
    // A new practice has nothing to hand over: that is known before anybody looks for its patients.
    if (!(await this.#handOver.standing()).isInOrder) void this.#handOverUntil(this.#end());
  }

  async #patientChanged(request: Request): Promise<unknown> {
    const { facts: card, talks } = await readBody(request, PushCard);
    if (this.#isOurs(card.id)) {
      await this.#begin();
      // Nothing of them is known here, though there was: what search has of them is lost, too.
      if (talks && !(await this.#patients.has(card.id))) await this.#search.expect([card.id]);
      await this.#patients.put([card]);
    } else {
      const searched = talks ? [card.id] : [];
      await handToSlices(this.#ports, this.#practice, { patients: [card], searched });
    }
    return { ok: true };
  }

  async #find(request: Request): Promise<Found> {
    const query = await readBody(request, FindPatients);
    const { patients, more } = await this.#lookUp.find(query);
    const { isSettled, slices } = await this.#standing();
    return { patients, more: more || !isSettled, ...slices };
  }

  /** Whether all that belongs here is here, and in how many slices something may be, where these are more than there are. */
  async #standing(): Promise<{ isSettled: boolean; slices: { slices?: number } }> {
    const { isInOrder, isSettled, slices } = await this.#handOver.standing();
    // Not left to the next tick: somebody looks.
    if (!isInOrder) void this.#handOverUntil(this.#end());
    return { isSettled: isInOrder && isSettled, slices: slices > this.#practice.slices ? { slices } : {} };
  }

  async #said(request: Request): Promise<{ to: number }> {
    const said = await readBody(request, PushSaid);
    const patient = "gone" in said ? said.patient : said.card.patient;
    if (this.#isOurs(patient)) {
      await this.#begin();
      return { to: await this.#search.take(said) };
    }
    const { id, slices } = this.#practice;
    const room = indexRoom(id, sliceOf(patient, slices));
    return ask(this.#ports, "index", room, "internal/said", said, SaidTaken);
  }

  async #searchFor(request: Request): Promise<FoundHits> {
    const asked = await readBody(request, SearchFor);
    const charts = await this.#lookUp.cards();
    const { hits, more } = await this.#search.find(asked, charts);
    return { hits, more, ...(await this.#wholeness(charts)) };
  }

  async #figures(request: Request): Promise<SlicesFigures> {
    const asked = await readBody(request, AskFigures);
    const charts = await this.#lookUp.cards();
    const sums = await this.#search.figures(asked, charts);
    return { sums, ...(await this.#wholeness(charts)) };
  }

  async #tasksFor(request: Request): Promise<FoundTasks> {
    const found = await this.#tasks.find(await readBody(request, AskTasks));
    return { ...found, ...(await this.#wholeness(await this.#lookUp.cards())) };
  }

  async #dueFor(request: Request): Promise<FoundDue> {
    const asked = await readBody(request, AskDue);
    const charts = await this.#lookUp.cards();
    const found = dueIn(asked, (await this.#search.cards()).all(), charts, this.#practice);
    return { ...found, ...(await this.#wholeness(charts)) };
  }

  /** Whether some of what belongs here is not known here yet. */
  async #wholeness(charts: { isWhole(): boolean }): Promise<{ rebuilding: boolean; slices?: number }> {
    const { isSettled, slices } = await this.#standing();
    const isRebuilding = await this.#search.isRebuilding();
    // Not left to the next tick: somebody looks.
    if (isRebuilding) void this.#search.rebuild(this.#end());
    return { rebuilding: isRebuilding || !isSettled || !charts.isWhole(), ...slices };
  }

  async #forget(request: Request): Promise<unknown> {
    const asked = await readBody(request, Forget);
    if ("conversation" in asked) await this.#search.forgetConversation(asked.conversation);
    else {
      await this.#patients.forget(asked.patient);
      await this.#search.forgetPatient(asked.patient);
    }
    return { ok: true };
  }

  /** What stood in another slice. */
  async #take(request: Request): Promise<unknown> {
    const taken = await readBody(request, TakeOver);
    const { due = [], patients = [], keys = [], searched = [] } = taken;
    const put = (): Promise<unknown> =>
      Promise.all([
        ...due.map(entry => this.#due.enter(entry)),
        this.#patients.put(patients),
        this.#patients.expect(keys),
        this.#search.expect(searched),
      ]);
    const of = [...due.map(({ of }) => of), ...patients.map(({ id }) => id), ...keys, ...searched];
    if (of.every(key => this.#isOurs(key))) {
      await this.#begin();
      await put();
    } else await this.#handOver.keep(taken, put);
    return { ok: true };
  }

  #isOurs(key: string): boolean {
    return sliceOf(key, this.#practice.slices) === this.#slice;
  }
}
