/** Chronic care management: one conversation a patient, and a team that is told of the patient's messages alone. Everybody here is invented. */
import { settingsOf } from "@carethread/model";
import type { DemoPractice } from "../data.ts";

export const willow: DemoPractice = {
  id: "willow",
  name: "Willow Creek Primary Care",
  settings: settingsOf("care-team", {
    texting: true,
    help: {
      articles: [
        { title: "Patient Messaging", url: "https://help.willowcreek.example/messaging" },
        { title: "Notification Settings", url: "https://help.willowcreek.example/notifications" },
      ],
      support: { title: "Support team", url: "https://help.willowcreek.example/support" },
    },
  }),
  number: "+12025550300",
  pages: {
    skin: "willow",
    density: "compact",
    ehr: {
      home: "patients",
      patients: "Patients",
      messages: "Messages",
      reply: false,
      icon: true,
      chat: false,
    },
    portal: {
      entry: "Chat With My Care Team",
      opens: "conversation",
      heading: "Your care team",
      hint: "We read messages on working days between 8 and 5.",
    },
  },
  staff: [
    {
      login: "grace",
      name: "Grace Whitfield",
      title: "Care manager",
      permissions: ["administer", "audit", "export"],
    },
    { login: "luis", name: "Luis Ortega", title: "Care coordinator" },
    { login: "hannah", name: "Hannah Stein", title: "Primary care physician" },
    {
      login: "peter",
      name: "Peter Novak",
      title: "Pharmacist",
      restrictions: ["Behavioral Health Integration"],
    },
    { login: "june", name: "June Abbott", title: "Front desk" },
  ],
  patients: [
    {
      id: "w-1",
      patientId: "WC-3307",
      name: "Eleanor Voss",
      birthDate: "1946-02-11",
      phone: "(202) 555-0301",
      programs: ["Chronic Care Management", "Remote Patient Monitoring"],
      team: [
        ["grace", "primary-coach"],
        ["hannah", "care-team"],
        ["peter", "care-team"],
      ],
      portal: [{ login: "eleanor", name: "Eleanor Voss", relation: "self" }],
    },
    {
      id: "w-2",
      patientId: "WC-3318",
      name: "Raymond Tate",
      birthDate: "1952-08-24",
      phone: "(202) 555-0302",
      programs: ["Chronic Care Management"],
      team: [
        ["grace", "primary-coach"],
        ["hannah", "care-team"],
        ["luis", "care-team"],
      ],
      portal: [{ login: "raymond", name: "Raymond Tate", relation: "self" }],
    },
    {
      id: "w-3",
      patientId: "WC-3329",
      name: "Celia Duarte",
      birthDate: "1968-05-06",
      phone: "(202) 555-0303",
      programs: ["Behavioral Health Integration"],
      team: [
        ["luis", "primary-coach"],
        ["hannah", "care-team"],
      ],
      portal: [{ login: "celia", name: "Celia Duarte", relation: "self", language: "es" }],
    },
    {
      id: "w-4",
      patientId: "WC-3341",
      name: "Otis Freeman",
      birthDate: "1939-11-19",
      phone: "(202) 555-0304",
      programs: ["Remote Patient Monitoring"],
      team: [
        ["luis", "primary-coach"],
        ["grace", "care-team"],
      ],
      portal: [{ login: "simone", name: "Simone Freeman", relation: "proxy" }],
    },
    // Not enrolled: nobody can write with her yet.
    {
      id: "w-5",
      patientId: "WC-3350",
      name: "Mabel Quist",
      birthDate: "1950-03-28",
      phone: "(202) 555-0305",
      programs: ["Chronic Care Management"],
      team: [
        ["grace", "primary-coach"],
        ["hannah", "care-team"],
      ],
      portal: [],
    },
  ],
  conversations: [
    {
      key: "eleanor",
      patient: "w-1",
      said: [
        [
          14,
          "10:05",
          "grace",
          "Hello Mrs. Voss, this is Grace from your care team. Your new scale is connected: we see your weight each morning now. Please write here whenever something is unclear.",
        ],
        [14, "11:20", "eleanor", "Thank you Grace. I step on it before breakfast."],
        [
          8,
          "09:12",
          "grace",
          "Grace here. Your weight is up three pounds since Friday. Are your ankles swollen, or is your breath shorter than usual?",
        ],
        [8, "09:47", "eleanor", "Ankles yes, a little. Breathing is fine. We had ham on Sunday."],
        [
          8,
          "10:30",
          "hannah",
          "Dr. Stein here. Please take one extra water tablet this morning and tomorrow, and go easy on salt. If your breath gets short, call us at once.",
        ],
        [6, "08:58", "eleanor", "Down two pounds again. Shoes fit."],
        [6, "09:20", "grace", "Grace here: wonderful. Back to the usual dose then, as Dr. Stein said."],
      ],
    },
    {
      key: "raymond",
      patient: "w-2",
      said: [
        [
          5,
          "14:10",
          "luis",
          "Luis from your care team. Your eye exam is due. Shall I book it with Dr. Feld in town?",
        ],
        [5, "15:32", "raymond", "Yes please, any morning but Thursday."],
        [4, "09:05", "luis", "Luis here: Tuesday the week after next, 9:30. I put it on your plan."],
      ],
    },
    {
      key: "celia",
      patient: "w-3",
      said: [
        [3, "16:40", "celia", "Esta semana hice el ejercicio de respiración cuatro veces."],
        [3, "17:05", "luis", "Le escribe Luis. Cuatro veces está muy bien. ¿Cuándo le resultó más fácil?"],
        [2, "08:30", "celia", "En el coche, antes del trabajo."],
      ],
    },
    {
      key: "otis",
      patient: "w-4",
      said: [
        [2, "11:15", "simone", "This is Simone, Otis's daughter. The cuff shows an error since yesterday."],
        [
          2,
          "11:50",
          "grace",
          "Grace here, thank you Simone. Please press both buttons for five seconds and try again.",
        ],
      ],
    },
  ],
  news: [
    {
      key: "eleanor-news",
      login: "eleanor",
      patient: "w-1",
      conversation: "eleanor",
      text: "Good morning. May I take the cold medicine from the drug store together with my heart tablets?",
    },
    {
      key: "simone-news",
      login: "simone",
      patient: "w-4",
      conversation: "otis",
      text: "The cuff works again, thank you. 131 over 79 this morning.",
    },
  ],
};
