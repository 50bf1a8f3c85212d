/** A tiny practice beside the others: neither sees the other. */
import { settingsOf } from "@carethread/model";
import type { DemoPractice } from "../data.ts";
import { daily } from "./hours.ts";

export const lakeside: DemoPractice = {
  id: "lakeside",
  name: "Lakeside Pediatrics",
  settings: settingsOf("topics", {
    careTeamLevel: "patient-only",
    hours: daily("07:00", "19:00"),
    answerWithin: 24 * 3_600_000,
  }),
  pages: {
    skin: "lakeside",
    density: "comfortable",
    ehr: {
      home: "patients",
      patients: "Patients",
      messages: "Messages",
      reply: true,
      icon: true,
      chat: true,
    },
    portal: {
      entry: "Messages",
      opens: "inbox",
      heading: "Your care team",
      hint: "We answer within two days.",
    },
  },
  staff: [
    { login: "hugo", name: "Hugo Marchetti", title: "Pediatric nurse" },
    { login: "ines", name: "Ines Caruso", title: "Front desk" },
  ],
  patients: [
    {
      id: "l-1",
      patientId: "LP-77",
      name: "Lena Fischer",
      birthDate: "2008-01-25",
      phone: "+1 555 0171",
      programs: [],
      team: [["hugo", "primary-coach"]],
      portal: [{ login: "lena", name: "Lena Fischer", relation: "self" }],
    },
  ],
  conversations: [
    {
      key: "lena-form",
      patient: "l-1",
      title: "Sports form",
      said: [
        [3, "15:40", "lena", "Hi Hugo, could you sign my form for the swim team?"],
        [3, "16:10", "hugo", "Done, it is at the front desk. Have fun at the meet!"],
      ],
    },
  ],
  news: [],
};
