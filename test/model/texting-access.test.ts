/** Who sees to it that a patient can be texted, and who hears how that goes: every role, with every sort of patient. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ConversationState,
  canEnrol,
  canHearOfTexting,
  type Facts,
  type Kind,
  kinds,
  type Side,
  settingsOf,
} from "@carethread/model";
import { codeOf, host, started } from "./example.ts";
import { key } from "./newer-rooms.ts";

type Role =
  | "team"
  | "follower"
  | "enroller"
  | "colleague"
  | "restricted"
  | "left"
  | "support"
  | "patient"
  | "guardian"
  | "stranger"
  | "system";

const roles: readonly Role[] = [
  ...(["team", "follower", "enroller", "colleague", "restricted", "left"] as const),
  ...(["support", "patient", "guardian", "stranger", "system"] as const),
];
const portal: readonly Role[] = ["patient", "guardian", "stranger"];

const sideOf = (role: Role): Side =>
  role === "system" ? "system" : portal.includes(role) ? "portal" : "staff";
const personOf = (role: Role) => ({ id: key(role), side: sideOf(role), name: role });

interface Case {
  readonly patient?: Partial<Facts["patient"]>;
  readonly settings?: Partial<Facts["settings"]>;
}

function factsOf(role: Role, { patient, settings }: Case): Facts {
  return {
    person: {
      ...{ rev: 1, person: personOf(role), active: role !== "left", support: role === "support" },
      restrictions: role === "restricted" ? ["hiv"] : [],
    },
    patient: {
      ...{ rev: 1, id: key("rosa"), name: "Rosa", patientId: "A-1", deceased: false, programs: ["hiv"] },
      // Who is in the team and may see nothing all the same.
      team: (["team", "restricted", "left", "support"] as const).map(each => ({
        ...{ person: personOf(each), role: "care-team" as const },
      })),
      followers: [personOf("follower")],
      linked: [
        { person: personOf("patient"), relation: "self" },
        { person: personOf("guardian"), relation: "guardian" },
      ],
      ...patient,
    },
    settings: {
      ...settingsOf("care-team"),
      ...{ texting: true, messaging: true, staffAccess: "searchable" },
      ...settings,
    },
  };
}

const searchable = { team: null, follower: null, enroller: null, colleague: null, system: null };
const nobody = "not-found";

/** What stands for a role of which a row says nothing. */
function table(rule: (facts: Facts) => string | null, cases: readonly (readonly [string, Case, object])[]) {
  for (const [name, of, expected] of cases)
    for (const role of roles) {
      const wanted = (expected as Partial<Record<Role, string | null>>)[role];
      assert.equal(rule(factsOf(role, of)), wanted === undefined ? nobody : wanted, `${name}: ${role}`);
    }
}

const all = (code: string) => Object.fromEntries(Object.keys(searchable).map(role => [role, code]));

test("[I-5] staff who see the patient enrol them, whatever has become of it so far; nobody of the portal does", () => {
  table(canEnrol, [
    ...(["none", "pending", "enabled", "failed", "opted-out"] as const).map(
      texting => [texting, { patient: { texting } }, searchable] as const,
    ),
    ["a patient of no portal", { patient: { linked: [] } }, searchable],
    ["whose team alone sees them", { settings: { staffAccess: "care-team" } }, { team: null, system: null }],
    ["who has died", { patient: { deceased: true } }, all("patient-deceased")],
    ["who was withdrawn", { patient: { withdrawn: true } }, all("patient-withdrawn")],
    ["a practice that does not text", { settings: { texting: false } }, all("channel-off")],
    ["one without messages", { settings: { messaging: false } }, all("messaging-off")],
  ]);
});

test("[F-139] the team hears how it goes, who follows the patient, and who enrolled them, as long as they see the patient", () => {
  const hears = (facts: Facts) => canHearOfTexting(facts, key("enroller"));
  const theirs = { team: null, follower: null, enroller: null };
  const linked = { patient: "not-allowed", guardian: "not-allowed", system: "not-allowed" };
  const others = { ...linked, colleague: "not-allowed" };
  table(hears, [
    ["usual", {}, { ...theirs, ...others }],
    ["who has died", { patient: { deceased: true } }, { ...theirs, ...others }],
    ["whose team alone sees them", { settings: { staffAccess: "care-team" } }, { team: null, ...linked }],
    ["a practice that does not text", { settings: { texting: false } }, { ...all("channel-off"), ...others }],
  ]);
  // Whom nobody enrolled, and who enrolled somebody else's patient.
  assert.equal(canHearOfTexting(factsOf("enroller", {}), undefined), "not-allowed");
  for (const role of ["restricted", "left", "support", "patient", "guardian"] as const)
    assert.notEqual(canHearOfTexting(factsOf(role, {}), key(role)), null, role);
});

/** A conversation of this kind, with this patient. */
function ofKind(kind: Kind, patient: Partial<Facts["patient"]> = {}) {
  const room = started();
  room.patient = { ...room.patient, ...patient };
  const state = room.state as ConversationState;
  const { head } = state.staff;
  room.state = { ...state, staff: { ...state.staff, head: { ...head, kind, policy: kinds[kind] } } };
  return room;
}

test("[I-5] what came from a phone, and what became of a text, is said by the practice's door alone, and only where texts go", () => {
  const patients = [
    {},
    { deceased: true },
    ...(["none", "pending", "enabled", "failed", "opted-out"] as const).map(texting => ({ texting })),
  ];
  const delivery = { status: "delivered" } as const;
  for (const kind of Object.keys(kinds) as Kind[])
    for (const patient of patients)
      for (let actor = 0; actor <= host; actor++) {
        const room = ofKind(kind, patient);
        const said = codeOf(room.ask(actor, { type: "texted", text: "I feel dizzy" }, 2_000));
        const wanted = kind === "continuous" ? null : "channel-off";
        const name = `${kind} ${JSON.stringify(patient)} ${actor}`;
        assert.equal(said, actor === host ? wanted : "not-allowed", name);
        const told = codeOf(room.ask(actor, { type: "text-delivered", message: key("m"), delivery }, 2_000));
        assert.equal(told, actor === host ? null : "not-allowed", name);
      }
});
