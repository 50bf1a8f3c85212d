/** Counseling: a portal's inbox, in which patients and who acts for them write to one member of staff. Everybody here is invented. */
import { settingsOf } from "@carethread/model";
import type { DemoPages, DemoPractice } from "../data.ts";

/** Of all practices that use this product. */
export const inboxPages: DemoPages = {
  skin: "meadowbrook",
  density: "comfortable",
  ehr: {
    home: "patients",
    patients: "Patients",
    messages: "Messages",
    reply: false,
    icon: false,
    chat: true,
  },
  portal: {
    entry: "My Messages",
    opens: "inbox",
    heading: "My Messages",
    hint: "One person reads each message: the one whom you write to.",
  },
};

const counseling = { id: "EpisodeOfCare/nora-counseling", name: "Counseling since spring" };
const medication = { id: "EpisodeOfCare/nora-medication", name: "Medication review" };

export const meadowbrook: DemoPractice = {
  id: "meadowbrook",
  name: "Meadowbrook Counseling",
  settings: settingsOf("portal-inbox", {
    help: {
      articles: [
        { title: "My Messages: patient guide", url: "https://help.meadowbrook.example/my-messages" },
      ],
      support: { title: "Meadowbrook support", url: "https://help.meadowbrook.example/support" },
    },
  }),
  pages: inboxPages,
  staff: [
    { login: "elena", name: "Elena Marsh", title: "Psychotherapist", permissions: ["portal-messages"] },
    { login: "samuel", name: "Samuel Osei", title: "Psychiatrist", permissions: ["portal-messages"] },
    { login: "carla", name: "Carla Nunes", title: "Case manager", permissions: ["portal-messages"] },
    { login: "greg", name: "Greg Fenn", title: "Intake coordinator" },
    { login: "olivia", name: "Olivia Barnes", title: "Super Admin", permissions: ["administer", "audit"] },
  ],
  patients: [
    {
      id: "m-1",
      patientId: "MB-0611",
      name: "Nora Whitman",
      birthDate: "1985-10-14",
      phone: "+1 555 0401",
      programs: [],
      episodes: [counseling, medication],
      team: [
        ["elena", "primary-coach"],
        ["samuel", "care-team"],
        ["greg", "care-team"],
      ],
      portal: [{ login: "nora", name: "Nora Whitman", relation: "self" }],
    },
    {
      id: "m-2",
      patientId: "MB-0624",
      name: "Jade Kimura",
      birthDate: "1997-03-02",
      phone: "+1 555 0402",
      programs: [],
      episodes: [{ id: "EpisodeOfCare/jade-group", name: "Evening group" }],
      team: [
        ["carla", "primary-coach"],
        ["samuel", "care-team"],
      ],
      portal: [{ login: "jade", name: "Jade Kimura", relation: "self" }],
    },
    {
      id: "m-3",
      patientId: "MB-0637",
      name: "Caleb Ruiz",
      birthDate: "2014-07-23",
      phone: "+1 555 0403",
      programs: [],
      episodes: [{ id: "EpisodeOfCare/caleb-school", name: "School support" }],
      team: [
        ["elena", "primary-coach"],
        ["carla", "care-team"],
      ],
      portal: [{ login: "teresa", name: "Teresa Ruiz", relation: "guardian" }],
    },
    {
      id: "m-4",
      patientId: "MB-0645",
      name: "Arthur Pell",
      birthDate: "2003-01-09",
      phone: "+1 555 0404",
      programs: [],
      episodes: [{ id: "EpisodeOfCare/arthur-counseling", name: "Counseling" }],
      team: [
        ["samuel", "primary-coach"],
        ["carla", "care-team"],
      ],
      portal: [
        { login: "arthur", name: "Arthur Pell", relation: "self" },
        { login: "margaret", name: "Margaret Pell", relation: "guarantor" },
      ],
    },
  ],
  conversations: [
    {
      key: "nora-diary",
      patient: "m-1",
      title: "Thought diary",
      between: ["elena", "nora"],
      regarding: counseling.id,
      said: [
        [
          6,
          "10:20",
          "elena",
          "Dear Nora, here is what we agreed on: one line each evening, what happened and what you thought first. Three days are enough.",
        ],
        [5, "21:14", "nora", "Done for today. It was shorter than I feared."],
        [2, "20:47", "nora", "Third evening. I noticed the same sentence each time."],
        [1, "09:30", "elena", "That is a good thing to notice. Bring the three lines on Thursday, please."],
      ],
    },
    {
      key: "nora-dose",
      patient: "m-1",
      title: "Tablets in the evening",
      between: ["samuel", "nora"],
      regarding: medication.id,
      said: [
        [12, "17:05", "nora", "Dr. Osei, the tablets make me awake. May I take them in the morning instead?"],
        [
          12,
          "17:52",
          "samuel",
          "Yes, please take the next one tomorrow at breakfast, and leave tonight's out.",
        ],
        [10, "08:10", "nora", "Much better, thank you."],
      ],
    },
    {
      key: "jade-group",
      patient: "m-2",
      title: "Evening group next week",
      between: ["carla", "jade"],
      said: [
        [3, "12:30", "jade", "Is the group on Tuesday even though it is a holiday?"],
        [3, "13:10", "carla", "No, we skip Tuesday and meet on Wednesday at the same time."],
      ],
    },
    {
      key: "caleb-school",
      patient: "m-3",
      title: "Letter for the school",
      between: ["elena", "teresa"],
      said: [
        [4, "08:15", "teresa", "Good morning. Caleb's school asks for a letter about longer test times."],
        [
          3,
          "16:40",
          "elena",
          "I will write it by Friday and send it to the school counselor with your consent form.",
        ],
      ],
    },
    {
      key: "arthur-invoice",
      patient: "m-4",
      title: "Invoice of last month",
      between: ["carla", "margaret"],
      said: [
        [2, "11:00", "margaret", "The invoice of last month counts five sessions. I think it were four."],
        [2, "14:25", "carla", "You are right, one was canceled. You will get a corrected one this week."],
      ],
    },
  ],
  news: [
    {
      key: "elena-news",
      login: "elena",
      patient: "m-1",
      conversation: "nora-diary",
      text: "One more thing: Thursday's session begins half an hour later, at 4:30. Does that work for you?",
    },
    {
      key: "teresa-news",
      login: "teresa",
      patient: "m-3",
      conversation: "caleb-school",
      text: "I signed the consent form this morning. Thank you for your help.",
    },
    {
      key: "carla-news",
      login: "carla",
      patient: "m-4",
      conversation: "arthur-invoice",
      text: "The corrected invoice is in the mail to you.",
    },
  ],
};
