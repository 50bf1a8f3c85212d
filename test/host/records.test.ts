/** The records tool, by real rooms: it opens what devices sealed, and not before that stands in the patient's record. */
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { conversationsFromFhir } from "@carethread/host/fhir";
import { partsOf, readEntry, sealedFileName, sealedFileType } from "@carethread/model";
import { newFileKey, sealFile } from "@carethread/model/e2ee";
import { recordsCommand } from "../../packages/host/src/commands/records-command.ts";
import { withNewRecordsKey } from "../../packages/host/src/devices/devices.ts";
import { FileAsker, fileOf as fileOfKind } from "../support/files.ts";
import { encryptedScene } from "./encrypted-scene.ts";
import { problemsOf } from "./fhir-validators.ts";

const folder = await mkdtemp(join(tmpdir(), "carethread-records-"));
after(() => rm(folder, { recursive: true }));

let files = 0;
async function fileOf(value: unknown): Promise<string> {
  const path = join(folder, `${++files}.json`);
  await writeFile(path, typeof value === "string" ? value : JSON.stringify(value));
  return path;
}

/** Rosa and Kim have written, and the practice's records key was replaced in between. */
async function written() {
  const now = await encryptedScene();
  const rosa = await now.deviceOf("portal", "rosa", "Rosa Diaz");
  const kim = await now.deviceOf("staff", "kim", "Kim Park");
  const { id, place, secret } = await now.begin(rosa, [kim], { text: "My left knee hurts" }, "Knee at night");
  now.clock.now += 1_000;
  const [rosas, kims] = [await now.join("portal", "rosa", id), await now.join("staff", "kim", id)];
  await now.say(kims, kim, secret, 1, { text: "Since when,\nand how much?" });
  const replaced = await withNewRecordsKey(now.made.devices);
  now.useKeys(replaced.devices);
  const next = await now.changeKeys(kims, kim, [rosa, kim], place, 2, "Knee");
  await now.say(rosas, rosa, next, 2, { text: "For a week" });
  await now.say(kims, kim, next, 2, { text: "\u001b[2JCome in tomorrow" });
  const exported: Record<string, unknown>[] = [];
  for await (const resource of now.host.exportConversation("rosa", id))
    exported.push(JSON.parse(JSON.stringify(resource)));
  const credentials = await fileOf({
    ...{ practice: now.practice.id, issuer: "https://x.test", audience: "carethread" },
    ...{ idSecret: now.practice.idSecret, system: now.made.devices.sign[0] },
  });
  const [older, newer] = [await fileOf(now.made.records), await fileOf(replaced.records)];
  const jwks = await fileOf(now.jwks());
  /** The rooms know another key for the practice's system: a proxy of the test signs in its place. */
  const asSystem: typeof fetch = async (url, init) =>
    now.server.fetch(String(url), {
      ...init,
      headers: { ...init?.headers, authorization: `Bearer ${await now.practice.token("system", "host")}` },
    });
  const common = ["--server", now.server.url, "--credentials", credentials, "--jwks", jwks];
  const why = ["--by", "Ruth Okafor, records", "--reason", "Subpoena 26-117"];
  const run = async (args: readonly string[], how: { readonly fetch?: typeof fetch } = {}) => {
    const printed: string[] = [];
    const said: string[] = [];
    const code = await recordsCommand(["open", ...args], {
      print: text => printed.push(text),
      complain: text => said.push(text),
      ...{ fetch: asSystem, attempts: 1, ...how },
    });
    return { code, printed: printed.join("\n"), said: said.join("\n") };
  };
  /** Who used the records key as the record has it, oldest first. */
  const recorded = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { entry } of now.host.recordEntries({ patient: "rosa" })) {
      const read = readEntry(entry);
      if (read?.type === "unsealed")
        found.unshift(
          `${read.n} ${read.who}: ${read.reason} (${read.conversation === id}, ${read.keys.length})`,
        );
    }
    return found;
  };
  const both = ["--records-key", older, "--records-key", newer];
  return { ...now, id, exported, older, newer, common, why, both, run, recorded, rosa, kim, asSystem };
}

const now = await written();
const fromRooms = ["--patient", "rosa", "--conversation", now.id];

/** What it says of an export with something in it changed. */
async function opened(resources: readonly object[], keys = now.both) {
  const file = await fileOf(resources.map(resource => JSON.stringify(resource)).join("\n"));
  const more = ["--export", file, "--format", "json"];
  const { code, printed, said } = await now.run([...now.common, ...now.why, ...keys, ...more]);
  assert.equal(said, "");
  const read = JSON.parse(printed) as {
    title: unknown;
    entry: number;
    sound: boolean;
    messages: {
      content?: { text: string } | string;
      marks: string[];
      by: { name: string; side: string | null };
    }[];
    problems: { epoch: number | null; is: string }[];
  };
  return { code, ...read, marks: read.messages.map(({ marks }) => marks.join()) };
}

const isMessage = ({ resourceType, partOf }: Record<string, unknown>) =>
  resourceType === "Communication" && partOf !== undefined;
const messages = now.exported.filter(isMessage);
const documents = now.exported.filter(({ resourceType }) => resourceType === "DocumentReference");

test("what is exported of an encrypted conversation is FHIR that two validators take, and no word that was sealed", async () => {
  for (const resource of now.exported) assert.deepEqual(problemsOf(resource), [], JSON.stringify(resource));
  const all = JSON.stringify(now.exported);
  const data = [...all.matchAll(/"data":"([^"]*)"/g)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString(),
  );
  assert.equal(data.length, 6);
  assert.doesNotMatch(all + data.join(), /left knee|at night|since when|for a week|in tomorrow/i);
  assert.deepEqual([messages.length, documents.length], [4, 2]);
  // It is brought back in as nothing: words that nobody can read are none.
  const { conversations, leftOut } = await conversationsFromFhir(now.exported);
  assert.deepEqual(
    conversations.flatMap(each => each.messages),
    [],
  );
  assert.deepEqual(
    leftOut.map(({ because }) => because),
    Array(4).fill("no-text"),
  );
});

test("a conversation is opened from the rooms by its records keys, and that stands in the patient's record first", async () => {
  const before = (await now.recorded()).length;
  const { code, printed, said } = await now.run([...now.common, ...now.why, ...now.both, ...fromRooms]);
  assert.deepEqual([code, said], [0, ""]);
  const entries = await now.recorded();
  assert.equal(entries.length, before + 1);
  const entry = entries.at(-1) ?? "";
  assert.match(entry, /^\d+ Ruth Okafor, records: Subpoena 26-117 \(true, 2\)$/);
  assert.ok(printed.includes(`stands in the patient's record as entry ${entry.split(" ")[0]}.`));
  const [head, title] = printed.split("\n");
  assert.deepEqual([head, title], [`Conversation ${now.id} with Rosa Diaz`, "Knee"]);
  for (const line of [
    /Z {2}Rosa Diaz \(patient's side\)\n {4}My left knee hurts\n/,
    /Z {2}Kim Park \(staff\)\n {4}Since when,\n {4}and how much\?\n/,
    /\n {4}For a week\n/,
    /\n4 messages, all of them genuine\.$/,
  ])
    assert.match(printed, line);
  // What a terminal would obey is not printed.
  assert.ok(printed.includes("\ufffd[2JCome in tomorrow"));
  // The reading of the log stands there, too.
  const types: string[] = [];
  for await (const { entry } of now.host.recordEntries({ patient: "rosa" })) types.push(entry.type);
  assert.ok(types.includes("exported"));
});

test("an export is opened by the same keys, and says the same", async () => {
  const { code, sound, title, messages, entry } = await opened(now.exported);
  assert.deepEqual([code, sound, title], [0, true, "Knee"]);
  assert.deepEqual(
    messages.map(({ by, content }) => [by.name, by.side, (content as { text: string }).text]),
    [
      ["Rosa Diaz", "portal", "My left knee hurts"],
      ["Kim Park", "staff", "Since when,\nand how much?"],
      ["Rosa Diaz", "portal", "For a week"],
      ["Kim Park", "staff", "\u001b[2JCome in tomorrow"],
    ],
  );
  assert.match((await now.recorded()).at(-1) ?? "", new RegExp(`^${entry} `));
});

test("without the record nothing is opened: neither without the rooms, nor where they refuse", async () => {
  const file = await fileOf(now.exported);
  const args = [...now.common, ...now.why, ...now.both, "--export", file];
  const before = await now.recorded();
  const gone = async () => {
    throw new TypeError("no network");
  };
  const unreachable = await now.run(args, { fetch: gone });
  assert.deepEqual([unreachable.code, unreachable.printed], [1, ""]);
  assert.match(unreachable.said, /No answer from/);
  const refuses = (async () => Response.json({ code: "unavailable" }, { status: 503 })) as typeof fetch;
  assert.deepEqual([(await now.run(args, { fetch: refuses })).printed], [""]);
  // Another patient's name in the file leads to no record of theirs.
  const others = JSON.stringify(now.exported).replaceAll(
    now.host.patientKey("rosa"),
    now.host.patientKey("leo"),
  );
  const wrong = await now.run([...args.slice(0, -1), await fileOf(others)]);
  assert.deepEqual([wrong.code, wrong.printed], [1, ""]);
  for (const option of ["--by", "--reason", "--server", "--jwks", "--credentials", "--records-key"]) {
    const at = args.indexOf(option);
    const left = args.toSpliced(at, 2);
    // Two keys are given.
    const without = option === "--records-key" ? left.toSpliced(left.indexOf(option), 2) : left;
    const { code, printed, said } = await now.run(without);
    assert.deepEqual([code, printed], [1, ""]);
    assert.ok(said.includes(`Missing: ${option}`), said);
  }
  assert.deepEqual(await now.recorded(), before);
});

test("by the newer records key alone what was sealed to the older one stays closed, and by another none of it is opened", async () => {
  const some = await opened(now.exported, ["--records-key", now.newer]);
  assert.equal(some.code, 2);
  assert.deepEqual(some.marks, ["locked", "locked", "", ""]);
  assert.deepEqual(
    some.problems.map(({ epoch, is }) => [epoch, is]),
    [[1, "locked"]],
  );
  const { records } = await withNewRecordsKey(now.made.devices);
  const before = await now.recorded();
  const file = ["--export", await fileOf(now.exported)];
  const other = ["--records-key", await fileOf(records)];
  const none = await now.run([...now.common, ...now.why, ...other, ...file]);
  assert.deepEqual([none.code, none.printed], [1, ""]);
  assert.match(none.said, /None of these records keys opens/);
  assert.deepEqual(await now.recorded(), before);
});

/** Attachments of a resource with what stands in them changed. */
function changed(
  resource: Record<string, unknown>,
  change: (value: Record<string, unknown>) => object,
): object {
  const again = (data: string): string =>
    Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(data, "base64").toString())))).toString(
      "base64",
    );
  return JSON.parse(JSON.stringify(resource), (key, value) => (key === "data" ? again(value) : value));
}

test("rooms that swap, alter, withhold, repeat or invent messages are seen through, and genuine ones are read still", async () => {
  const [hello, since, week, come] = messages as [object, object, object, object] & Record<string, unknown>[];
  const with_ = (from: object, ...to: object[]) =>
    now.exported.flatMap(each => (each === from ? to : [each]));
  const marks = async (resources: readonly object[]) => {
    const { code, marks } = await opened(resources);
    assert.equal(code, 2);
    return marks;
  };
  const sender = (since as { sender: object }).sender;
  assert.deepEqual(await marks(with_(hello, { ...hello, sender })), ["forged", "", "gap", ""]);
  assert.deepEqual(
    await marks(
      with_(
        week,
        changed(week as Record<string, unknown>, sealed => ({ ...sealed, n: 3 })),
      ),
    ),
    [...["", "", "forged", ""]],
  );
  const altered = (sealed: Record<string, unknown>) => ({
    ...sealed,
    box: String(sealed.box).replace(/^./, "_"),
  });
  assert.deepEqual(await marks(with_(week, changed(week as Record<string, unknown>, altered))), [
    "",
    "",
    "forged",
    "",
  ]);
  assert.deepEqual(await marks(with_(since)), ["", "", "gap"]);
  assert.deepEqual(await marks(with_(hello, hello, hello)), ["", "repeated", "", "", ""]);
  // Behind a later one of the same device, and under a key that was replaced by then.
  assert.deepEqual(await marks([...with_(since), since]), ["", "", "gap", "old-key,moved"]);
  const plain = { ...come, payload: [{ contentString: "Take them all" }] };
  assert.deepEqual(await marks(with_(come, plain)), ["", "", "", "plain"]);
  assert.deepEqual(await marks(with_(come, { ...come, payload: undefined })), ["", "", "", "forged"]);
});

test("keys that nobody certified made, of another conversation, or of which some are missing, are none", async () => {
  const [first, second] = documents as [Record<string, unknown>, Record<string, unknown>];
  const without = (...gone: object[]) => now.exported.filter(each => !gone.includes(each));
  const problems = async (resources: readonly object[]) => {
    const { code, marks, problems } = await opened(resources);
    assert.equal(code, 2);
    return [marks, problems.map(({ epoch, is }) => `${epoch} ${is}`)];
  };
  assert.deepEqual(await problems(without(first)), [["forged", "forged", "gap", "gap"], ["2 gap"]]);
  assert.deepEqual(await problems([...now.exported, first]), [["", "", "", ""], ["1 repeated"]]);
  const more = {
    ...second,
    content: [{ attachment: { contentType: "application/vnd.carethread.epoch-keys+json" } }],
  };
  assert.deepEqual(await problems([...now.exported, more]), [["", "", "", ""], ["null unreadable"]]);
  // A reader more than its maker signed.
  const ghost = changed(second, keys => ({
    ...keys,
    readers: [...(keys.readers as string[]), "z".repeat(26)],
  }));
  assert.deepEqual(await problems(now.exported.map(each => (each === second ? ghost : each))), [
    ["", "", "forged", "forged"],
    ["2 forged"],
  ]);
  // The same by a practice of the same name whose keys are others, as rooms could make one up.
  const other = await written();
  const { marks } = await opened(
    other.exported.map(each => JSON.parse(JSON.stringify(each).replaceAll(other.id, now.id))),
    ["--records-key", other.older, "--records-key", other.newer],
  );
  assert.deepEqual(marks, ["forged", "forged", "forged", "forged"]);
});

test("files are fetched, opened and written beside, and what is not as it was sealed is not", async () => {
  const { id, place, secret } = await now.begin(now.rosa, [now.kim], { text: "Look" }, "Rash");
  const socket = await now.join("portal", "rosa", id);
  const bring = async (name: string, type: string, bytes: Uint8Array<ArrayBuffer>) => {
    const key = newFileKey();
    const asker = new FileAsker(now.world, "portal", "rosa");
    const { size, part } = await sealFile({ id: asker.id, key, size: bytes.length }, async (from, to) =>
      bytes.slice(from, to),
    );
    const parts = await Promise.all(Array.from({ length: partsOf(size) }, (_, nth) => part(nth + 1)));
    const up = await asker.bringUp(id, Buffer.concat(parts), { name: sealedFileName, type: sealedFileType });
    assert.equal(up.state, "clean", JSON.stringify(up));
    return { id: asker.id, key, name, type, size: bytes.length };
  };
  const photo = new Uint8Array(fileOfKind("png", 100_000));
  const all = [
    await bring("rash.png", "image/png", photo),
    await bring("rash.png", "image/png", new TextEncoder().encode("no picture at all")),
    await bring("../../diary.txt", "text/plain", new TextEncoder().encode("At eight")),
    { ...(await bring("other.txt", "text/plain", new Uint8Array(300).fill(65))), key: newFileKey() },
  ];
  const gone = { ...all[0], id: now.world.newId(), name: "gone.png" };
  const said = { text: "These", files: [...all, gone] };
  await now.say(
    socket,
    now.rosa,
    secret,
    2,
    said,
    all.map(({ id }) => id),
  );
  assert.equal(place.practice, now.practice.id);
  const into = join(folder, "opened");
  const from = ["--patient", "rosa", "--conversation", id, "--files", into];
  const { code, printed } = await now.run([...now.common, ...now.why, ...now.both, ...from]);
  assert.equal(code, 2);
  const at = (name: string): string => join(into, id, name);
  assert.deepEqual(new Uint8Array(await readFile(at("rash.png"))), photo);
  assert.equal(await readFile(at("rash (2).png"), "utf8"), "no picture at all");
  assert.equal(await readFile(at("diary.txt"), "utf8"), "At eight");
  assert.deepEqual((await readdir(join(into, id))).sort(), ["diary.txt", "rash (2).png", "rash.png"]);
  assert.equal((await stat(at("rash.png"))).mode & 0o777, 0o600);
  for (const line of [
    "    [file: rash.png, image/png, 100000 bytes]",
    `    ${at("rash (2).png")}\n  [MISMATCH`,
    "    other.txt\n  [NOT GENUINE",
    "    gone.png\n  [NOT THERE",
  ])
    assert.ok(printed.includes(line), `${line} in ${printed}`);
  // What is there is not written over, and said to be there.
  const again = await now.run([...now.common, ...now.why, ...now.both, ...from]);
  assert.equal(again.code, 2);
  assert.ok(again.printed.includes("    rash.png\n  [NOT WRITTEN"), again.printed);
  // Where the rooms do not answer for the files, what was opened is printed all the same.
  const cut: typeof fetch = async (url, init) => {
    if (String(url).endsWith("/content")) throw new TypeError("the network is gone");
    return now.asSystem(url, init);
  };
  const lost = await now.run([...now.common, ...now.why, ...now.both, ...from], { fetch: cut });
  assert.equal(lost.code, 2);
  assert.ok(lost.printed.includes("These") && lost.printed.includes("[NOT FETCHED"), lost.printed);
  const json = [
    "--format",
    "json",
    "--patient",
    "rosa",
    "--conversation",
    id,
    "--files",
    join(folder, "more"),
  ];
  const read = JSON.parse((await now.run([...now.common, ...now.why, ...now.both, ...json])).printed);
  assert.deepEqual(
    read.files.map(({ name, path, marks }: { name: string; path: string | null; marks: string[] }) => [
      name,
      path === null,
      marks.join(),
    ]),
    [
      ["rash.png", false, ""],
      ["rash.png", false, "mismatch"],
      ["diary.txt", false, ""],
      ["other.txt", true, "damaged"],
      ["gone.png", true, "gone"],
    ],
  );
});

test("keys are made into files of their own, and replaced one at a time", async () => {
  const made = join(folder, "made");
  const paths = (name: string) => ({
    devices: join(folder, `${name}.devices`),
    records: join(folder, `${name}.records`),
  });
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const output = { print: (text: string) => said.push(text), complain: (text: string) => said.push(text) };
    return { code: await recordsCommand(["keys", ...args], output), said: said.join("\n") };
  };
  const one = paths("one");
  const first = ["--practice", "riverside", "--out", one.devices, "--records", one.records];
  assert.equal((await run(...first)).code, 0);
  for (const path of Object.values(one)) assert.equal((await stat(path)).mode & 0o777, 0o600);
  const read = async (path: string) => JSON.parse(await readFile(path, "utf8"));
  const devices = await read(one.devices);
  const records = await read(one.records);
  assert.equal(devices.records[0].kid, records.keys[0].kid);
  assert.ok(!("d" in devices.records[0]) && "d" in records.keys[0] && "d" in devices.sign[0]);
  // Nothing is overwritten.
  assert.equal((await run(...first)).code, 1);
  assert.deepEqual(await read(one.records), records);
  const two = paths("two");
  const { code, said } = await run(
    "--replace",
    "records",
    "--devices",
    one.devices,
    "--out",
    two.devices,
    "--records",
    two.records,
  );
  assert.equal(code, 0, said);
  assert.match(said, /Keep the private key of before/);
  const [next, nextRecords] = [await read(two.devices), await read(two.records)];
  assert.deepEqual([next.records[0].kid, nextRecords.keys.length], [nextRecords.keys[0].kid, 1]);
  assert.notEqual(next.records[0].kid, records.keys[0].kid);
  const three = paths("three");
  assert.equal((await run("--replace", "devices", "--devices", two.devices, "--out", three.devices)).code, 0);
  const last = await read(three.devices);
  assert.deepEqual(
    last.sign.map((key: object) => "d" in key),
    [true, false],
  );
  for (const bad of [
    [],
    ["--replace", "all"],
    ["--replace", "devices"],
    ["--practice", "River side", "--out", made],
  ])
    assert.equal((await run(...bad)).code, 1);
});
