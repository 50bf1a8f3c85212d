/** What an inbox keeps beside its rows: always what a recount from the rows gives, whatever comes and whoever dies. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  badgeIn,
  canHoldPatient,
  canHoldRow,
  compareRows,
  type PatientCard,
  type PersonFacts,
  type PracticeSettings,
  type Row,
  Tab,
  tabsOf,
} from "@carethread/model";
import { decode, type PushOwnPatient, type PushRow, type Storage } from "@carethread/rooms/base/base";
import fc from "fast-check";
import { tabCounts } from "../../packages/rooms/src/person/counts.ts";
import { Inbox, type InboxFrame } from "../../packages/rooms/src/person/inbox.ts";
import { runs } from "../support/long.ts";
import { cardOf, type InMemory, inMemory, numbered, rowOf } from "./stored.ts";

const person = { id: numbered(99), side: "staff" as const, name: "Kim" };
type Settings = { -readonly [K in "staffAccess" | "marker" | "archive"]: PracticeSettings[K] };

/** A room's inbox over lives, with what ought to stand in it, and a device that is there all the time. */
class Scene {
  readonly rows = new Map<string, PushRow>();
  readonly patients = new Map<string, PushOwnPatient>();
  readonly disk: InMemory = inMemory();
  readonly settings: Settings = {
    ...{ staffAccess: "searchable", marker: "all", archive: { staff: false, portal: false } },
  };
  readonly device = { rows: new Map<string, Row>(), patients: new Map<string, PatientCard>() };
  facts: PersonFacts = { rev: 1, person, active: true, restrictions: [], support: false };
  inbox = new Inbox(this.#options(this.disk.life()));

  #options(storage: Storage) {
    return {
      storage,
      facts: () => this.facts,
      settings: this.settings,
      show: (frames: readonly InboxFrame[]) => this.#show(frames),
    };
  }

  /** As after a death. With `most` the next life ends after so many reads and commits. */
  async begin(most?: number): Promise<void> {
    this.inbox = new Inbox(this.#options(this.disk.life(most)));
    await this.inbox.load();
  }

  holds(push: PushRow): boolean {
    return !("gone" in push.row) && canHoldRow(this.facts, push, this.settings);
  }

  async push(push: PushRow): Promise<void> {
    const { id, rev } = push.row;
    if ((this.rows.get(id)?.row.rev ?? -1) < rev) this.rows.set(id, push);
    await this.inbox.inTurn(async () => {
      const old = await this.inbox.known(id);
      if (old.rev >= rev) return;
      const draft = this.inbox.draft();
      const frames = await this.inbox.setRow(draft, old, { ...push, reminded: old.reminded ?? null });
      this.#show(frames);
      await this.inbox.commit(draft);
    });
  }

  async pushPatient(push: PushOwnPatient): Promise<void> {
    const id = "patient" in push ? push.patient.id : push.id;
    if ((this.patients.get(id)?.rev ?? -1) < push.rev) this.patients.set(id, push);
    await this.inbox.setPatient(push);
  }

  #show(frames: readonly InboxFrame[]): void {
    for (const frame of frames) {
      if (frame.type === "patient") this.device.patients.set(frame.patient.id, frame.patient);
      else if (frame.type === "patient-gone") this.device.patients.delete(frame.id);
      else if ("gone" in frame.row) this.device.rows.delete(frame.row.id);
      else {
        const push = this.rows.get(frame.row.id);
        assert.ok(push !== undefined && this.holds(push), "nothing is shown that may not be");
        this.device.rows.set(frame.row.id, frame.row);
      }
    }
  }

  #stored<T>(prefix: string): Map<string, T> {
    const keys = [...this.disk.values.keys()].filter(key => key.startsWith(prefix)).sort();
    return new Map(keys.map(key => [key, decode<T>(this.disk.values.get(key))]));
  }

  /** What stands there is what stands there by a recount, and what the device shows. */
  async check(): Promise<void> {
    await this.inbox.settled();
    const pushes = [...this.rows.values()].filter(push => this.holds(push));
    const shown = pushes.map(({ row }) => row as Row).sort(compareRows);
    const { marker, archive } = this.settings;
    const sideOf = (row: Row) => this.rows.get(row.id)?.side ?? null;
    const archives = (row: Row): boolean => archive[sideOf(row) as "staff" | "portal"] ?? false;
    const counts = tabCounts(this.inbox.counts);
    for (const tab of Tab.options) {
      const rows = shown.filter(row => tabsOf(row, { marker, archive: archives(row) }).includes(tab));
      const kept = tab === "active" ? "all" : tab;
      assert.deepEqual([...this.#stored<Row>(`in:${kept}:`).values()], rows, tab);
      const read: Row[] = [];
      for (let more = true; more; ) {
        const page = await this.inbox.page(tab, read.at(-1) ?? null);
        read.push(...page.rows);
        assert.equal(page.count, rows.length);
        more = page.more;
      }
      assert.deepEqual(read, rows, `pages of ${tab}`);
      // Of a tab that not every practice has nothing is said where it is empty.
      assert.equal(counts[tab] ?? 0, rows.length, tab);
    }
    assert.equal(
      this.inbox.counts.badge,
      shown.reduce((sum, row) => sum + badgeIn(row, { archive: archives(row) }), 0),
    );
    const waiting = pushes.filter(({ since, side }) => since !== null && side === "staff");
    assert.deepEqual(
      [...this.#stored<string>("waits:").values()],
      waiting
        .sort((a, b) => (a.since ?? 0) - (b.since ?? 0) || (a.row.id < b.row.id ? -1 : 1))
        .map(({ row }) => row.id),
    );
    const talking = new Set(shown.map(({ patient }) => patient.id));
    const own = [...this.patients.values()].flatMap(push =>
      "patient" in push && canHoldPatient(this.facts, push) && !talking.has(push.patient.id)
        ? [push.patient]
        : [],
    );
    own.sort((a, b) => (a.id < b.id ? -1 : 1));
    assert.deepEqual(await this.inbox.patients(), own);
    const follows = [...this.patients.values()].flatMap(push =>
      "patient" in push && push.follows ? [push.patient.id] : [],
    );
    assert.deepEqual(await this.inbox.followed(), follows.sort());
    const linked = [...this.patients.values()].flatMap(push => ("linked" in push ? [push.id] : []));
    assert.deepEqual(await this.inbox.linked(), linked.sort());
    assert.deepEqual([...this.device.rows.values()].sort(compareRows), shown);
    assert.deepEqual(
      [...this.device.patients.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      own,
    );
    const gone = [...this.rows.values()].filter(({ row }) => "gone" in row).map(({ row }) => row.id);
    assert.deepEqual([...this.#stored("gone:").keys()], gone.map(id => `gone:${id}`).sort());
    assert.equal(this.#stored("row:").size, this.rows.size - gone.length, "a row that is gone goes");
  }
}

const programs = fc.subarray(["heart", "lungs"]);
const steps = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("row" as const),
      id: fc.nat(4),
      rev: fc.nat(30),
      gone: fc.nat(4).map(n => n === 0),
      unread: fc.nat(2),
      badge: fc.nat(2),
      at: fc.nat(5),
      archived: fc.boolean(),
      due: fc.option(fc.constantFrom("2026-03-01", "2026-03-02"), { nil: undefined }),
      lifecycle: fc.constantFrom<Row["lifecycle"][]>("open", "closed"),
      since: fc.option(fc.nat(3)),
      side: fc.constantFrom<PushRow["side"][]>("staff", "portal", null),
      source: fc.constantFrom<NonNullable<PushRow["source"]>[]>("roster", "called", "self"),
      programs,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("patient" as const),
      id: fc.nat(2),
      rev: fc.nat(30),
      as: fc.constantFrom("own", "follows", "withdrawn", "linked", "gone"),
      programs,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("facts" as const),
      active: fc.nat(4).map(n => n > 0),
      support: fc.nat(4).map(n => n === 0),
      restrictions: programs,
    }),
  },
  fc.record({
    do: fc.constant("settings" as const),
    staffAccess: fc.constantFrom<Settings["staffAccess"][]>("care-team", "searchable"),
    marker: fc.constantFrom<Settings["marker"][]>("all", "admitted"),
    archive: fc.record({ staff: fc.boolean(), portal: fc.boolean() }),
  }),
  fc.record({ do: fc.constant("die" as const) }),
  fc.record({ do: fc.constant("rest" as const) }),
);
type Step = typeof steps extends fc.Arbitrary<infer S> ? S : never;

async function take(scene: Scene, step: Step): Promise<void> {
  if (step.do === "die") await scene.begin();
  else if (step.do === "rest") await scene.check();
  else if (step.do === "settings") {
    const { do: _, ...settings } = step;
    Object.assign(scene.settings, settings);
  } else if (step.do === "facts") {
    const { active, support, restrictions } = step;
    scene.facts = { ...scene.facts, active, support, restrictions };
  } else if (step.do === "patient") {
    const { as, rev, id, programs } = step;
    const patient = cardOf(id);
    if (as === "linked") await scene.pushPatient({ id: patient.id, rev, linked: true });
    else if (as === "gone") await scene.pushPatient({ id: patient.id, rev, gone: true });
    else {
      // Who follows a patient who was withdrawn follows them still.
      const follows = as !== "own";
      const more = as === "withdrawn" ? { withdrawn: true as const } : {};
      await scene.pushPatient({ patient, rev, programs, follows, ...more });
    }
  } else {
    const { do: _, id, rev, gone, since, side, source, programs, archived, due, ...rest } = step;
    const row = { ...rest, ...(archived ? { archived } : {}), ...(due === undefined ? {} : { due }) };
    // Several rows about one patient.
    const patient = cardOf(id % 3);
    const push = rowOf(id, { ...row, rev, patient }, { programs, side, source, since });
    await scene.push(gone ? { ...push, row: { id: push.row.id, rev, gone: true } } : push);
  }
}

test("[I-3] tabs, counts, reminders and own patients equal a recount from the rows, whatever changes", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async all => {
      const scene = new Scene();
      await scene.begin();
      for (const step of all) await take(scene, step);
      await scene.check();
    }),
    { numRuns: runs(100) },
  );
});

/** More rows than are looked at in one turn: each third is of a program. */
async function many(): Promise<Scene> {
  const scene = new Scene();
  await scene.begin();
  for (let n = 0; n < 260; n++) {
    const programs = n % 3 === 0 ? ["heart"] : [];
    await scene.push(rowOf(n, { badge: 1, unread: n % 2 }, { programs, since: n }));
    await scene.pushPatient({ patient: cardOf(n + 1_000), rev: 1, programs, follows: n % 2 === 0 });
  }
  return scene;
}

test("[I-3] [I-4] whenever a room dies in the middle of a change of rights, the next life goes on where it stopped", async () => {
  const stoppedIn = new Set<number>();
  const scene = await many();
  for (let most = 2; ; most += 17) {
    for (const restrictions of [["heart"], []]) {
      scene.facts = { ...scene.facts, restrictions };
      await scene.begin(most);
      let isDone = false;
      scene.inbox.settled().then(() => {
        isDone = true;
      });
      // Storage in memory needs no time: by then it is over, one way or the other.
      await new Promise(resolve => setImmediate(resolve));
      const { walk } = decode<{ walk: { step: number } | null }>(scene.disk.values.get("inbox"));
      if (!isDone && walk !== null) stoppedIn.add(walk.step);
      await scene.begin();
      await scene.check();
      if (isDone && restrictions.length === 0) {
        assert.deepEqual([...stoppedIn].sort(), [0, 1, 2, 3]);
        return;
      }
    }
  }
});

test("[I-4] from the first moment nothing is read of what may no longer be shown, and pushes do not wait for the walk", async () => {
  const scene = await many();
  await scene.check();
  scene.facts = { ...scene.facts, restrictions: ["heart"] };
  assert.equal(scene.inbox.isWithdrawing, true);
  const order: string[] = [];
  const reading = scene.inbox.whenSettled(async () => {
    order.push("read");
    const { rows, count } = await scene.inbox.page("all", null);
    return { rows, count, badge: scene.inbox.counts.badge };
  });
  // One that is in the middle of it all, and one that may not be shown any more.
  const pushes = [rowOf(500, { badge: 5 }), rowOf(501, {}, { programs: ["heart"] })].map(async push => {
    await scene.push(push);
    order.push("push");
  });
  const { rows, count, badge } = await reading;
  await Promise.all(pushes);
  assert.deepEqual(order, ["push", "push", "read"]);
  const left = 260 - Math.ceil(260 / 3);
  assert.deepEqual([count, badge, rows[0]?.title], [left + 1, left + 5, "Topic 500"]);
  assert.ok(rows.every(({ title }) => title === "Topic 500" || Number(title.split(" ")[1]) % 3 !== 0));
  assert.equal(scene.inbox.isWithdrawing, false);
  await scene.check();
});
