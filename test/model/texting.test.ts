/** Who may be texted: the table of enrolment against a reference, and what people text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  automaticText,
  canTextAgain,
  deedsFor,
  type Enrolment,
  type EnrolmentDeed,
  enrol,
  isAmbiguousStop,
  isBirthDate,
  keywordOf,
  mostReplies,
  nextEnrolment,
  outgoingText,
  plainText,
  replyWithin,
  type TextRules,
  unenrolled,
} from "@carethread/model";
import fc from "fast-check";
import { runs } from "../support/long.ts";

const day = 86_400_000;
const birthDate = "1981-04-09";
const number = "+12025550123";
const other = "+12025550199";

const deed: fc.Arbitrary<EnrolmentDeed> = fc.oneof(
  fc.record({
    type: fc.constantFrom("invite" as const, "resend" as const, "opt-out" as const, "consent" as const),
    birthDate: fc.constantFrom(birthDate, birthDate, birthDate, undefined, "1981"),
  }),
  fc.record({ type: fc.constant("reply" as const), isRight: fc.boolean() }),
  fc.record({
    type: fc.constant("keyword" as const),
    keyword: fc.constantFrom("stop" as const, "start" as const, "help" as const),
  }),
  fc.record({
    type: fc.constant("number" as const),
    number: fc.constantFrom(number, number, other, undefined),
  }),
  fc.record({ type: fc.constantFrom("undelivered" as const, "blocked" as const, "time" as const) }),
);
const script = fc.array(fc.tuple(deed, fc.integer({ min: 0, max: 9 * day })), { maxLength: 40 });

/** The same in sentences, one a line, from what happened and not from a status that is kept. */
class Reference {
  number: string | undefined;
  /** What was said last of whether texts may be sent: by whom. */
  out: "patient" | "staff" | null = null;
  stopped = new Set<string>();
  isEnabled = false;
  invitedAt: number | null = null;
  wrong = 0;
  isUndelivered = false;

  status(now: number): Enrolment["status"] {
    if (this.out !== null) return "opted-out";
    if (this.isEnabled) return "enabled";
    if (this.invitedAt === null) return "none";
    const isOver = this.wrong >= mostReplies || this.isUndelivered || now >= this.invitedAt + replyWithin;
    return isOver ? "failed" : "pending";
  }

  hears(deed: EnrolmentDeed, now: number): void {
    const status = this.status(now);
    const canInvite = "birthDate" in deed && deed.birthDate === birthDate && this.number !== undefined;
    const anew = (isAgain: boolean): void => {
      this.invitedAt = now;
      this.isUndelivered = false;
      this.out = null;
      if (!isAgain) this.wrong = 0;
    };
    if (deed.type === "invite" && canInvite && (status === "none" || status === "failed")) anew(false);
    if (deed.type === "resend" && canInvite && (status === "pending" || status === "failed"))
      anew(status === "pending");
    if (deed.type === "consent" && canInvite && this.out === "staff") {
      this.isEnabled = false;
      anew(false);
    }
    if (deed.type === "opt-out") this.out ??= "staff";
    if (deed.type === "reply" && status === "pending") {
      if (deed.isRight) this.isEnabled = true;
      else this.wrong++;
    }
    if (deed.type === "blocked" || (deed.type === "keyword" && deed.keyword === "stop"))
      if (this.number !== undefined) {
        this.out = "patient";
        this.stopped.add(this.number);
      }
    if (deed.type === "keyword" && deed.keyword === "start" && status === "opted-out" && this.number) {
      this.stopped.delete(this.number);
      this.isEnabled = false;
      anew(false);
    }
    if (deed.type === "undelivered" && status === "pending") this.isUndelivered = true;
    if (deed.type === "number" && deed.number !== this.number) {
      this.number = deed.number;
      this.isEnabled = false;
      this.invitedAt = null;
      this.wrong = 0;
      this.isUndelivered = false;
      this.out = deed.number !== undefined && this.stopped.has(deed.number) ? "patient" : null;
    }
  }
}

test("[F-156] [F-157] [F-158] whatever staff, patient, carrier and time do, the status is what the sentences of the statements say", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(script, steps => {
      const reference = new Reference();
      let enrolment = unenrolled;
      let now = 1;
      for (const [deed, wait] of [[{ type: "number", number }, 0] as const, ...steps]) {
        now += wait;
        // Time is heard of before anything else is done.
        for (const step of [{ type: "time" } as const, deed]) {
          const answer = enrol(enrolment, step, now);
          if ("refused" in answer) continue;
          enrolment = answer.enrolment;
        }
        reference.hears(deed, now);
        assert.equal(enrolment.status, reference.status(now));
        assert.equal(enrolment.number, reference.number);
        if (enrolment.status === "pending") assert.equal(enrolment.attempts, reference.wrong);
        if (enrolment.status === "opted-out") assert.equal(enrolment.optedOutBy, reference.out);
        seen.add(enrolment.status);
      }
    }),
    { numRuns: runs(500) },
  );
  assert.equal(seen.size, 5);
});

test("nobody is texted by itself who said STOP, nor on a number that did", () => {
  fc.assert(
    fc.property(script, steps => {
      let enrolment = unenrolled;
      let now = 1;
      for (const [deed, wait] of [[{ type: "number", number }, 0] as const, ...steps]) {
        now += wait;
        const before = enrolment;
        const answer = enrol(enrolment, deed, now);
        if ("refused" in answer) continue;
        enrolment = answer.enrolment;
        const isTheirs = deed.type === "keyword" && deed.keyword !== "stop";
        if (answer.text === undefined || isTheirs) continue;
        assert.ok(!(before.status === "opted-out" && before.optedOutBy === "patient"), answer.text);
        assert.ok(!enrolment.stopped.includes(enrolment.number ?? ""), answer.text);
      }
    }),
    { numRuns: runs(500) },
  );
});

test("staff are offered what is not refused and changes something, in whatever status", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(script, steps => {
      let enrolment = unenrolled;
      for (const [deed] of [[{ type: "number", number }] as const, ...steps]) {
        const answer = enrol(enrolment, deed, 1);
        if (!("refused" in answer)) enrolment = answer.enrolment;
        if (enrolment.number === undefined) continue;
        for (const type of deedsFor(enrolment)) {
          const done = enrol(enrolment, { type, birthDate }, 2);
          assert.ok(!("refused" in done) && done.enrolment !== enrolment, `${enrolment.status} ${type}`);
          seen.add(type);
        }
      }
    }),
    { numRuns: runs(200) },
  );
  assert.equal(seen.size, 4);
});

test("[F-156] two weeks count from the last text, and resending keeps the replies", () => {
  const pending: Enrolment = { status: "pending", number, attempts: 2, sentAt: 1, stopped: [] };
  const again = enrol(pending, { type: "resend", birthDate }, 10 * day);
  assert.ok("enrolment" in again);
  assert.deepEqual(again.enrolment, { ...pending, sentAt: 10 * day });
  assert.equal(nextEnrolment(again.enrolment), 24 * day);
  const late = enrol(again.enrolment, { type: "time" }, 24 * day - 1);
  assert.ok("enrolment" in late && late.enrolment.status === "pending");
  const over = enrol(again.enrolment, { type: "time" }, 24 * day);
  assert.ok("enrolment" in over);
  assert.deepEqual(over.enrolment, { status: "failed", failedBy: "time", number, attempts: 2, stopped: [] });
});

test("an invitation needs a number and a whole date of birth, and says which is missing", () => {
  const none = { ...unenrolled, number };
  assert.deepEqual(enrol(unenrolled, { type: "invite", birthDate }, 1), {
    refused: "texting-no-number",
    params: {},
  });
  for (const birthDate of [undefined, "1981", "1981-04"])
    assert.deepEqual(enrol(none, { type: "invite", birthDate }, 1), {
      refused: "texting-no-birth-date",
      params: {},
    });
});

test("[F-154] the opt-in text is the document's, letter for letter", () => {
  assert.equal(
    automaticText("opt-in", "Willow Family Practice"),
    "A member of your care team at Willow Family Practice is trying to get in contact with you. Please send your date of birth (MM/DD/YYYY) to confirm your identity. If you choose to opt out of these messages at any time, please respond 'STOP'. Message and data rates may apply.",
  );
});

test("[F-156] a date of birth is right in its one form alone", () => {
  for (const reply of ["04/09/1981", " 04/09/1981\n", "\t04/09/1981 "])
    assert.ok(isBirthDate(reply, birthDate), reply);
  for (const reply of [
    "4/9/1981",
    "09/04/1981",
    "04-09-1981",
    "04/09/81",
    "1981-04-09",
    "April 9, 1981",
    "04/09/1981 it's me",
    "04/09/19811",
    "０４/０９/１９８１",
    "",
  ])
    assert.ok(!isBirthDate(reply, birthDate), reply);
  assert.ok(!isBirthDate("01/01/1981", "1981"));
  assert.ok(!isBirthDate("undefined/undefined/undefined", undefined));
});

test("STOP, START and HELP are whole messages, however a phone writes them", () => {
  for (const body of [
    "STOP",
    "stop",
    " Stop. ",
    "“STOP”",
    "'Stop'!",
    "STOPALL",
    "stop  all",
    "Unsubscribe",
    "CANCEL",
    "end",
    "Quit",
    "ＳＴＯＰ",
    "opt-out",
    "STOP\u200e",
  ])
    assert.equal(keywordOf(body), "stop", body);
  for (const body of ["START", "unstop"]) assert.equal(keywordOf(body), "start", body);
  for (const body of ["Help", "INFO?"]) assert.equal(keywordOf(body), "help", body);
  for (const body of ["stop taking it?", "please stop", "Yes", "no", "nonstop", "help me", "", "…"])
    assert.equal(keywordOf(body), null, body);
  assert.ok(isAmbiguousStop("Cancel!"));
  assert.ok(isAmbiguousStop("END"));
  assert.ok(!isAmbiguousStop("STOP"));
});

test("a text is sent again where that may help: it failed, the patient can be texted, and the number is not the reason", () => {
  const unsent = { off: { code: 30003 }, stopped: { code: 21610 }, landline: { code: 30006 }, unknown: {} };
  const again = (status: Enrolment["status"]) =>
    [...Object.keys(unsent), "arrived"].filter(message => canTextAgain(unsent, message, status));
  assert.deepEqual(again("enabled"), ["off", "unknown"]);
  for (const status of ["none", "pending", "failed", "opted-out"] as const)
    assert.deepEqual(again(status), []);
});

test("curly quotes, dashes, ellipses and blanks that do not break become plain; letters, emoji and other scripts stay", () => {
  assert.equal(plainText("\u201cDon\u2019t\u201d \u2013 wait\u2026\u00a0ok"), '"Don\'t" - wait... ok');
  for (const text of [
    "Günther trinkt Rosé à 5 €",
    "👩🏽\u200d⚕️ ok",
    "明日、来てください。",
    "שלום",
    "مرحبا",
    "a\nb",
  ])
    assert.equal(plainText(text), text);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), text => {
      assert.equal(plainText(plainText(text)), plainText(text));
    }),
    { numRuns: runs(200) },
  );
});

test("a text is the message, with who wrote it where the practice has it so, or a link and nothing of it", () => {
  const rules = { practice: "Harbor", content: "full", signed: false } as const;
  const kim = { name: "Kim Park", title: "Registered nurse" };
  const texted = (
    rules: TextRules,
    text: string,
    by: { name: string; title?: string | undefined },
    files = 0,
  ) => outgoingText(rules, { text, files, by });
  assert.equal(texted(rules, "It\u2019s fine", kim), "It's fine");
  const signed = { ...rules, signed: true };
  const signature = (name: string, title?: string) => texted(signed, "ok", { name, title }).slice(3);
  assert.equal(texted(signed, "ok", kim), "ok\n- Kim, RN");
  assert.equal(signature("Dr. Elena Ruiz", "Psychiatrist"), "- Elena, Psychiatrist");
  assert.equal(signature("Kim Park, PhD, RN", "Care manager"), "- Kim, PhD");
  assert.equal(signature("Grace"), "- Grace");
  // What cannot be texted is said to be there: a text is never empty.
  assert.equal(texted(rules, "", kim, 1), "(1 file: see the patient portal, or ask us)");
  assert.equal(
    texted(signed, "As promised", kim, 3),
    "As promised\n(3 files: see the patient portal, or ask us)\n- Kim, RN",
  );
  const link = { ...signed, content: "link", address: "https://portal.example/messages" } as const;
  assert.equal(
    texted(link, "Your HIV test is negative", kim, 2),
    "Harbor: you have a new message from your care team. Read it at https://portal.example/messages",
  );
});
