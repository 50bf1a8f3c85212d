/** What must hold of tasks, figures and encounters: after any fault lists and figures are what a recount of the logs gives. */
import type { Figures, TaskItem } from "@carethread/model";
import { answerWithin } from "../deployments.ts";
import type { Device } from "../device.ts";
import type { Place } from "../place.ts";
import { violated } from "../violation.ts";
import { epoch, type World } from "../world.ts";
import { counted } from "./figures.ts";
import type { Logs } from "./logs.ts";
import type { Persons } from "./persons.ts";
import { encountersIn, ownedBy, tasksIn, waitsSince } from "./recounted-work.ts";
import type { Entry } from "./reference.ts";

/** How long an answer may take in a world at rest, in milliseconds. */
const answeredWithin = 5_000;
/** How often it is asked at most. */
const times = 4;
/** How long a room may take to notice that a time has come: it is woken by a tick. */
const noticesWithin = 30_000;

type Deed = "claim" | "hand-over" | "release" | "complete";

export class Work {
  readonly #world: World;
  readonly #logs: Logs;
  readonly #persons: Persons;
  /** By task, who was told that they took it when nobody had it. */
  readonly #took = new Map<string, Set<string>>();

  constructor(world: World, logs: Logs, persons: Persons) {
    this.#world = world;
    this.#logs = logs;
    this.#persons = persons;
  }

  /** A person was told that something was done with a task: it is durable. */
  dealt(device: Device, { task, conversation }: TaskItem, deed: Deed): void {
    const place = this.#world.server.place("main", `harbor~${conversation.id}`);
    this.#logs.check(place);
    const log = this.#logs.of(place);
    const person = this.#persons.idOf(device);
    const owners = ownedBy(log, task.id);
    if (deed === "claim" && !owners.includes(person)) violated(`${device.name} took what was never theirs`);
    if (deed === "release" && !owners.includes(null)) violated(`${device.name} released what nobody let go`);
    if (deed === "complete" && tasksIn(log).some(({ id }) => id === task.id))
      violated(`what ${device.name} completed is still to be done`);
    if (deed !== "claim" || task.owner !== undefined) return;
    const took = this.#took.get(task.id) ?? new Set();
    this.#took.set(task.id, took.add(person));
    const free = owners.filter(owner => owner === null).length;
    if (took.size > free) violated(`of those who take a task at once one has it: ${[...took]} of ${task.id}`);
  }

  atRest(): void {
    const { work, clock, lateness } = this.#world;
    if (work === null) return;
    for (const place of this.#world.conversations()) {
      const log = this.#logs.of(place);
      this.#checkEncounters(place, log);
      const since = waitsSince(log);
      const isLate = since !== null && epoch + clock.now > since + answerWithin + noticesWithin + lateness;
      const isSeenTo = tasksIn(log).some(({ why, at }) => why === "unanswered" || at >= (since ?? 0));
      if (isLate && !isSeenTo) violated(`who waits for too long has a task: ${place.name} since ${since}`);
    }
  }

  #checkEncounters({ name }: Place, log: readonly Entry[]): void {
    const { work, clock, lateness, receiver, encounters } = this.#world;
    const { lifecycle, all } = encountersIn(log);
    const told = [...receiver.encounters.values()];
    for (const [index, { id, moves, day }] of all.entries()) {
      if (moves.some((move, at) => move !== (at % 2 === 0 ? "finished" : "resumed")))
        violated(`an encounter is finished and taken up by turns: ${moves} of ${id}`);
      const isOver = moves.length % 2 === 1;
      const isLast = index === all.length - 1;
      if (!isLast && !isOver) violated(`what another one has followed is over: ${id} in ${name}`);
      if (all.some(other => other.id !== id && other.day === day))
        violated(`a day has one encounter: ${name}`);
      if (isLast && work === "per-conversation" && isOver !== (lifecycle === "closed"))
        violated(`an encounter stands as its conversation does: ${name} is ${lifecycle}, ${moves}`);
      if (lifecycle === "closed" && !isOver) violated(`closing finishes the encounter: ${name}`);
      const end = (day + 1) * 86_400_000 + midnight;
      if (work === "per-day" && !isOver && epoch + clock.now > end + noticesWithin + lateness)
        violated(`an encounter of a day ends with it: ${name}`);
      if (encounters.finished.includes(id) && moves.length === 0)
        violated(`what the host was told to be finished is: ${id} in ${name}`);
      const status = isOver ? "finished" : "in-progress";
      if (!told.some(webhook => webhook.encounter === id && webhook.status === status))
        violated(`the host is told of an encounter: ${id} in ${name} is ${status}`);
    }
    if (work === "per-conversation" && all.length !== 1 && log.length > 0)
      violated(`a conversation has its encounter: ${all.length} in ${name}`);
  }

  /** What people find in their lists and figures then. */
  async lookAt(): Promise<void> {
    const { devices, work } = this.#world;
    if (work === null) return;
    const asked = new Set<string>();
    for (const device of devices) {
      const person = this.#persons.idOf(device);
      const isWorker = device.kind === "staff" && !this.#persons.isSupport(device);
      if (!isWorker || asked.has(person) || !this.#persons.isActive(device)) continue;
      asked.add(person);
      await this.#checkTasks(device);
      await this.#checkFigures(device);
    }
  }

  async #checkTasks(device: Device): Promise<void> {
    const { clock, guarded } = this.#world;
    const view = device.client.tasks.view({ list: "all" });
    for (let time = 0; time < times && view.$state.get() !== "ready"; time++) {
      await clock.advance(answeredWithin);
      if (view.$state.get() === "failed") view.retry();
    }
    while (view.$state.get() === "ready" && view.$more.get() === "some") {
      void view.loadMore();
      await clock.advance(answeredWithin);
    }
    guarded(() => {
      const has = (view.$tasks.get() ?? [])
        .map(({ task, conversation }) => `${conversation.id} ${task.id} ${task.why} ${task.owner?.id}`)
        .sort();
      const gives = this.#seen(device)
        .flatMap(([id, log]) =>
          tasksIn(log).map(({ id: task, why, owner }) => `${id} ${task} ${why} ${owner ?? undefined}`),
        )
        .sort();
      if (has.join() !== gives.join())
        violated(`the tasks of ${device.name} are [${has}], a recount gives [${gives}]`);
    });
    view.release();
  }

  async #checkFigures(device: Device): Promise<void> {
    const { clock, guarded } = this.#world;
    const store = device.client.figures();
    for (let time = 0; time < times && store.$figures.get() === null; time++) {
      await clock.advance(answeredWithin);
      if (store.$state.get() === "failed") store.retry();
    }
    guarded(() => {
      const has = shown(store.$figures.get());
      const gives = this.#figures(device);
      if (has !== gives) violated(`the figures of ${device.name} are ${has}, a recount gives ${gives}`);
    });
    store.release();
  }

  #figures(device: Device): string {
    const all = this.#seen(device).map(([, log]) => ({ ...counted(log), patient: patientOf(log) }));
    const open = all.filter(({ lifecycle }) => lifecycle === "open");
    const sum = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);
    return JSON.stringify({
      conversations: all.length,
      unread: sum(open.map(({ waiting }) => waiting?.messages ?? 0)),
      patients: new Set(open.map(({ patient }) => patient)).size,
      messages: sum(all.map(({ messages }) => messages)),
      answers: sum(all.map(({ answers }) => answers.length)),
      resolutions: sum(all.map(({ resolved }) => resolved.length)),
    });
  }

  /** The conversations that a device's person may see, with their logs. */
  #seen(device: Device): [id: string, log: readonly Entry[]][] {
    return this.#world.conversations().flatMap((place): [string, readonly Entry[]][] => {
      const id = place.name.replace("harbor~", "");
      // Time goes on while people look.
      this.#logs.check(place);
      const log = this.#logs.of(place);
      return log.length > 0 && this.#persons.may(device, id) ? [[id, log]] : [];
    });
  }
}

/** When days of the practice's calendar begin by UTC, in January. */
const midnight = 8 * 3_600_000;

function shown(figures: Figures | null): string {
  if (figures === null) return "none";
  const { conversations, unread, patients, messages, answers, resolutions } = figures;
  return JSON.stringify({
    ...{ conversations, unread, patients, messages },
    ...{ answers: answers.month.count, resolutions: resolutions.month.count },
  });
}

function patientOf(log: readonly Entry[]): string {
  let patient = "";
  for (const { event } of log)
    if (event.type === "created" || event.type === "patient-changed") patient = event.patient.id;
  return patient;
}
