/** The recipe for mail as the package has it, with what real rooms tell, against a mail server that keeps what comes. */
import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { createMailer, type Mailer } from "../../packages/host/recipes/mail.ts";
import { toldByRooms, wordsOfPatients } from "./recipes-scene.ts";

interface Received {
  readonly to: string;
  readonly isSealed: boolean;
  readonly raw: string;
}

const received: Received[] = [];
const ends: (() => void)[] = [];
after(() => {
  for (const end of ends) end();
});

/** A mailbox that says one of its own is not there, and of another that it is full today. */
async function listen(options: { readonly disabledCommands?: string[] } = {}): Promise<number> {
  const server = new SMTPServer({
    ...{ authOptional: true, logger: false, ...options },
    onRcptTo({ address }, _session, done) {
      const no = { "gone@example.org": 550, "full@example.org": 452 }[address];
      done(no === undefined ? null : Object.assign(new Error("no"), { responseCode: no }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const [to] = session.envelope.rcptTo;
        const raw = Buffer.concat(parts).toString();
        received.push({ to: to?.address ?? "", isSealed: session.secure === true, raw });
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => server.close());
  return (server.server.address() as AddressInfo).port;
}

function mailer(port: number): Mailer {
  // The server's certificate is its own.
  const made = createMailer({
    smtp: { host: "127.0.0.1", port, tls: { rejectUnauthorized: false } },
    from: '"Clinic" <no-reply@portal.example.org>',
    inbox: "https://portal.example.org/inbox?from=mail",
  });
  ends.push(() => made.close());
  return made;
}

test("each mail leads to the conversation and has nothing of a patient in it", async () => {
  const told = await toldByRooms();
  assert.ok(told.length > 1);
  const { send } = mailer(await listen());
  for (const one of told) assert.equal(await send(`${one.side}@example.org`, one), "sent");
  assert.equal(received.length, told.length);
  for (const [index, { to, isSealed, raw }] of received.entries()) {
    const { side, person, notification } = told[index] ?? assert.fail();
    assert.deepEqual([to, isSealed], [`${side}@example.org`, true]);
    // As it is written in the mail: with soft ends of lines, and = as =3D.
    const text = raw.replaceAll("=\r\n", "").replaceAll("=3D", "=");
    assert.match(text, /^Subject: A message waits for you\r$/m);
    assert.match(text, new RegExp(`^Message-ID: <${notification.id}@portal\\.example\\.org>\\r$`, "m"));
    assert.ok(
      text.includes(`https://portal.example.org/inbox?from=mail#${notification.conversation}\r\n`),
      text,
    );
    for (const word of [...wordsOfPatients, person]) assert.ok(!text.includes(word), word);
  }
});

test("each reason has its own line, and none says of what", async () => {
  const [one = assert.fail()] = await toldByRooms();
  const { send } = mailer(await listen());
  received.length = 0;
  for (const reason of ["reminder", "task", "correction"] as const)
    await send("a@example.org", { ...one, notification: { ...one.notification, reason } });
  assert.deepEqual(
    received.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw)?.[1]),
    ["A message still waits for you", "A task waits for you", "An answer waits for you"],
  );
});

test("staff who asked for it are told that texting changed, and come to the chart", async () => {
  const [{ practice, person } = assert.fail()] = await toldByRooms();
  const { send } = mailer(await listen());
  received.length = 0;
  const patient = "p".repeat(26);
  const move = { id: "m".repeat(26), patient, status: "opted-out", at: 1, rev: 2 } as const;
  assert.equal(await send("a@example.org", { type: "texting", practice, person, move }), "sent");
  const text = (received[0]?.raw ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
  assert.match(text, /^Subject: Something changed in text messaging\r$/m);
  assert.ok(text.includes(`Open Chart: https://portal.example.org/inbox?from=mail#patients/${patient}\r\n`));
  assert.doesNotMatch(text, /opted/i);
});

test("who has no such mailbox is refused for good; what may go later, or only without TLS, is an error", async () => {
  const [one = assert.fail()] = await toldByRooms();
  const { send } = mailer(await listen());
  received.length = 0;
  assert.equal(await send("gone@example.org", one), "refused");
  await assert.rejects(send("full@example.org", one), { responseCode: 452 });
  const plain = mailer(await listen({ disabledCommands: ["STARTTLS"] }));
  await assert.rejects(plain.send("a@example.org", one), { code: "ETLS" });
  assert.deepEqual(received, []);
});
