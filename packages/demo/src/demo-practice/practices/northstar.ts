/** Health coaching: one stream a patient, in which a coach writes daily and others are called in. Everybody here is invented. */
import { settingsOf } from "@carethread/model";
import type { DemoPractice } from "../data.ts";
import { daily } from "./hours.ts";

export const northstar: DemoPractice = {
  id: "northstar",
  name: "Northstar Health Coaching",
  settings: settingsOf("coach", {
    // Somebody answers at any time; by the clocks of the place a day is over.
    hours: daily("00:00", "24:00"),
    help: {
      articles: [
        { title: "The patient messenger", url: "https://help.northstar.example/messenger" },
        { title: "Building a Health Action Plan", url: "https://help.northstar.example/plans" },
      ],
      support: { title: "Northstar support", url: "https://help.northstar.example/support" },
    },
  }),
  pages: {
    skin: "northstar",
    density: "comfortable",
    ehr: {
      home: "messages",
      patients: "Patients",
      messages: "Enrolled",
      reply: true,
      icon: true,
      chat: false,
    },
    portal: {
      entry: "My coach",
      opens: "conversation",
      heading: "Your coach",
      hint: "Your coach writes most days of the first two weeks.",
    },
  },
  staff: [
    { login: "maya", name: "Maya Lindgren", title: "Health coach", permissions: ["administer", "audit"] },
    { login: "theo", name: "Theo Park", title: "Health coach" },
    { login: "anita", name: "Anita Rao", title: "Internist" },
    { login: "nadia", name: "Nadia Petrova", title: "Dietitian" },
    { login: "ravi", name: "Ravi Menon", title: "Technical support", support: true },
  ],
  patients: [
    {
      id: "n-1",
      patientId: "NS-1042",
      name: "Gloria Benning",
      birthDate: "1961-04-18",
      phone: "+1 555 0201",
      programs: ["Weight and movement"],
      plan: 15,
      team: [
        ["maya", "primary-coach"],
        ["anita", "secondary"],
        ["nadia", "secondary"],
      ],
      portal: [{ login: "gloria", name: "Gloria Benning", relation: "self" }],
    },
    {
      id: "n-2",
      patientId: "NS-1057",
      name: "Hector Salas",
      birthDate: "1974-09-30",
      phone: "+1 555 0202",
      programs: ["Blood pressure"],
      plan: 6,
      team: [
        ["maya", "primary-coach"],
        ["anita", "secondary"],
      ],
      portal: [{ login: "hector", name: "Hector Salas", relation: "self" }],
    },
    {
      id: "n-3",
      patientId: "NS-1063",
      name: "Wen Zhao",
      birthDate: "1988-01-07",
      phone: "+1 555 0203",
      programs: ["Smoke free"],
      plan: 10,
      team: [
        ["maya", "primary-coach"],
        ["theo", "secondary"],
      ],
      portal: [{ login: "wen", name: "Wen Zhao", relation: "self" }],
    },
    {
      id: "n-4",
      patientId: "NS-1071",
      name: "Irene Koch",
      birthDate: "1955-12-02",
      phone: "+1 555 0204",
      programs: ["Sleep well", "Blood pressure"],
      plan: 5,
      team: [
        ["theo", "primary-coach"],
        ["anita", "secondary"],
      ],
      portal: [{ login: "irene", name: "Irene Koch", relation: "self" }],
    },
    {
      id: "n-5",
      patientId: "NS-1080",
      name: "Malik Osborne",
      birthDate: "1993-06-21",
      phone: "+1 555 0205",
      programs: ["Weight and movement"],
      team: [["maya", "primary-coach"]],
      portal: [{ login: "malik", name: "Malik Osborne", relation: "self" }],
    },
  ],
  conversations: [
    {
      key: "gloria",
      patient: "n-1",
      said: [
        [
          9,
          "09:10",
          "maya",
          "Good morning Gloria! Your Health Action Plan says: walk 15 minutes after lunch, four days this week. How sure are you that you can do it, from 0 to 10?",
        ],
        [9, "12:44", "gloria", "I would say 7. Rain is my excuse, so maybe 6."],
        [9, "13:02", "maya", "6 is honest. What would make it an 8?"],
        [9, "18:20", "gloria", "If my neighbor walks with me. I will ask her tonight."],
        [7, "19:05", "gloria", "She said yes! We did 20 minutes today."],
        [
          7,
          "19:31",
          "maya",
          "Twenty! That is more than the plan asked for. How did your knee feel afterwards?",
        ],
        [6, "08:15", "gloria", "A little stiff this morning, nothing bad."],
        [
          6,
          "11:40",
          "nadia",
          "Hi Gloria, Nadia here. Maya asked me about snacks: nuts and an apple at three o'clock work well for many people. Tell me what you usually have then.",
        ],
        [5, "15:12", "gloria", "Cookies, I am afraid. I bought apples."],
        [
          2,
          "09:00",
          "maya",
          "Two weeks done. Four walks each week, and apples in the kitchen. What was easiest?",
        ],
      ],
    },
    {
      key: "hector",
      patient: "n-2",
      said: [
        [4, "08:30", "maya", "Hi Hector, day 3 of your plan. Did you get to measure before breakfast?"],
        [4, "08:52", "hector", "Yes, 142 over 88. Then I had the salty soup again for lunch, sorry."],
        [
          4,
          "09:15",
          "maya",
          "No need to be sorry, now we know it is lunch that is hard. Is there something else near your work that you like?",
        ],
        [3, "12:05", "hector", "There is a place with rice bowls. Trying it today."],
        [2, "08:40", "hector", "138 over 86 this morning."],
      ],
    },
    {
      key: "wen",
      patient: "n-3",
      said: [
        [6, "17:20", "wen", "Day 5 without a cigarette. Evenings are the worst."],
        [
          6,
          "17:45",
          "maya",
          "Five days is the hardest part of the whole way. What do your hands do in the evening?",
        ],
        [5, "20:10", "wen", "I started knitting. Do not laugh."],
        [5, "20:31", "maya", "I would never. Send me a picture when it is a scarf."],
      ],
    },
    {
      key: "irene",
      patient: "n-4",
      said: [
        [3, "10:00", "theo", "Good morning Irene, how many hours did you sleep this week, roughly?"],
        [3, "10:25", "irene", "Five or six. I read on the tablet until midnight."],
        [
          3,
          "10:40",
          "theo",
          "Would a paper book for the last half hour be worth a try, just for three nights?",
        ],
      ],
    },
  ],
  news: [
    {
      key: "gloria-news",
      login: "gloria",
      patient: "n-1",
      conversation: "gloria",
      text: "The walks are easy now. Weekends are hard: my son visits and we sit a lot. Any idea?",
    },
    {
      key: "hector-news",
      login: "hector",
      patient: "n-2",
      conversation: "hector",
      text: "135 over 84 today! Should Dr. Rao see the list before my visit?",
    },
    {
      key: "irene-news",
      login: "irene",
      patient: "n-4",
      conversation: "irene",
      text: "Three nights with a paper book. Seven hours last night!",
    },
  ],
  stream: [
    {
      ...{ patient: "n-1", id: "n-plan-1", sort: "plan-update" },
      title: "Walk 20 minutes after lunch, five days a week",
      text: "Until last week: 15 minutes on four days.",
    },
    {
      ...{ patient: "n-1", id: "n-visit-1", sort: "calendar-event", days: 5, time: "10:30", minutes: 30 },
      title: "Video visit with Dr. Rao",
      location: "By video",
    },
    {
      ...{ patient: "n-2", id: "n-visit-2", sort: "calendar-event", days: 2, time: "09:00", minutes: 20 },
      title: "Blood pressure check",
      location: "Northstar, second floor",
    },
  ],
};
