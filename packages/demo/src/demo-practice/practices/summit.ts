/** Occupational health: chats of the chart, each with its encounter; employees begin one by a questionnaire. Everybody here is invented. */
import { settingsOf } from "@carethread/model";
import type { DemoPractice } from "../data.ts";
import { daily } from "./hours.ts";
import { questionnaires } from "./questionnaires/questionnaires.ts";

export const summit: DemoPractice = {
  id: "summit",
  name: "Summit Occupational Health",
  settings: settingsOf("ehr-chat", {
    hours: daily("07:00", "21:00"),
    // Soon, so that what is due and overdue is seen while somebody tries the demo.
    answerWithin: 15 * 60_000,
    resolveWithin: 48 * 3_600_000,
    retention: { years: 7, minors: { majority: 18, years: 7 } },
    help: {
      articles: [{ title: "Portal Messaging", url: "https://help.summit.example/portal-messaging" }],
      support: { title: "Summit service desk", url: "https://help.summit.example/service" },
    },
  }),
  pages: {
    skin: "summit",
    density: "compact",
    ehr: {
      home: "patients",
      patients: "Patients",
      messages: "Messages",
      reply: false,
      icon: false,
      chat: true,
    },
    portal: {
      entry: "Message Center",
      opens: "inbox",
      heading: "Message Center",
      hint: "Ask a question, or chat with the clinicians.",
    },
  },
  staff: [
    {
      login: "rachel",
      name: "Rachel Adler",
      title: "Occupational physician",
      permissions: ["administer", "audit", "hold"],
    },
    { login: "marcus", name: "Marcus Bell", title: "Occupational health nurse" },
    { login: "dana", name: "Dana Iversen", title: "Physical therapist" },
    { login: "victor", name: "Victor Lam", title: "Clinic coordinator", permissions: ["hold"] },
  ],
  patients: [
    {
      id: "s-1",
      patientId: "EH-50112",
      name: "Frank Dorsey",
      birthDate: "1977-02-26",
      phone: "+1 555 0501",
      programs: ["Hearing conservation"],
      team: [
        ["rachel", "primary-coach"],
        ["marcus", "care-team"],
      ],
      portal: [{ login: "frank", name: "Frank Dorsey", relation: "self" }],
    },
    {
      id: "s-2",
      patientId: "EH-50127",
      name: "Lorna Fitch",
      birthDate: "1983-12-12",
      phone: "+1 555 0502",
      programs: ["Return to work"],
      team: [
        ["rachel", "primary-coach"],
        ["dana", "care-team"],
      ],
      portal: [{ login: "lorna", name: "Lorna Fitch", relation: "self" }],
    },
    {
      id: "s-3",
      patientId: "EH-50140",
      name: "Desmond Cho",
      birthDate: "1991-08-05",
      phone: "+1 555 0503",
      programs: ["Travel health"],
      team: [
        ["marcus", "primary-coach"],
        ["rachel", "care-team"],
      ],
      portal: [{ login: "desmond", name: "Desmond Cho", relation: "self" }],
    },
    {
      id: "s-4",
      patientId: "EH-50158",
      name: "Inez Barlow",
      birthDate: "1969-09-18",
      phone: "+1 555 0504",
      programs: ["Respirator users"],
      team: [
        ["marcus", "primary-coach"],
        ["rachel", "care-team"],
      ],
      portal: [{ login: "inez", name: "Inez Barlow", relation: "self" }],
    },
  ],
  questionnaires,
  conversations: [
    {
      key: "frank-hearing",
      patient: "s-1",
      title: "Hearing test results",
      said: [
        [
          5,
          "09:15",
          "marcus",
          "Hello Frank, your hearing test of Monday is in the chart. There is a small change on the left side. Do you wear the new plugs on the press line?",
        ],
        [5, "12:40", "frank", "Most of the time. They fall out when I sweat."],
        [
          4,
          "08:20",
          "rachel",
          "We have banded ones that hold better. Please pick up a pair at the clinic and try them for a week.",
        ],
      ],
    },
    {
      key: "frank-form",
      patient: "s-1",
      title: "Form for the union",
      said: [
        [20, "10:05", "frank", "I need the yearly form signed for the union."],
        [20, "14:30", "marcus", "It is signed and lies at the front desk."],
      ],
    },
    {
      key: "lorna-return",
      patient: "s-2",
      title: "Return to work after back pain",
      said: [
        [
          7,
          "11:00",
          "dana",
          "Lorna, from next week on you may lift up to ten pounds. Please tell me after the first shift how it went.",
        ],
        [3, "18:35", "lorna", "First shift done. Sore in the evening, gone by the morning."],
        [2, "08:05", "dana", "That is what we hoped for. Stay at ten pounds this week."],
      ],
    },
    {
      key: "desmond-travel",
      patient: "s-3",
      title: "Vaccines for the plant in Vietnam",
      said: [
        [9, "15:20", "desmond", "I fly out in six weeks. What do I need?"],
        [
          8,
          "09:10",
          "marcus",
          "Two shots, four weeks apart. I reserved Wednesday at 8:00 for the first one.",
        ],
      ],
    },
    {
      key: "lorna-brace",
      patient: "s-2",
      title: "Wrist brace",
      said: [
        [2921, "10:40", "lorna", "The brace is too wide at the thumb. May I bring it by?"],
        [2920, "09:05", "dana", "Yes, any morning this week. We trim it while you wait."],
      ],
    },
    {
      key: "desmond-solvent",
      patient: "s-3",
      title: "Solvent spill in hall 4",
      said: [
        [2806, "16:10", "desmond", "I stood beside it for a minute. My eyes burn a little."],
        [2806, "16:25", "marcus", "Please come in now, and bring the safety sheet of the solvent."],
        [2803, "11:30", "desmond", "All good again, thank you."],
      ],
    },
  ],
  holds: [
    {
      key: "desmond-claim",
      login: "rachel",
      conversation: "desmond-solvent",
      reason: "Workers’ compensation claim of hall 4 is open.",
    },
  ],
  news: [
    {
      key: "desmond-news",
      login: "desmond",
      patient: "s-3",
      by: { questionnaire: "ask-question", item: "question" },
      text: "The tablets against malaria: do I begin before I fly, or when I arrive?",
    },
    {
      key: "frank-news",
      login: "frank",
      patient: "s-1",
      conversation: "frank-hearing",
      text: "The banded ones are good. Do I need another test before summer?",
    },
    {
      key: "lorna-news",
      login: "lorna",
      patient: "s-2",
      conversation: "lorna-return",
      text: "My supervisor asks for something in writing about the ten pounds. Can you send it?",
    },
    {
      key: "marcus-news",
      login: "marcus",
      patient: "s-3",
      conversation: "desmond-travel",
      text: "Your second shot is due next Wednesday at 8:00. Please bring your vaccine card.",
    },
  ],
  corrections: [
    {
      key: "frank-correction",
      login: "frank",
      conversation: "frank-hearing",
      begins: "Hello Frank, your hearing test",
      wrong: "The left ear was fine. It is the right one that I was told about at the test.",
      right: "There is a small change on the right side.",
    },
  ],
};
