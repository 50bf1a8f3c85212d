/** What people take with them: the page, the bundle, the names of the files, and who may. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canExport,
  cleanFileName,
  correctionsAfter,
  type Exported,
  type ExportedConversation,
  exportBundle,
  exportPage,
  FileNames,
  type LoggedEvent,
  mayIn,
  type Permission,
  type ShownCorrection,
} from "@carethread/model";
import fc from "fast-check";
import { problemsOf } from "../host/fhir-validators.ts";
import { exportWords as words } from "../support/export-words.ts";
import { at, conversation, key, patientId, portal, staff } from "./arbitraries.ts";
import { ana, cas, example, host, kim, lee, start, withSupport } from "./example.ts";
import { Room } from "./room.ts";

interface Said {
  readonly text: string;
  readonly name: string;
  readonly isNote: boolean;
  readonly isPatients: boolean;
  readonly corrections?: readonly ShownCorrection[];
}

function exportOf(title: string, all: readonly Said[]): Exported {
  const events = all.map(({ text, name, isNote, isPatients, corrections }, index) => ({
    ...(corrections === undefined ? {} : { corrections }),
    ...{ type: "message", id: key(500 + index), at: Date.UTC(2026, 10, 27, index % 24), pos: index + 1 },
    by: isPatients ? at(portal, 0) : at(staff, 0),
    body: {
      text,
      attachments: [
        { id: key(9_000 + index), name, type: "image/png", size: 3, width: 4, height: 5, alt: name },
      ],
    },
    visibility: isNote && !isPatients ? "staff" : "everyone",
  })) as LoggedEvent[];
  const row: ExportedConversation["row"] = {
    id: conversation,
    title,
    kind: "topic",
    lifecycle: "open",
    at: 0,
    messages: events.length,
  };
  return {
    practice: { id: "riverside", name: title },
    patient: { id: patientId, name: title, patientId: "MRN 1", deceased: false },
    ...{ by: at(portal, 0), at: Date.UTC(2026, 10, 27) },
    conversations: [
      {
        row,
        async *events() {
          yield* events;
        },
      },
    ],
  };
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let all = "";
  for await (const piece of pieces) all += piece;
  return all;
}

const pageOf = (exported: Exported, names = new FileNames()) =>
  whole(exportPage(exported, { words, names, language: "en-US", dir: "ltr", timeZone: "UTC" }));

const any = fc.string({ unit: "grapheme", minLength: 1 }).filter(text => text.trim() !== "");
const hostile = fc.oneof(
  any,
  fc.constantFrom("<script>alert(1)</script>", `"><img src=x onerror=y>`, "</style>", "&lt;", "' onload='"),
);
const said = fc.record({ text: hostile, name: hostile, isNote: fc.boolean(), isPatients: fc.boolean() });

test("whatever was written, the page has no tag but its own", async () => {
  const tags = (html: string) =>
    html.match(/<[a-z!/][^>]*>/gi)?.map(tag => tag.match(/^<\/?[a-z!]+[0-9]?/i)?.[0]);
  await fc.assert(
    fc.asyncProperty(hostile, fc.array(said, { maxLength: 5 }), async (title, all) => {
      const plain = all.map(each => ({ ...each, text: "x", name: "x" }));
      assert.deepEqual(tags(await pageOf(exportOf(title, all))), tags(await pageOf(exportOf("x", plain))));
    }),
  );
});

test("the page has a table of contents, days, authors and files, and lets nothing run", async () => {
  const html = await pageOf(
    exportOf("Knee", [{ text: "Good\nmorning", name: "x ray.png", isNote: true, isPatients: false }]),
  );
  assert.match(html, /<html lang="en-US" dir="ltr">/);
  assert.match(html, /content="default-src &#39;none&#39;/);
  // Of one conversation there is nothing to choose from.
  assert.doesNotMatch(html, /<nav/);
  const one = exportOf("Knee", []);
  const two = await pageOf({ ...one, conversations: [...one.conversations, ...one.conversations] });
  assert.match(two, new RegExp(`<a href="#conversation-${conversation}"><bdi>Knee</bdi></a>`));
  assert.match(html, /<h3>Friday, November 27, 2026<\/h3>/);
  assert.match(html, /<strong><bdi>Kim<\/bdi><\/strong> <span class="about">Nurse · Note<\/span>/);
  assert.match(html, /<p class="text" dir="auto">Good\nmorning<\/p>/);
  assert.match(html, /<img src="files\/x%20ray\.png" alt="x ray\.png" width="4" height="5">/);
});

/** The Communications of a bundle, in no resource of which two validators find anything. */
function communicationsOf(bundle: ReturnType<typeof JSON.parse>): ReturnType<typeof JSON.parse>[] {
  const resources: { resourceType: string }[] = bundle.entry.map(
    ({ resource }: { resource: object }) => resource,
  );
  for (const resource of resources) assert.deepEqual(problemsOf(resource), []);
  return resources.filter(({ resourceType }) => resourceType === "Communication");
}

test("the bundle has every message that was seen, and two validators say nothing against it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { maxLength: 4 }), async all => {
      const exported = exportOf("Knee", all);
      const bundle = JSON.parse(await whole(exportBundle(exported, { names: new FileNames() })));
      assert.deepEqual(problemsOf(bundle), []);
      const [header, ...messages] = communicationsOf(bundle);
      assert.equal(header.partOf, undefined);
      assert.deepEqual(
        messages.map(({ payload }: { payload: { contentString?: string }[] }) => payload[0]?.contentString),
        all.map(({ text }) => text),
      );
      const { fullUrl } = bundle.entry[0];
      for (const { partOf } of messages) assert.deepEqual(partOf, [{ reference: fullUrl }]);
    }),
    { numRuns: 20 },
  );
});

const step = fc.record({
  is: fc.constantFrom("asked", "extended", "approved", "declined", "withdrawn"),
  text: hostile,
  more: hostile,
});

/** How corrections stand at a message after these steps, by the rule by which the thread shows them. */
function correctionsOf(steps: readonly { is: string; text: string; more: string }[]): ShownCorrection[] {
  let shown: readonly ShownCorrection[] = [];
  let open: string | null = null;
  for (const [index, { is, text, more }] of steps.entries()) {
    if (is === "asked" ? open !== null : open === null) continue;
    const correction: string = is === "asked" ? key(700 + index) : (open ?? "");
    const head = { id: key(800 + index), correction, message: key(500), place: 1, pos: index + 2 };
    const who = is === "asked" || is === "withdrawn" ? at(portal, 0) : ("team" as const);
    const event = { ...head, at: Date.UTC(2026, 10, 28), by: who };
    const until = "2027-01-26";
    if (is === "asked")
      shown = correctionsAfter(shown, {
        ...event,
        ...{ type: "correction-asked", until, body: { wrong: text, right: more } },
      });
    else if (is === "extended")
      shown = correctionsAfter(shown, {
        ...event,
        ...{ type: "correction-extended", until: "2027-02-25", due: 0, body: { reason: text } },
      });
    else if (is === "withdrawn") shown = correctionsAfter(shown, { ...event, type: "correction-withdrawn" });
    else if (is === "approved" || is === "declined")
      shown = correctionsAfter(shown, { ...event, type: "correction-answered", as: is, body: { text } });
    open = is === "asked" ? correction : is === "extended" ? open : null;
  }
  return [...shown];
}

const htmlOf = (text: string) =>
  text.replace(
    /[&<>"']/g,
    char => `&${{ "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" }[char]};`,
  );

test("a corrected message stays as it was, and has with it what the thread shows: corrected text, reason, or until when", async () => {
  const message = { text: "The left knee", name: "a.png", isNote: false, isPatients: false };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async steps => {
      const corrections = correctionsOf(steps);
      const exported = exportOf("Knee", [{ ...message, corrections }]);
      const html = await pageOf(exported);
      assert.match(html, /<p class="text" dir="auto">The left knee<\/p>/);
      assert.equal(html.match(/<div class="correction /g)?.length ?? 0, corrections.length);
      for (const { answer, wrong, right, later } of corrections) {
        if (answer?.as === "approved") {
          assert.ok(html.includes(`<p class="text" dir="auto">${htmlOf(answer.text)}</p>`));
          assert.match(html, /Corrected by the team on November 28, 2026/);
          continue;
        }
        assert.ok(html.includes(`${htmlOf(wrong)}</dd>`) && html.includes(`${htmlOf(right)}</dd>`));
        if (answer !== undefined) assert.ok(html.includes(`Because ${htmlOf(answer.text)}</p>`));
        else assert.match(html, later === undefined ? /until January 26, 2027/ : /until February 25, 2027/);
      }
      const bundle = JSON.parse(await whole(exportBundle(exported, { names: new FileNames() })));
      assert.deepEqual(problemsOf(bundle), []);
      const [, first, ...rest] = communicationsOf(bundle);
      assert.equal(first.payload[0].contentString, "The left knee");
      const told = corrections.flatMap(({ wrong, right, answer }) => [
        [wrong, right],
        ...(answer === undefined ? [] : [[answer.text]]),
      ]);
      assert.deepEqual(
        rest.map(({ payload }: { payload: { contentString: string }[] }) =>
          payload.map(({ contentString }) => contentString),
        ),
        told,
      );
      for (const { inResponseTo } of rest) assert.deepEqual(inResponseTo[0].identifier, first.identifier[0]);
    }),
    { numRuns: 40 },
  );
});

test("who has no conversation takes out a bundle that is one", async () => {
  const bundle = JSON.parse(
    await whole(exportBundle({ ...exportOf("", []), conversations: [] }, { names: new FileNames() })),
  );
  assert.deepEqual(problemsOf(bundle), []);
});

test("file names are safe, each is another one, also where case does not count, and the same file keeps its own", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(any, fc.constantFrom("a.png", "A.PNG", "con.txt", "../x.pdf"))), all => {
      const names = new FileNames();
      const given = all.map((name, index) => names.of({ id: key(index), name }));
      assert.equal(new Set(given.map(name => name.toLowerCase())).size, all.length);
      for (const [index, name] of given.entries()) {
        assert.ok(!/[\\/:*?"<>|]/.test(name) && !name.startsWith("."), name);
        assert.equal(names.of({ id: key(index), name: "other" }), name);
        const extension = /\.[a-z0-9]+$/i.exec(cleanFileName(at(all, index)))?.[0];
        if (extension !== undefined) assert.ok(name.endsWith(extension));
      }
    }),
  );
});

test("the patient's side takes out what it sees, and staff who may by the host's word", () => {
  const mayTake = (actor: number, permissions: Permission[] = []) => {
    const { people, patient, settings } = example({ people: { [actor]: { permissions } } });
    return canExport({ person: at(people, actor), patient, settings });
  };
  assert.equal(mayTake(ana), null);
  assert.equal(mayTake(cas), "not-found");
  assert.equal(mayTake(kim), "not-allowed");
  assert.equal(mayTake(kim, ["administer", "audit"]), "not-allowed");
  assert.equal(mayTake(kim, ["export"]), null);
  // The back end reads every conversation anyway.
  assert.equal(mayTake(host), null);
  // What a page shows of it is told by the same rule.
  const room = new Room(example({ people: { [lee]: { permissions: ["export"] } } }));
  start(room, ana);
  assert.deepEqual(
    [ana, kim, lee].map(actor => mayIn(room.facts(actor), room.target).export),
    [null, undefined, null],
  );
  const { people, patient, settings } = example(withSupport);
  const support = { ...at(people, 4), permissions: ["export" as const] };
  assert.notEqual(canExport({ person: support, patient, settings }), null);
});
