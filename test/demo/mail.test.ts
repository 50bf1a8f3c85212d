/** The demo's mail server by itself, with the recipe that sends to it. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { NotificationWebhook } from "@carethread/host";
import { createTransport } from "nodemailer";
import { mailList } from "../../packages/demo/src/mail/mail-list.ts";
import { type Mail, Mailbox } from "../../packages/demo/src/mail/mailbox.ts";
import { Post } from "../../packages/demo/src/mail/post.ts";
import { MailSink } from "../../packages/demo/src/mail/sink.ts";

const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends) await end();
});

const id = "n".repeat(26);
const conversation = "c".repeat(26);
const told: NotificationWebhook = {
  ...{ type: "notification", practice: "willow", person: "known", side: "portal" },
  notification: { id, reason: "message", conversation, at: 1 },
};

async function started() {
  let stored: readonly Mail[] = [];
  const mailbox = new Mailbox([], async mails => {
    stored = mails;
  });
  const sink = await MailSink.start(mailbox, () => 1_800_000_000_000);
  ends.push(() => sink.close());
  const post = new Post({
    port: sink.port,
    practices: [{ id: "willow", name: "Willow Creek" }],
    inbox: "http://127.0.0.1:1/sign-in",
    personOf: (practice, key) => (key === "known" ? { login: "Eleanor".toLowerCase(), practice } : null),
  });
  ends.push(() => post.close());
  return { mailbox, sink, post, stored: () => stored };
}

test("what the rooms told is received once, over TLS, and kept before it is taken", async () => {
  const { mailbox, post, stored } = await started();
  await post.send(told);
  await post.send(told);
  await post.send({ ...told, person: "somebody else" });
  const mails = mailbox.of("eleanor@willow.example");
  assert.deepEqual(stored(), mails);
  const [{ source, ...mail } = assert.fail(), ...others] = mails;
  assert.deepEqual(others, []);
  assert.deepEqual(mail, {
    id: `<${id}@127.0.0.1>`,
    to: "eleanor@willow.example",
    from: "Willow Creek <no-reply@willow.example>",
    subject: "A message waits for you",
    text: `Sign in to see it.\n\nOpen Inbox: http://127.0.0.1:1/sign-in#${conversation}\n\nNobody reads answers to this mail.\n`,
    at: 1_800_000_000_000,
    isSealed: true,
  });
  assert.match(source, /^Auto-Submitted: auto-generated\r$/m);
  const shown = mailList(mails).html;
  assert.ok(
    shown.includes(`<a class="open" href="http://127.0.0.1:1/sign-in#${conversation}">Open Inbox</a>`),
  );
  assert.ok(shown.includes("· over TLS</p>"));
});

test("a mail server that is not there is no end of it: the rooms tell it again", async () => {
  const { post, sink, mailbox } = await started();
  await sink.close();
  await assert.rejects(post.send(told), { code: "ESOCKET" });
  assert.deepEqual(mailbox.of("eleanor@willow.example"), []);
});

test("what anybody else sends is shown as text, and nothing that is too large is kept", async () => {
  const { sink, mailbox } = await started();
  const transport = createTransport({ host: "127.0.0.1", port: sink.port, ignoreTLS: true });
  ends.push(() => transport.close());
  const to = "Eleanor@Willow.example";
  await transport.sendMail({
    ...{ from: "x@example.org", to, subject: "<b>é</b>" },
    text: "<script>1</script>\nRun: javascript:alert(1)\n",
  });
  const [mail = assert.fail()] = mailbox.of("eleanor@willow.example");
  assert.deepEqual([mail.subject, mail.isSealed], ["<b>é</b>", false]);
  const shown = mailList([mail]).html;
  assert.doesNotMatch(shown, /<script|<b>|href/);
  assert.match(shown, /without TLS/);
  const large = "x".repeat(70_000);
  await assert.rejects(transport.sendMail({ from: "x@example.org", to, text: large }), { responseCode: 552 });
  assert.equal(mailbox.of("eleanor@willow.example").length, 1);
});
