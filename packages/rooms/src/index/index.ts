/**
 * The room of one slice of a practice's patients: which patients there are, for the look-up, and the due table of the
 * rooms in the slice. It loads nothing when it starts.
 */
import { indexRoom, parseRoomName, sliceOf } from "@carethread/model";
import {
  ask,
  DueEntry,
  FindPatients,
  Grown,
  handToSlices,
  hasSecret,
  type Ports,
  type Practice,
  PushPatient,
  Refuse,
  type Room,
  readBody,
  respond,
  TakeOver,
  Ticked,
} from "../base/base.ts";
import { DueTable } from "./due-table.ts";
import { HandOver } from "./hand-over.ts";
import { Patients } from "./patients.ts";

export class IndexRoom implements Room {
  readonly sockets = null;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #slice: number;
  readonly #due: DueTable;
  readonly #patients: Patients;
  readonly #handOver: HandOver;

  constructor(ports: Ports, practice: Practice) {
    this.#ports = ports;
    this.#practice = practice;
    this.#slice = Number(parseRoomName("index", ports.name)?.key ?? 0);
    this.#due = new DueTable(ports);
    this.#patients = new Patients(ports, practice);
    this.#handOver = new HandOver({
      ports,
      practice,
      slice: this.#slice,
      due: this.#due,
      patients: this.#patients,
    });
  }

  async start(): Promise<void> {}

  requested(request: Request): Promise<Response> {
    return respond(this.#ports, request, {
      "POST tick": request => this.#tickAll(request),
      "POST internal/tick": () => this.#tick(),
      "POST internal/due": request => this.#enter(request),
      "POST internal/patient": request => this.#patientChanged(request),
      "POST internal/find": request => this.#find(request),
      "POST internal/take": request => this.#take(request),
      "POST internal/grown": async request => {
        await this.#handOver.grown((await readBody(request, Grown)).slices);
        return { ok: true };
      },
      "POST internal/empty": async () => {
        await this.#handOver.go();
        return { ok: true };
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
    // Asked before rooms are woken: what stands elsewhere by now is woken there. Where it fails, the next tick goes on.
    await this.#handOver.go().catch(error => this.#ports.log("index: not all was handed over", error));
    return this.#due.tick();
  }

  async #enter(request: Request): Promise<unknown> {
    const entry = await readBody(request, DueEntry);
    // Whoever still has the earlier number of slices finds the right one through this one.
    if (this.#isOurs(entry.of)) {
      await this.#handOver.begin();
      await this.#due.enter(entry);
    } else await handToSlices(this.#ports, this.#practice, { due: [entry] });
    return { ok: true };
  }

  async #patientChanged(request: Request): Promise<unknown> {
    const { facts } = await readBody(request, PushPatient);
    if (this.#isOurs(facts.id)) {
      await this.#handOver.begin();
      await this.#patients.put(facts);
    } else await handToSlices(this.#ports, this.#practice, { patients: [facts] });
    return { ok: true };
  }

  async #find(request: Request): Promise<unknown> {
    const query = await readBody(request, FindPatients);
    return this.#patients.find(query);
  }

  /** What stood in another slice. */
  async #take(request: Request): Promise<unknown> {
    const { due = [], patients = [] } = await readBody(request, TakeOver);
    await this.#handOver.begin();
    await Promise.all([
      ...due.map(entry => this.#due.enter(entry)),
      ...patients.map(facts => this.#patients.put(facts)),
    ]);
    return { ok: true };
  }

  #isOurs(key: string): boolean {
    return sliceOf(key, this.#practice.slices) === this.#slice;
  }
}
