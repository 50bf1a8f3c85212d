/** Whether the patient may be texted, as the last thing that the conversations say of it. */
import type { TextingStatus } from "../texting/texting.ts";
import type { Taken } from "./exported.ts";
import { instant, narrative, type References } from "./references.ts";

/** A status, and since when: milliseconds since 1970. */
export interface TextingSaid {
  readonly status: TextingStatus;
  readonly at: number;
}

interface Said {
  readonly status: "proposed" | "active" | "rejected" | "inactive";
  readonly words: string;
}

const consents: Readonly<Record<TextingStatus, Said>> = {
  pending: { status: "proposed", words: "The patient was asked whether they may be texted." },
  enabled: { status: "active", words: "The patient agreed to be texted." },
  "opted-out": { status: "rejected", words: "The patient is not to be texted." },
  failed: {
    status: "inactive",
    words: "The patient was asked whether they may be texted, and did not agree.",
  },
  none: { status: "inactive", words: "The patient was not asked whether they may be texted." },
};

export function textingConsent(
  { patient }: Pick<Taken, "patient">,
  said: TextingSaid,
  references: References,
) {
  const { status, words } = consents[said.status];
  return {
    resourceType: "Consent" as const,
    id: `texting-${patient.id}`,
    text: narrative(words),
    identifier: [references.identified("texting-consent", patient.id)],
    status,
    scope: {
      coding: [
        {
          system: "http://terminology.hl7.org/CodeSystem/consentscope",
          code: "patient-privacy",
          display: "Privacy Consent",
        },
      ],
    },
    category: [
      {
        coding: [{ system: "http://loinc.org", code: "59284-0", display: "Consent Document" }],
        text: "Texting",
      },
    ],
    patient: references.patient(),
    dateTime: instant(said.at),
    organization: [references.practice()],
    policyRule: { text: "Who has not agreed to it is not texted" },
    provision: { type: status === "active" ? ("permit" as const) : ("deny" as const) },
  };
}
