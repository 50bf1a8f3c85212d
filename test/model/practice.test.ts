/** A practice's settings: presets, mixes that cannot be, and what a page is told of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changedSettings,
  countries,
  emergencyNumberOf,
  flags,
  mixProblem,
  PracticeSettings,
  type PresetName,
  policyOf,
  presetChange,
  presets,
  settingsOf,
  toldPractice,
  understoodSettings,
} from "@carethread/model";

const names = Object.keys(presets) as PresetName[];

test("each preset is whole settings that can be, and says which it is", () => {
  for (const name of names) {
    const settings = settingsOf(name);
    assert.equal(mixProblem(settings), null, name);
    assert.equal(settings.preset, name);
    assert.deepEqual(PracticeSettings.parse(settings), settings);
  }
});

test("every flag has a sentence for who administers it", () => {
  for (const [name, { sentence }] of Object.entries(flags)) assert.match(sentence, /^[A-Z].*[.)]$/, name);
});

test("a mix that cannot be says which flag is wrong, and why", () => {
  const texted = { texting: true, kinds: ["continuous" as const] };
  const wrong: readonly [Partial<PracticeSettings>, string][] = [
    [{ noteOnMention: true }, "noteOnMention"],
    [{ tabs: { staff: [], portal: ["active", "archived"] } }, "tabs"],
    [{ archive: { staff: true, portal: false } }, "archive"],
    [{ kinds: [] }, "kinds"],
    [{ texting: true }, "texting"],
    [{ ...texted, textContent: "link" }, "textAddress"],
    [{ textQuiet: { from: "21:00", until: "08:00" } }, "textQuiet"],
    [
      { ...texted, textContent: "link", textAddress: "https://a.example", portalMessaging: false },
      "textContent",
    ],
    [{ enrolmentNeeded: true, portalMessaging: false }, "enrolmentNeeded"],
  ];
  for (const [change, flag] of wrong) {
    const problem = mixProblem({ ...PracticeSettings.parse({}), ...change });
    assert.equal(problem?.flag, flag);
    assert.match(problem?.sentence ?? "", /\.$/);
  }
  // Where nothing is offered, nothing need be startable.
  assert.equal(mixProblem({ ...PracticeSettings.parse({}), messaging: false, kinds: [] }), null);
});

test("[F-070] the emergency number is the country's: 911 in the US, 999 in the UK, or the practice's own", () => {
  const told = (more: object) =>
    toldPractice(PracticeSettings.parse(more), "portal", "Harbor").emergencyNumber;
  assert.equal(told({}), "911");
  assert.equal(told({ country: "GB" }), "999");
  assert.equal(told({ country: "DE" }), "112");
  assert.equal(told({ country: "AU" }), "000");
  assert.equal(told({ country: "GB", emergencyNumber: "2222" }), "2222");
  for (const country of countries()) assert.match(emergencyNumberOf(country), /^\d{3,4}$/);
});

test("[F-060] [F-062] [F-064] what a side may start, and what its form asks for, follows from the practice's kinds", () => {
  const starts = (name: PresetName, side: "staff" | "portal") =>
    toldPractice(settingsOf(name), side, "Harbor").starts.map(
      ({ kind, title, unique, empty, questionnaire, addressed, staffOnly }) =>
        [
          kind,
          title,
          unique && "unique",
          empty && "empty",
          questionnaire && "questionnaire",
          addressed && "addressed",
          staffOnly && "staff-only",
        ]
          .filter(Boolean)
          .join(" "),
    );
  for (const side of ["staff", "portal"] as const) {
    assert.deepEqual(starts("coach", side), ["continuous none unique empty"]);
    assert.deepEqual(starts("care-team", side), ["continuous none unique empty"]);
    assert.deepEqual(starts("portal-inbox", side), ["direct optional addressed"]);
  }
  assert.deepEqual(starts("topics", "staff"), ["topic required", "internal optional empty staff-only"]);
  assert.deepEqual(starts("topics", "portal"), ["topic required"]);
  assert.deepEqual(starts("ehr-chat", "staff"), ["encounter-chat required empty"]);
  assert.deepEqual(starts("ehr-chat", "portal"), ["encounter-chat required questionnaire"]);
});

test("a practice has parts of a kind's policy otherwise, and all else as the kind has it", () => {
  const settings = PracticeSettings.parse({ policies: { direct: { startedBy: "portal" } } });
  assert.deepEqual(policyOf(settings, "direct"), {
    ...policyOf(PracticeSettings.parse({}), "direct"),
    startedBy: "portal",
  });
  assert.deepEqual(policyOf(settings, "topic"), policyOf(PracticeSettings.parse({}), "topic"));
});

test("a practice that takes another preset has it, with the topics, labels and everything else that it wrote itself", () => {
  for (const from of [undefined, ...names]) {
    const present: PracticeSettings = {
      ...(from === undefined ? PracticeSettings.parse({}) : settingsOf(from)),
      country: "GB",
    };
    for (const to of names) {
      const changed = changedSettings(present, presetChange(present, to));
      assert.ok("settings" in changed, `${from} ${to}`);
      assert.deepEqual(changed.settings, { ...settingsOf(to), country: "GB" });
    }
    if (from !== undefined) assert.deepEqual(presetChange(present, from), {});
  }
  const inbox = settingsOf("portal-inbox");
  const labels = { en: { ...inbox.labels?.en, send: "Post" }, de: { send: "Los" } };
  const own = { ...inbox, topics: ["Refill"], labels };
  const { topics, labels: taken } = presetChange(own, "topics") as Partial<PracticeSettings>;
  assert.equal(topics, undefined);
  assert.deepEqual(taken, { en: { ...settingsOf("topics").labels?.en, send: "Post" }, de: { send: "Los" } });
});

test("a change of flags is looked at as a whole, and a flag that a page does not understand has its default", () => {
  const present = settingsOf("coach");
  assert.deepEqual(changedSettings(present, { notes: null }), {
    refused: "settings-impossible",
    params: { flag: "noteOnMention" },
  });
  assert.deepEqual(changedSettings(present, { search: { minChars: { staff: 0, portal: 1 } } }), {
    refused: "bad-request",
    params: { at: "change.search.minChars.staff", flag: "search" },
  });
  const newer = { ...present, marker: "aura", kinds: ["hologram"], unheard: true, notes: true };
  assert.deepEqual(understoodSettings(newer), { ...present, marker: "all", kinds: ["topic"] });
});
