/** Settings, notifications, patients and the look-ups, by the frames and answers of the rooms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Notification, PracticeSettings, personKey, toldPractice } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import { settle } from "./fake-platform.ts";
import { conversationWelcome, key, kim, personWelcome, refused, rosa, row, script } from "./scripted.ts";

test("[F-130] [F-132] settings come with the welcome and from other devices, and are changed by the room", async t => {
  let answer: unknown = { newPatientMessage: false, unreadReminder: false };
  const bodies: unknown[] = [];
  const { client, admit, asked } = script(t, (_, body) => {
    bodies.push(body);
    return answer;
  });
  assert.equal(client.$settings.get(), null);
  const socket = await admit("person");
  const on = { newPatientMessage: true, unreadReminder: true };
  assert.deepEqual(client.$settings.get(), on);
  await client.changeSettings({ newPatientMessage: false });
  assert.deepEqual(client.$settings.get(), answer);
  answer = refused(409, "reminder-needs-new-message");
  await assert.rejects(client.changeSettings({ unreadReminder: true }), {
    code: "reminder-needs-new-message",
  });
  assert.match(asked[0] ?? "", /^harbor~[a-z2-7]{26}\/settings$/);
  assert.deepEqual(bodies, [{ newPatientMessage: false }, { unreadReminder: true }]);
  socket.say({ type: "settings", settings: on });
  assert.deepEqual(client.$settings.get(), on);
});

test("the practice's own words are those of the room that answered last, and empty where it has none", async t => {
  const { client, admit } = script(t);
  const labels = { en: { send: "Post" } };
  const heard: unknown[] = [];
  client.$labels.listen(value => heard.push(value));
  assert.equal(client.$labels.get(), null);
  const own = await admit("person", personWelcome({ labels }));
  assert.deepEqual(client.$labels.get(), labels);
  client.conversation(key("one"));
  // It says nothing new.
  await admit("main", conversationWelcome({ labels }));
  assert.deepEqual(heard, [labels]);
  const fresh = { en: { send: "Hand in" } };
  client.conversation(key("two"));
  await admit("main", conversationWelcome({ labels: fresh }));
  assert.deepEqual(client.$labels.get(), fresh);
  own.say(personWelcome());
  assert.deepEqual(client.$labels.get(), {});
});

test("a conversation whose room answers before the person's says the practice's own words as well", async t => {
  const { client, admit } = script(t);
  client.conversation(key("one"));
  await admit("main", conversationWelcome({ labels: { de: { send: "Abschicken" } } }));
  assert.deepEqual(client.$labels.get(), { de: { send: "Abschicken" } });
  assert.equal(client.$me.get(), null);
});

test("[F-030] patients without a conversation stand by name, and come and go", async t => {
  const { client, admit } = script(t);
  const named = (name: string, change = {}) => ({
    ...rosa,
    id: key(name.slice(0, 3).toLowerCase()),
    name,
    ...change,
  });
  const ines = named("ines roy");
  const socket = await admit("person", personWelcome({ patients: [rosa, ines] }));
  const names = () => client.$patients.get()?.map(({ name }) => name);
  assert.deepEqual(names(), ["ines roy", "Rosa Diaz"]);
  socket.say({ type: "patient", patient: named("Maya Singh") });
  socket.say({ type: "patient", patient: { ...ines, name: "Zoe Roy" } });
  assert.deepEqual(names(), ["Maya Singh", "Rosa Diaz", "Zoe Roy"]);
  socket.say({ type: "patient-gone", id: rosa.id });
  assert.deepEqual(names(), ["Maya Singh", "Zoe Roy"]);
});

test("whom a portal user can write about is asked once for all who follow it, and for nobody who only looks", async t => {
  const { id, name, patientId } = rosa;
  const { client, admit, asked } = script(t, () => ({ patients: [{ id, name, patientId }], more: false }));
  const you = { ...kim, side: "portal" };
  const form = { kind: "continuous", title: "none", unique: true, empty: true, questionnaire: false };
  const starts = [{ ...form, addressed: false, staffOnly: false }];
  const practice = toldPractice(PracticeSettings.parse({}), "portal", "Harbor");
  await admit("person", personWelcome({ you, practice: { ...practice, starts } }));
  assert.deepEqual(client.$patients.get(), []);
  await settle();
  assert.deepEqual(asked, []);
  const stops = [client.$patients.listen(() => {}), client.$patients.listen(() => {})];
  await settle();
  assert.equal(asked.length, 1);
  assert.deepEqual(
    client.$patients.get()?.map(each => each.name),
    ["Rosa Diaz"],
  );
  for (const stop of stops) stop();
  client.$patients.get();
  await settle();
  assert.equal(asked.length, 1);
});

test("[F-130] each notification comes to every listener, and a listener that throws breaks nothing", async t => {
  const { client, admit } = script(t);
  const heard: Notification[] = [];
  const stop = client.onNotification(told => heard.push(told));
  const reported = t.mock.method(globalThis, "queueMicrotask", () => {});
  client.onNotification(() => {
    throw new Error("the page's own");
  });
  const socket = await admit("person");
  const notification = { id: key("n"), reason: "message", conversation: key("one"), at: 5 };
  socket.say({ type: "notification", notification });
  socket.say({ type: "notification", notification: { ...notification, id: key("m"), reason: "reminder" } });
  assert.deepEqual(
    heard.map(({ reason }) => reason),
    ["message", "reminder"],
  );
  assert.equal(client.$status.get().state, "live");
  assert.equal(reported.mock.callCount(), 2);
  stop();
  socket.say({ type: "notification", notification });
  assert.equal(heard.length, 2);
});

test("after signing out nothing of the person is left", async t => {
  const { client, admit } = script(t, () => ({ rows: [row("a", 1)], more: false }));
  const labels = { en: { send: "Post" } };
  await admit("person", personWelcome({ patients: [rosa], rows: [row("b", 2)], labels }));
  const patient = client.patient(rosa.id);
  await patient.reload();
  assert.equal(patient.$rows.get()?.length, 2);
  await client.signOut();
  assert.deepEqual(
    [client.$settings, client.$labels, client.$patients, patient.$rows].map(store => store.get()),
    [null, null, null, null],
  );
  await assert.rejects(client.changeSettings({ newPatientMessage: true }), { code: "signed-out" });
  await assert.rejects(client.findStaff("", rosa.id), { code: "signed-out" });
});

test("[F-031] [F-110] patients to open and staff to name are looked up by a body, not an address", async t => {
  const bodies: unknown[] = [];
  const staff = { staff: [{ person: kim, mention: null }], more: false, support: true };
  const { client, asked } = script(t, (path, body) => {
    bodies.push(body);
    return path.endsWith("staff") ? staff : { patients: [], more: false };
  });
  await client.findPatients(" ro ", { for: "open" });
  assert.deepEqual(await client.findStaff(" ki ", rosa.id), staff);
  const own = `harbor~${personKey(idSecretOf("harbor"), "staff", "kim")}`;
  assert.deepEqual(asked, [`${own}/patients`, `${own}/staff`]);
  assert.deepEqual(bodies, [
    { q: "ro", for: "open" },
    { q: "ki", patient: rosa.id },
  ]);
  const stop = new AbortController();
  stop.abort();
  await assert.rejects(client.findStaff("", rosa.id, stop), { code: "aborted" });
});
