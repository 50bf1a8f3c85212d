/** What is taken out, as FHIR: whatever was done in a conversation, two validators say nothing against it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answeredBy,
  correctionsAfter,
  type Exported,
  type ExportedConversation,
  type ExportedResource,
  exportBundle,
  exportResources,
  FileNames,
  type LoggedEvent,
  type Person,
  type Seen,
  type ShownCorrection,
  taskHistory,
  type View,
} from "@carethread/model";
import fc from "fast-check";
import { problemsOf } from "../host/fhir-validators.ts";
import { runs } from "../support/long.ts";
import { at, conversation, host, key, patientId, portal, staff } from "./arbitraries.ts";
import { played } from "./conversations.ts";
import { answering } from "./questionnaire-examples.ts";

const taking = { practice: { id: "riverside", name: "Riverside" }, at: Date.UTC(2026, 10, 27) };
const patient = { id: patientId, name: "Ana Silva", patientId: "MRN-1", deceased: false };

function conversationOf(
  events: readonly LoggedEvent[],
  more: Partial<ExportedConversation["row"]> = {},
): ExportedConversation {
  const messages = events.filter(({ type }) => type === "message").length;
  const row = { id: conversation, title: "", kind: "topic", lifecycle: "open", at: 0, messages } as const;
  return {
    row: { ...row, ...more },
    async *events() {
      yield* events;
    },
  };
}

async function resourcesOf(conversations: readonly ExportedConversation[], by: Person = host) {
  const found: ExportedResource[] = [];
  const options = {
    urlOf: (_: string, type: string, id: string) => `${type}/${id}`,
    fileUrl: ({ id }: { id: string }) => `https://rooms.example.org/${id}`,
  };
  for await (const resource of exportResources({ ...taking, patient, by }, conversations, options))
    found.push(resource);
  return found;
}

type Of<T extends ExportedResource["resourceType"]> = Extract<ExportedResource, { resourceType: T }>;

function those<T extends ExportedResource["resourceType"]>(
  resources: readonly ExportedResource[],
  type: T,
): readonly Of<T>[] {
  return resources.filter((each): each is Of<T> => each.resourceType === type);
}

/** A view as rooms hand it out: messages with the corrections that the thread shows at them. */
function logged(seen: readonly Seen[]): LoggedEvent[] {
  const shown = new Map<string, readonly ShownCorrection[]>();
  for (const event of seen)
    if (event.type.startsWith("correction-")) {
      const said = event as Parameters<typeof correctionsAfter>[1];
      shown.set(said.message, correctionsAfter(shown.get(said.message) ?? [], said));
    }
  return seen.map(event => {
    const corrections = shown.get(event.id) ?? [];
    return corrections.length === 0 ? event : { ...event, corrections };
  }) as LoggedEvent[];
}

/** Every address within the resources. */
function addressesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = (value as { reference?: unknown }).reference;
  return [...(typeof own === "string" ? [own] : []), ...Object.values(value).flatMap(addressesIn)];
}

test("whatever was done in a conversation, two validators have nothing against what comes of it, and nothing that was said is missing", async () => {
  const sorts = new Set<string>();
  let said = 0;
  const view = fc.constantFrom<View>("staff", "portal");
  await fc.assert(
    fc.asyncProperty(played({ setBack: true }), view, async (room, view) => {
      const events = logged(room.seen(view));
      const { head } = room.state?.[view] ?? assert.fail("there is nothing");
      const { title, lifecycle } = head;
      const by = view === "staff" ? host : at(portal, 0);
      const found = await resourcesOf([conversationOf(events, { title, lifecycle })], by);
      for (const resource of found) {
        sorts.add(`${view} ${resource.resourceType}`);
        assert.deepEqual(problemsOf(resource), [], JSON.stringify(resource));
      }
      const named = found.map(({ resourceType, id }) => `${resourceType}/${id}`);
      assert.equal(new Set(named).size, named.length);
      for (const address of addressesIn(found)) assert.ok(named.includes(address), address);
      const messages = events.filter(event => event.type === "message");
      said += messages.length;
      const parts = those(found, "Communication").filter(
        ({ identifier }) => identifier[0]?.system === "urn:carethread:riverside/message",
      );
      assert.deepEqual(
        parts.map(({ id, sent, payload }) => [id, sent, payload?.[0]?.contentString]),
        messages.map(({ id, at, body }) => [
          id,
          new Date(at).toISOString(),
          body.text === "" ? undefined : body.text,
        ]),
      );
      assert.deepEqual(
        those(found, "Task").map(({ id, status }) => [id, status]),
        view === "staff" ? taskHistory(room.seen(view)).map(({ id, status }) => [id, status]) : [],
      );
      const [encounter] = those(found, "Encounter").filter(({ id }) => id === head.encounter?.id);
      assert.equal(encounter?.status, head.encounter?.status);
      const present = those(found, "CareTeam").flatMap(({ participant }) =>
        participant.filter(({ period }) => period.end === undefined).map(({ member }) => member.display),
      );
      if (view === "staff")
        assert.deepEqual(
          present.sort(),
          Object.values(room.state?.staff.members ?? {})
            .map(({ person }) => person.name)
            .sort(),
        );
    }),
    { numRuns: runs(500) },
  );
  assert.ok(said > 500, `${said} messages`);
  assert.deepEqual(
    [...sorts].sort(),
    [
      ...["portal Communication", "portal Provenance", "staff CareTeam", "staff Communication"],
      ...["staff Encounter", "staff Provenance", "staff Task"],
    ].sort(),
  );
});

const message = (n: number, by: Person, more: object = {}): LoggedEvent =>
  ({
    ...{ type: "message", id: key(500 + n), at: n, pos: n, by, body: { text: "Hello" } },
    ...{ visibility: "everyone", ...more },
  }) as LoggedEvent;

test("answers come as a QuestionnaireResponse that their message refers to, and neither validator has a word against it", async () => {
  await fc.assert(
    fc.asyncProperty(answering, async ({ questionnaire, answers }) => {
      const begun = answeredBy(questionnaire, answers, taking.at);
      if ("refused" in begun) return;
      const { text, response } = begun;
      const found = await resourcesOf([
        conversationOf([message(1, at(portal, 0), { body: { text, response } })]),
      ]);
      for (const resource of found) assert.deepEqual(problemsOf(resource), [], JSON.stringify(resource));
      const [said] = those(found, "QuestionnaireResponse");
      assert.deepEqual([said?.item, said?.authored], [response.item, response.authored]);
      const payload = those(found, "Communication")[1]?.payload;
      assert.equal(payload?.at(-1)?.contentReference?.reference, `QuestionnaireResponse/${said?.id}`);
    }),
    { numRuns: runs(50) },
  );
});

test("whether the patient may be texted is what was said of it last, over all conversations", async () => {
  const texting = (at: number, status: string): LoggedEvent =>
    ({ type: "texting-changed", id: key(700 + at), at, pos: at, by: host, status }) as LoggedEvent;
  const consentOf = async (...said: readonly (readonly LoggedEvent[])[]) => {
    const found = await resourcesOf(
      said.map((events, index) => conversationOf(events, { id: key(40 + index) })),
    );
    for (const resource of found) assert.deepEqual(problemsOf(resource), [], JSON.stringify(resource));
    const [consent, ...others] = those(found, "Consent");
    assert.deepEqual(others, []);
    return consent && [consent.status, consent.provision.type, consent.dateTime];
  };
  const time = (at: number) => new Date(at).toISOString();
  assert.equal(await consentOf([message(1, at(staff, 0))]), undefined);
  assert.deepEqual(await consentOf([texting(1, "pending")]), ["proposed", "deny", time(1)]);
  assert.deepEqual(await consentOf([texting(1, "pending"), texting(2, "enabled")]), [
    ...["active", "permit"],
    time(2),
  ]);
  const stopped = [texting(2, "enabled"), texting(5, "opted-out")];
  assert.deepEqual(await consentOf(stopped, [texting(3, "pending")]), ["rejected", "deny", time(5)]);
  for (const status of ["failed", "none"])
    assert.deepEqual(await consentOf([texting(1, "pending"), texting(2, status)]), [
      ...["inactive", "deny"],
      time(2),
    ]);
});

test("a message belongs to the encounter that went on when it was said, also to the one that it opened", async () => {
  const encounter = (id: number, at: number) => ({
    ...{ id: key(id), type: "Chat", status: "in-progress" as const },
    history: [{ status: "in-progress" as const, at }],
  });
  const event = (n: number, at: number, more: object): LoggedEvent =>
    ({ id: key(800 + n), at, pos: 10 + n, by: host, ...more }) as LoggedEvent;
  const found = await resourcesOf([
    conversationOf([
      message(1, at(portal, 0)),
      message(2, at(staff, 0)),
      event(1, 2, { type: "encounter-opened", encounter: encounter(60, 2) }),
      message(3, at(portal, 0)),
      event(2, 4, { type: "encounter-finished", encounter: key(60) }),
      message(5, at(portal, 0)),
      event(3, 6, { type: "encounter-opened", encounter: encounter(61, 6) }),
    ]),
  ]);
  for (const resource of found) assert.deepEqual(problemsOf(resource), []);
  assert.deepEqual(
    those(found, "Communication").map(({ encounter }) => encounter?.reference),
    [undefined, undefined, `Encounter/${key(60)}`, `Encounter/${key(60)}`, undefined],
  );
  assert.deepEqual(
    those(found, "Encounter").map(({ status }) => status),
    ["finished", "in-progress"],
  );
});

test("where a message comes from is said of who brought it in and of who took it out, and by which way it came", async () => {
  const events = [
    message(1, at(staff, 0), { imported: true }),
    message(2, at(portal, 0), { channel: "sms", omitted: 2 }),
  ];
  const found = await resourcesOf([conversationOf(events)]);
  for (const resource of found) assert.deepEqual(problemsOf(resource), []);
  assert.deepEqual(
    those(found, "Provenance").map(({ target, agent }) => [
      target.map(({ reference }) => reference),
      agent.map(({ who }) => who.display),
    ]),
    [
      [[`Communication/${key(501)}`], ["Kim"]],
      [[`Communication/${conversation}`], ["The practice"]],
    ],
  );
  const texted = those(found, "Communication")[2];
  assert.deepEqual([texted?.medium, texted?.note?.length], [[{ text: "SMS" }], 1]);
});

test("the Bundle of people has the same resources, each by its own address", async () => {
  await fc.assert(
    fc.asyncProperty(played(), async room => {
      const conversations = [conversationOf(logged(room.seen("staff")))];
      const exported: Exported = { ...taking, patient, by: at(staff, 0), conversations };
      let text = "";
      for await (const piece of exportBundle(exported, { names: new FileNames() })) text += piece;
      const bundle = JSON.parse(text);
      assert.deepEqual(problemsOf(bundle), []);
      const urls = bundle.entry.map(({ fullUrl }: { fullUrl: string }) => fullUrl);
      assert.equal(new Set(urls).size, urls.length);
      for (const address of addressesIn(bundle)) assert.ok(urls.includes(address), address);
      const found = await resourcesOf(conversations, at(staff, 0));
      assert.deepEqual(
        bundle.entry.map(({ resource }: { resource: ExportedResource }) => [
          resource.resourceType,
          resource.id,
        ]),
        found.map(({ resourceType, id }) => [resourceType, id]),
      );
    }),
    { numRuns: runs(20) },
  );
});
