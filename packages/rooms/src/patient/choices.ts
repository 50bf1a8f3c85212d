/** What somebody who begins a conversation about the patient has to choose from: episodes, and whom it is between. */
import {
  type PatientFacts,
  type Person,
  practiceRoom,
  type StartChoices,
  startChoices,
} from "@carethread/model";
import { ask, FoundAvailable, type Ports } from "../base/base.ts";

/** Who is available is known to the directory of the practice's staff; their own rooms are asked when it begins. */
export async function choicesOf(
  ports: Ports,
  practice: string,
  person: Person,
  patient: PatientFacts,
): Promise<StartChoices> {
  const team = patient.team.map(({ person }) => person.id);
  const { available } =
    person.side === "portal"
      ? await ask(
          ports,
          "practice",
          practiceRoom(practice),
          "internal/available",
          { of: team },
          FoundAvailable,
        )
      : { available: [] };
  return startChoices(person, patient, new Set(available));
}
