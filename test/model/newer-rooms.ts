/** Frames and answers as rooms say them, with everything in them that can be, and what a newer version makes of them. */
import { kinds, settingsOf, type TextRules, toldPractice } from "@carethread/model";
import type * as z from "zod/mini";

export const key = (letters: string): string => letters.padEnd(26, "a");

const staff = { id: key("kim"), side: "staff", name: "Kim Park", title: "Nurse", relation: "proxy" };
const guardian = { id: key("lea"), side: "portal", name: "Lea Diaz", relation: "guardian" };
const rosa = { id: key("rosa"), name: "Rosa Diaz", patientId: "20443", deceased: false, withdrawn: true };
const member = { person: staff, role: "care-team", level: "all", source: "roster" };
const last = { by: staff, text: "Hello", at: 5, pos: 1, note: true };
const policy = kinds["encounter-chat"];
const about = { patient: rosa, kind: "topic", title: "Blood pressure" };
const settings = { newPatientMessage: true, unreadReminder: true };
const labels = { en: { send: "Post", "refused.text-empty": "Say something." } };
const texts: TextRules = {
  ...{ practice: "Harbor", content: "link", address: "https://portal.example", signed: true },
  price: { amount: 0.01, currency: "USD" },
};
const attach = { types: ["image/png"], size: 1, count: 1, sealed: true };
const told = toldPractice(settingsOf("topics"), "staff", "Harbor");
const practice = { ...told, texts, starts: told.starts.map(form => ({ ...form, attach })) };
const may = {
  attach,
  send: "closed",
  texts: "phone",
  note: "closed",
  mention: "closed",
  watch: "watch-fixed",
  follow: "not-allowed",
  followQuestion: "banner",
  close: "closed",
  reopen: "not-allowed",
  work: "not-allowed",
  correct: "not-allowed",
  amend: "not-allowed",
  remove: [],
};
const encounter = {
  id: key("enc"),
  type: "Results",
  status: "finished",
  history: [{ status: "in-progress", at: 5 }],
};
const task = { id: key("t"), why: "unanswered", status: "accepted", owner: staff, raisedAt: 5, due: 6 };
const wrapped = { enc: "aa", box: "aa" };
const sealed = { v: 1, epoch: 1, device: key("dev"), n: 1, salt: "aa", box: "aa", signature: "aa" };
const made = { v: 1, scope: key("sc"), device: key("dev"), signature: "aa", title: sealed };
const ring = {
  ...{ scope: key("sc"), epoch: 1, due: true, devices: { [key("dev")]: key("kim") }, left: [] },
  ...{ from: { [key("kim")]: 1 }, title: sealed },
};
const head = {
  keys: ring,
  id: key("one"),
  ...about,
  policy: { ...policy, channels: ["portal"], encryption: ["managed"] },
  lifecycle: "closed",
  closed: { reason: "merged", into: key("two") },
  createdAt: 0,
  pos: 0,
  lastId: "",
  lastAt: 0,
  messages: 1,
  last,
  awaiting: false,
  encounter,
  waitsSince: 5,
  texting: "enabled",
  coaching: { plan: "2026-03-01", rhythm: { type: "weekly", reason: "preference" } },
  unsent: { [key("one")]: { code: 30_003 } },
  tasks: [task],
  corrected: true,
  corrections: [
    {
      id: key("corr"),
      message: key("one"),
      place: 2,
      by: key("lea"),
      until: "2026-03-01",
      extended: true,
      said: [3],
    },
  ],
};

function event(pos: number, type: string, more: object): object {
  return { id: key(`e${"abcdefghijklmnopqrstuvwxyz"[pos]}`), at: 5, pos, type, by: "team", ...more };
}

const correction = {
  ...{ id: key("corr"), pos: 26, by: "team", at: 5, wrong: "Left", right: "Right", until: "2026-03-01" },
  answer: { as: "approved", at: 6, by: "team", text: "Right" },
};
const aboutOne = { correction: key("corr"), message: key("one"), place: 2 };

const events = [
  event(1, "created", { conversation: key("one"), ...about, policy: head.policy }),
  event(2, "message", {
    by: guardian,
    body: {
      text: "Hello",
      response: { resourceType: "QuestionnaireResponse", status: "completed", item: [{ linkId: "1" }] },
    },
    visibility: "everyone",
    imported: true,
    channel: "sms",
  }),
  event(3, "member-joined", { member, by: staff }),
  event(4, "member-left", { person: staff, role: "support" }),
  event(5, "member-changed", { member }),
  event(6, "patient-changed", { patient: rosa }),
  event(7, "closed", { reason: "merged", into: key("two") }),
  event(8, "reopened", {}),
  event(9, "stream-item", {
    item: { sort: "calendar-event", id: "a1", title: "Visit", start: 5, cancelled: true },
    before: { sort: "plan-update", id: "a1", title: "Walk", cancelled: true },
    changed: true,
  }),
  event(10, "encounter-opened", { encounter }),
  event(11, "encounter-linked", { encounter: encounter.id, link: { kind: "order", title: "Blood count" } }),
  event(12, "encounter-finished", { encounter: encounter.id }),
  event(13, "encounter-resumed", { encounter: encounter.id }),
  event(14, "automatic-reply", {
    opensAt: 9,
    zone: "America/Chicago",
    answerWithin: 1,
    call: "911",
    channel: "sms",
  }),
  event(15, "task-raised", { task: task.id, why: "unanswered", due: 6, owner: staff }),
  event(16, "task-moved", { task: task.id, move: "handed-over", owner: staff, note: "Please" }),
  event(17, "texting-changed", { status: "enabled" }),
  event(18, "text-delivered", { message: key("one"), delivery: { status: "failed", code: 30_006 } }),
  event(19, "rhythm-changed", { coaching: { rhythm: { type: "days", every: 3, reason: "readiness" } } }),
  event(20, "rhythm-changed", { coaching: { rhythm: { type: "paused", reason: "preference" } } }),
  event(21, "rhythm-changed", { coaching: { plan: "2026-03-01", rhythm: { type: "plan" } } }),
  event(22, "message-due", { day: "2026-03-01" }),
  event(23, "text-again", { message: key("one"), place: 2 }),
  event(24, "correction-asked", {
    ...aboutOne,
    until: "2026-03-01",
    body: { wrong: "Left", right: "Right" },
  }),
  event(24, "message", {
    by: staff,
    body: { text: "Left" },
    visibility: "everyone",
    corrections: [correction],
  }),
  event(25, "correction-extended", { ...aboutOne, until: "2026-03-31", due: 9, body: { reason: "Ill" } }),
  event(26, "correction-answered", { ...aboutOne, as: "approved", body: { text: "Right" } }),
  event(27, "correction-withdrawn", aboutOne),
  event(28, "keys-changed", {
    keys: {
      ...{ ...made, epoch: 1, readers: [key("kim")], commitment: "aa", records: { kid: "r", key: wrapped } },
      grants: [{ device: key("dev"), person: key("kim"), certificate: "a.b.c", key: wrapped }],
    },
  }),
  event(29, "keys-shared", {
    shared: {
      ...{ ...made, certificate: "a.b.c" },
      grants: [
        {
          ...{ device: key("dev"), person: key("kim"), certificate: "a.b.c" },
          keys: [{ epoch: 1, key: wrapped }],
        },
      ],
    },
  }),
  event(30, "reader-joined", { person: staff }),
  event(31, "reader-left", { person: staff }),
  event(32, "device-left", { device: key("dev"), person: staff }),
  event(33, "message", {
    by: staff,
    body: { text: "", sealed, preview: sealed },
    visibility: "everyone",
  }),
];

const refused = { id: key("c"), code: "closed", params: {}, retryable: false };
const row = {
  id: key("one"),
  rev: 1,
  keys: { scope: key("sc"), title: sealed },
  ...about,
  lifecycle: "open",
  at: 5,
  messages: 1,
  last,
  unread: 0,
  badge: 0,
  awaiting: false,
};

export const fromConversation: readonly unknown[] = [
  {
    type: "welcome",
    you: staff,
    may,
    head,
    members: { [staff.id]: member },
    receipts: { people: {}, team: 0 },
    mark: { pos: 0, unread: 0, badge: 0, markedUnread: false },
    presence: [],
    events,
    from: 1,
    hasOlder: false,
    labels,
    practice,
  },
  { type: "events", events },
  { type: "ack", id: key("c"), pos: 1 },
  { type: "refused", ...refused },
  { type: "receipts", receipts: { people: {}, team: 0 } },
  { type: "may", may },
  { type: "archived", on: true },
  { type: "mark", mark: { pos: 0, unread: 1, badge: 1, markedUnread: true } },
  { type: "typing", by: guardian, visibility: "everyone" },
  { type: "presence", people: [] },
  { type: "standing", people: {} },
  { type: "pong" },
];

const tabs = { all: 1, unread: 0, read: 1, active: 1, archived: 0 };

export const fromPerson: readonly unknown[] = [
  {
    type: "welcome",
    you: guardian,
    badge: 0,
    rows: [row],
    more: false,
    settings,
    patients: [rosa],
    labels,
    practice,
  },
  { type: "row", row },
  { type: "row", row: { id: key("one"), rev: 2, gone: true } },
  { type: "badge", n: 1 },
  { type: "tabs", counts: tabs },
  { type: "settings", settings },
  { type: "permissions", permissions: ["administer"] },
  { type: "patient", patient: rosa },
  { type: "patient-gone", id: rosa.id },
  {
    type: "notification",
    notification: { id: key("n"), reason: "message", conversation: key("one"), at: 5 },
  },
  { type: "tasks" },
  { type: "sessions" },
  { type: "texting", move: { id: key("m"), patient: rosa.id, status: "failed", rev: 7, at: 5 } },
  { type: "refused", ...refused },
  { type: "pong" },
];

const match = { id: rosa.id, name: rosa.name, patientId: rosa.patientId };

export const restAnswers = {
  events: [{ events, hasOlder: false, hasNewer: false }],
  rows: [{ rows: [row], more: false, missing: true }],
  patients: [{ patients: [match], more: false }],
  staff: [{ staff: [{ person: staff, mention: "mention-no-access" }], more: false, support: true }],
  listed: [{ staff: [{ person: staff, permissions: ["administer"] }], more: false }],
  tasks: [
    {
      tasks: [
        {
          task,
          patient: rosa,
          conversation: { id: key("one"), kind: "topic", title: "Knee", lifecycle: "open" },
        },
      ],
      more: null,
      rebuilding: true,
    },
  ],
  refused: [{ code: "closed", params: {}, retryable: false, message: "" }],
} as const;

interface Node {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly innerType?: Node;
      readonly element?: Node;
      readonly valueType?: Node;
      readonly shape?: Readonly<Record<string, Node>>;
      readonly options?: readonly Node[];
      readonly discriminator?: string;
    };
    readonly values?: ReadonlySet<unknown>;
  };
}

interface Site {
  readonly node: Node;
  readonly at: readonly (string | number)[];
}

/** Where in a value an enumeration's value, or a word of the wire's own, stands. */
function sites(schema: Node, value: unknown, at: Site["at"] = []): Site[] {
  if (value === undefined || value === null) return [];
  const { def, values } = schema._zod;
  const into = (node: Node | undefined, part: unknown, ...names: Site["at"]): Site[] =>
    node === undefined ? [] : sites(node, part, [...at, ...names]);
  switch (def.type) {
    case "optional":
    case "nullable":
      return into(def.innerType, value);
    case "array":
      return (value as unknown[]).flatMap((part, index) => into(def.element, part, index));
    case "record":
      return Object.entries(value).flatMap(([name, part]) => into(def.valueType, part, name));
    case "object":
      return Object.entries(value).flatMap(([name, part]) => into(def.shape?.[name], part, name));
    case "enum":
    case "literal":
      return values?.has(value) ? [{ node: schema, at }] : [];
    case "union": {
      const fitting = (def.options ?? []).filter(
        option => (option as unknown as z.ZodMiniType).safeParse(value).success,
      );
      return fitting.slice(0, 1).flatMap(option => into(option, value));
    }
    default:
      return [];
  }
}

function changed(value: unknown, at: Site["at"], to: unknown): unknown {
  const [name, ...rest] = at;
  if (name === undefined) return to;
  if (Array.isArray(value)) return value.map((part, i) => (i === name ? changed(part, rest, to) : part));
  const record = value as Record<string | number, unknown>;
  return { ...record, [name]: changed(record[name], rest, to) };
}

/** The value once for each place in it where a newer room may say something new; a frame's own type apart. */
export function mutations(schema: z.ZodMiniType, value: unknown): { at: string; value: unknown }[] {
  return sites(schema as unknown as Node, value)
    .filter(({ at }) => !(at.length === 1 && at[0] === "type"))
    .map(({ at }) => ({ at: at.join("."), value: changed(value, at, "hologram") }));
}

/** The enumerations of a schema of which no sample has a value. */
export function unseen(schema: z.ZodMiniType, samples: readonly unknown[]): string[] {
  const seen = new Set(
    samples.flatMap(sample => sites(schema as unknown as Node, sample)).map(({ node }) => node),
  );
  const missing: string[] = [];
  const visited = new Set<Node>();
  const visit = (node: Node | undefined): void => {
    if (node === undefined || visited.has(node)) return;
    visited.add(node);
    const { def, values } = node._zod;
    // What stands for a type that is not known comes from no room.
    if (values?.has("unknown") && values.size === 1) return;
    if ((def.type === "enum" || def.type === "literal") && !seen.has(node))
      missing.push([...(values ?? [])].join());
    for (const inner of [def.innerType, def.element, def.valueType, ...(def.options ?? [])]) visit(inner);
    for (const inner of Object.values(def.shape ?? {})) visit(inner);
  };
  visit(schema as unknown as Node);
  return missing;
}
