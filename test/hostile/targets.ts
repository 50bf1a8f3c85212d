/** What is attacked: a practice with one busy conversation, and what a good program would send there. */
import type { PracticeRegistration } from "@carethread/host";
import { keyOf, limits, type Party } from "@carethread/model";
import { FileAsker } from "../support/files.ts";
import { createTestOperator, type TestOperator } from "../support/operator.ts";
import { createTestPractice, type TestPractice } from "../support/practice.ts";
import type { Frame } from "../support/raw-socket.ts";
import { type Reachable, World } from "../support/world.ts";
import type { Chance } from "./chance.ts";

/** What stands in every note: no portal user may ever be sent it. */
export const secret = "staff-only-9f2c";

/** Far above what the fuzz needs: the bounds on speed have tests of their own. */
const fast = { burst: 1e7, perSecond: 1e7 };
export const allFast = {
  frames: fast,
  commands: fast,
  signals: fast,
  hellos: fast,
  requests: fast,
  parts: fast,
  files: fast,
};

export interface Target {
  readonly world: World;
  /** A practice that the operator has pushed. */
  readonly cove: TestPractice;
  readonly operator: TestOperator;
  readonly conversation: string;
  /** Rooms by party, that exist, never did, or cannot. */
  readonly rooms: Readonly<Record<Party, readonly string[]>>;
}

export async function createTarget(
  serve: (practices: Record<string, unknown>, operator: unknown) => Reachable | Promise<Reachable>,
): Promise<Target> {
  const practice = await createTestPractice("harbor", { notes: true });
  const inland = await createTestPractice("inland");
  const operator = await createTestOperator();
  const server = await serve(
    { [practice.id]: practice.registration, [inland.id]: inland.registration },
    operator.keys,
  );
  // Pushed, and pushed over by the attack.
  const cove = await createTestPractice("cove");
  await operator.at(server).register("cove", cove.registration as unknown as PracticeRegistration, 0);
  const world = new World(server, practice);
  await world.fill();
  // What the attack pushes concerns these two alone, so that the others go on.
  await world.pushStaff("sam", { name: "Sam Roe" });
  await world.pushPatient("pat", {
    name: "Pat Low",
    linked: [{ id: "pat", name: "Pat Low", relation: "self" }],
  });
  const conversation: string = (await world.startTopic("staff", "kim")).body.id;
  const file = await noteWithFile(world, conversation);
  const unknown = (): string => `harbor~${keyOf(crypto.getRandomValues(new Uint8Array(16)))}`;
  const impossible = [
    "harbor",
    "harbor~",
    "~",
    "harbor~a~b",
    "HARBOR~x",
    "nowhere~practice",
    "harbor~../x",
    "inland~practice",
  ];
  return {
    world,
    cove,
    operator,
    conversation,
    rooms: {
      main: [world.conversationRoom(conversation), unknown(), ...impossible],
      person: [
        await practice.personRoom("staff", "kim"),
        await practice.personRoom("staff", "sam"),
        await practice.personRoom("portal", "rosa"),
        unknown(),
        ...impossible,
      ],
      patient: [
        await practice.patientRoom("rosa"),
        await practice.patientRoom("pat"),
        unknown(),
        ...impossible,
      ],
      index: ["harbor~00", "harbor~07", "inland~00", unknown(), ...impossible],
      hooks: ["harbor~hooks", "inland~hooks", unknown(), ...impossible],
      practice: ["harbor~practice", "cove~practice", "inland~practice", unknown(), ...impossible],
      attachment: [file, unknown(), "inland~practice", ...impossible],
      texting: ["harbor~texting", "inland~texting", unknown(), ...impossible],
      operator: ["operator", "harbor~operator", unknown(), ...impossible],
    },
  };
}

/** The room of a file that a note brings; its content is the secret. */
async function noteWithFile(world: World, conversation: string): Promise<string> {
  const file = new FileAsker(world, "staff", "kim");
  const bytes = new TextEncoder().encode(secret);
  const brought = await file.bringUp(conversation, bytes, { name: "note.txt", type: "text/plain" });
  if (brought.state !== "clean") throw new Error(`a file did not come up: ${JSON.stringify(brought)}`);
  const kim = await world.join("staff", "kim", conversation);
  await kim.next("welcome");
  const attachments = [{ id: file.id }];
  const command = { type: "message", text: "", visibility: "staff", attachments };
  kim.send({ type: "command", id: world.newId(), command });
  await kim.next("ack");
  kim.close();
  return `${world.practice.id}~${file.id}`;
}

/** Good frames of a client in a conversation. Notes bear the secret. */
export function goodFrames(chance: Chance, token: string): readonly (Frame | Record<string, unknown>)[] {
  return [
    { type: "hello", v: 1, token },
    { type: "hello", v: 1, token, after: { pos: chance.below(40), id: chance.word(26) } },
    { type: "auth", token },
    {
      type: "command",
      id: chance.word(26),
      command: { type: "message", text: "Good morning", visibility: "everyone" },
    },
    {
      type: "command",
      id: chance.word(26),
      command: { type: "message", text: `${secret} watch`, visibility: "staff" },
    },
    {
      type: "command",
      id: chance.word(26),
      command: {
        type: "message",
        text: "",
        visibility: "everyone",
        attachments: [{ id: chance.word(26), alt: "A knee", width: 640, height: 480 }],
      },
    },
    { type: "read", from: 1 + chance.below(5), pos: 1 + chance.below(30) },
    { type: "mark-read", pos: 1 + chance.below(30) },
    { type: "typing", visibility: chance.pick(["everyone", "staff"]) },
    { type: "got", bytes: 1 + chance.below(limits.confirmEvery) },
    { type: "ping" },
  ];
}

export interface GoodRequest {
  readonly party: keyof Target["rooms"];
  /** Its place in the list of rooms. */
  readonly room: number;
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  /** Whose token: of a person, of the back end, or the operator's. */
  readonly from: readonly ["staff" | "portal" | "system" | "operator", string];
  /** Of the pushed practice instead of the other one. */
  readonly isCoves?: true;
}

/** Good requests, with the persons who make them. */
export function goodRequests(
  chance: Chance,
  { cove, conversation }: Pick<Target, "cove" | "conversation">,
): readonly GoodRequest[] {
  const person = { id: chance.word(26), side: "staff", name: "Kim Park" };
  return [
    { party: "main", room: 0, method: "GET", path: "events?before=9&limit=5", from: ["portal", "rosa"] },
    {
      party: "main",
      room: 0,
      method: "POST",
      path: "import",
      body: {
        commandId: chance.word(26),
        messages: [{ at: 1, by: person, text: "Past", visibility: "everyone" }],
      },
      from: ["system", "host"],
    },
    {
      party: "person",
      room: 0,
      method: "GET",
      path: `rows?after=open.5.${chance.word(26)}`,
      from: ["staff", "kim"],
    },
    {
      party: "person",
      room: 1,
      method: "POST",
      path: "roster",
      body: {
        type: "staff",
        id: "sam",
        version: chance.below(1e6),
        name: "Sam Roe",
        title: "Nurse",
        active: true,
        restrictions: ["hiv"],
      },
      from: ["system", "host"],
    },
    {
      party: "patient",
      room: 1,
      method: "POST",
      path: "roster",
      body: {
        type: "patient",
        id: "pat",
        version: chance.below(1e6),
        name: "Pat Low",
        patientId: "MRN-pat",
        birthDate: "1970-01-02",
        deceased: false,
        programs: ["hiv"],
        team: [{ id: "sam", name: "Sam Roe", title: "Nurse", role: "primary-coach" }],
        linked: [{ id: "pat", name: "Pat Low", relation: "self" }],
      },
      from: ["system", "host"],
    },
    {
      party: "patient",
      room: 1,
      method: "POST",
      path: "conversations",
      body: { commandId: chance.word(26), kind: "topic", title: "Knee", first: { text: "It hurts" } },
      from: ["portal", "pat"],
    },
    {
      party: "patient",
      room: 1,
      method: "POST",
      path: "conversations",
      body: {
        ...{ commandId: chance.word(26), kind: "topic", title: "Knee" },
        first: { text: "", attachments: [{ id: chance.word(26), alt: "A knee", width: 640, height: 480 }] },
      },
      from: ["portal", "pat"],
    },
    {
      party: "attachment",
      room: 1,
      method: "POST",
      path: "upload",
      body: { start: "topic", name: "../x\u202egpj.png", type: "image/png", size: 70_000 },
      from: ["portal", "rosa"],
    },
    {
      party: "person",
      room: 0,
      method: "POST",
      path: "patients",
      body: { q: "ro" },
      from: ["staff", "kim"],
    },
    {
      party: "person",
      room: 0,
      method: "POST",
      path: "search",
      body: { q: "it hurts", older: "1.aaaaaaaaaaaaaaaaaaaaaaaaaa", patient: chance.word(26) },
      from: ["staff", "kim"],
    },
    {
      party: "main",
      room: 0,
      method: "POST",
      path: "find",
      body: { q: "hurts" },
      from: ["staff", "kim"],
    },
    {
      party: "person",
      room: 0,
      method: "POST",
      path: "staff",
      body: { q: "ki", patient: chance.word(26) },
      from: ["staff", "kim"],
    },
    { party: "attachment", room: 0, method: "GET", path: "content", from: ["staff", "kim"] },
    { party: "attachment", room: 0, method: "GET", path: "content", from: ["portal", "rosa"] },
    {
      party: "attachment",
      room: 1,
      method: "POST",
      path: "upload",
      body: { conversation, name: "../x\u202egpj.png", type: "image/png", size: 70_000 },
      from: ["portal", "rosa"],
    },
    {
      party: "attachment",
      room: 1,
      method: "PUT",
      path: `part?number=${chance.below(4)}`,
      body: { not: "a part" },
      from: ["portal", "rosa"],
    },
    { party: "attachment", room: 1, method: "HEAD", path: "upload", from: ["portal", "rosa"] },
    {
      party: "attachment",
      room: 1,
      method: "POST",
      path: "complete",
      body: { digest: "0".repeat(64) },
      from: ["portal", "rosa"],
    },
    { party: "attachment", room: chance.below(2), method: "DELETE", path: "upload", from: ["staff", "kim"] },
    {
      party: "attachment",
      room: 0,
      method: "POST",
      path: "internal/look",
      body: { conversation, person: chance.word(26) },
      from: ["staff", "kim"],
    },
    { party: "index", room: 0, method: "POST", path: "tick", body: {}, from: ["system", "host"] },
    { party: "operator", room: 0, method: "POST", path: "tick", body: {}, from: ["operator", "op1"] },
    {
      party: "practice",
      room: 1,
      method: "POST",
      path: "registration",
      body: { version: chance.below(1e6), registration: cove.registration },
      from: ["operator", "op1"],
    },
    {
      party: "practice",
      room: 1,
      method: "POST",
      path: "registration",
      body: { version: chance.below(1e6), withdrawn: true },
      from: ["operator", "op1"],
    },
    {
      party: "practice",
      room: 1,
      method: "POST",
      path: "roster",
      body: {
        type: "practice",
        version: chance.below(1e6),
        settings: { notes: true, supportFor: 1_000, labels: { en: { send: "Post" } } },
      },
      from: ["system", "host"],
      isCoves: true,
    },
    {
      party: "practice",
      room: 1,
      method: "POST",
      path: "internal/registered",
      body: {},
      from: ["operator", "op1"],
    },
    {
      party: "operator",
      room: 0,
      method: "POST",
      path: "internal/listed",
      body: { practice: "cove", version: 1, listed: true },
      from: ["operator", "op1"],
    },
    {
      party: "index",
      room: 0,
      method: "POST",
      path: "internal/due",
      body: { party: "main", room: "harbor~x", of: "x" },
      from: ["system", "host"],
    },
    {
      party: "person",
      room: 0,
      method: "POST",
      path: "internal/facts",
      body: { person, subscriber: { party: "main", room: "harbor~x" } },
      from: ["staff", "kim"],
    },
    { party: "main", room: 0, method: "POST", path: "internal/wake", body: {}, from: ["system", "host"] },
  ];
}
