/** The portal's inbox in another country: who is in need is told another number. Everybody here is invented. */
import { settingsOf } from "@carethread/model";
import type { DemoPractice } from "../data.ts";
import { inboxPages } from "./meadowbrook.ts";

export const thornbury: DemoPractice = {
  id: "thornbury",
  name: "Thornbury Wellbeing Clinic",
  settings: settingsOf("portal-inbox", { country: "GB" }),
  pages: { ...inboxPages, skin: "thornbury" },
  staff: [
    {
      login: "alice",
      name: "Alice Hartley",
      title: "Clinical psychologist",
      permissions: ["portal-messages"],
    },
    { login: "imran", name: "Imran Aziz", title: "Mental health nurse", permissions: ["portal-messages"] },
    { login: "fiona", name: "Fiona Macrae", title: "Super Admin", permissions: ["administer", "audit"] },
  ],
  patients: [
    {
      id: "t-1",
      patientId: "TW-208",
      name: "Oliver Bennett",
      birthDate: "1990-05-17",
      phone: "+44 7700 900101",
      programs: [],
      episodes: [{ id: "EpisodeOfCare/oliver-sleep", name: "Sleep clinic" }],
      team: [
        ["alice", "primary-coach"],
        ["imran", "care-team"],
      ],
      portal: [{ login: "oliver", name: "Oliver Bennett", relation: "self" }],
    },
    {
      id: "t-2",
      patientId: "TW-215",
      name: "Poppy Clarke",
      birthDate: "2012-11-30",
      phone: "+44 7700 900102",
      programs: [],
      team: [["imran", "primary-coach"]],
      portal: [{ login: "sophie", name: "Sophie Clarke", relation: "guardian" }],
    },
  ],
  conversations: [
    {
      key: "oliver-diary",
      patient: "t-1",
      title: "Sleep diary",
      between: ["alice", "oliver"],
      said: [
        [
          3,
          "09:40",
          "alice",
          "Hello Oliver, please note when you lie down and when you get up, until we meet.",
        ],
        [2, "07:55", "oliver", "Will do. Shall I count the nap on the train?"],
      ],
    },
  ],
  news: [
    {
      key: "alice-news",
      login: "alice",
      patient: "t-1",
      conversation: "oliver-diary",
      text: "Yes, please, the nap counts as well.",
    },
  ],
};
