/** Who works at Harbor Family Health, and whom they care for. Everybody here is invented. */
import type { DemoPatient, DemoStaff } from "../../data.ts";

export const staff: readonly DemoStaff[] = [
  { login: "kim", name: "Kim Tran", title: "Registered nurse" },
  { login: "helen", name: "Helen Brightwater-Castellanos", title: "Clinical pharmacist" },
  { login: "omar", name: "Omar Haddad", title: "Family physician", permissions: ["administer", "audit"] },
  { login: "ben", name: "Ben Adeyemi", title: "Care coordinator", restrictions: ["Behavioral health"] },
  { login: "tess", name: "Tess Monroe", title: "Front desk" },
  { login: "sol", name: "Sol Kamara", title: "Technical support", support: true },
  { login: "lucia", name: "Lucía Fernández", title: "Dietitian" },
  { login: "amara", name: "Amara Nwosu", title: "Pediatrician" },
  { login: "jonas", name: "Jonas Weiß", title: "Physical therapist" },
];

function self(login: string, name: string) {
  return { login, name, relation: "self" as const };
}

const children = { login: "sara", name: "Sara Lindqvist", relation: "guardian" as const };

export const patients: readonly DemoPatient[] = [
  {
    id: "p-1001",
    patientId: "HFH-20418",
    name: "Rosa Delgado",
    birthDate: "1958-03-22",
    phone: "+1 555 0101",
    programs: ["Diabetes care", "Healthy heart"],
    team: [
      ["kim", "primary-coach"],
      ["omar", "care-team"],
      ["lucia", "care-team"],
      ["helen", "secondary"],
    ],
    portal: [self("rosa", "Rosa Delgado")],
  },
  {
    id: "p-1002",
    patientId: "HFH-20433",
    name: "James Okafor",
    birthDate: "1971-11-05",
    phone: "+1 555 0114",
    programs: ["Healthy heart"],
    team: [
      ["kim", "primary-coach"],
      ["omar", "care-team"],
      ["ben", "care-team"],
    ],
    portal: [self("james", "James Okafor")],
  },
  {
    id: "p-1003",
    patientId: "HFH-20507",
    name: "陳美玲",
    birthDate: "1964-07-30",
    phone: "+1 555 0122",
    programs: ["Diabetes care"],
    team: [
      ["lucia", "primary-coach"],
      ["kim", "care-team"],
      ["omar", "care-team"],
    ],
    portal: [self("meiling", "陳美玲")],
  },
  {
    id: "p-1004",
    patientId: "HFH-20519",
    name: "يوسف الحداد",
    birthDate: "1949-01-16",
    phone: "+1 555 0127",
    programs: ["Anticoagulation"],
    team: [
      ["helen", "primary-coach"],
      ["omar", "care-team"],
      ["kim", "care-team"],
    ],
    portal: [{ ...self("yusuf", "يوسف الحداد"), language: "ar" }],
  },
  {
    id: "p-1005",
    patientId: "HFH-20566",
    name: "Walter Brandt",
    birthDate: "1938-09-02",
    phone: "+1 555 0131",
    deceased: true,
    programs: ["Palliative support"],
    team: [
      ["kim", "primary-coach"],
      ["omar", "care-team"],
      ["ben", "care-team"],
    ],
    portal: [{ login: "erika", name: "Erika Brandt", relation: "proxy" }],
  },
  {
    id: "p-1006",
    patientId: "HFH-20610",
    name: "Noah Lindqvist",
    birthDate: "2018-05-11",
    phone: "+1 555 0138",
    programs: ["Asthma in children"],
    team: [
      ["amara", "primary-coach"],
      ["kim", "care-team"],
    ],
    portal: [children],
  },
  {
    id: "p-1007",
    patientId: "HFH-20611",
    name: "Ella Lindqvist",
    birthDate: "2021-12-03",
    phone: "+1 555 0138",
    programs: ["Well child"],
    team: [
      ["amara", "primary-coach"],
      ["ben", "care-team"],
    ],
    portal: [children],
  },
  {
    id: "p-1008",
    patientId: "HFH-20648",
    name: "Maria Fernanda Constança Vasconcelos de Albuquerque e Souza",
    birthDate: "1986-02-19",
    phone: "+1 555 0143",
    programs: ["Maternity"],
    team: [
      ["kim", "primary-coach"],
      ["omar", "care-team"],
      ["lucia", "secondary"],
    ],
    portal: [self("maria", "Maria Fernanda Constança Vasconcelos de Albuquerque e Souza")],
  },
  {
    id: "p-1009",
    patientId: "HFH-20702",
    name: "Олена Шевченко",
    birthDate: "1990-10-08",
    phone: "+1 555 0149",
    programs: ["Behavioral health"],
    team: [
      ["omar", "primary-coach"],
      ["kim", "care-team"],
      ["ben", "care-team"],
    ],
    portal: [self("olena", "Олена Шевченко")],
  },
  {
    id: "p-1010",
    patientId: "HFH-20715",
    name: "Tom Becker",
    birthDate: "1979-06-27",
    phone: "+1 555 0152",
    programs: ["Joint recovery"],
    team: [
      ["jonas", "primary-coach"],
      ["kim", "care-team"],
      ["omar", "secondary"],
    ],
    portal: [self("tom", "Tom Becker")],
  },
  {
    id: "p-1011",
    patientId: "HFH-20733",
    name: "Priya Raman",
    birthDate: "1999-04-14",
    phone: "+1 555 0158",
    programs: [],
    team: [
      ["omar", "primary-coach"],
      ["kim", "care-team"],
    ],
    portal: [self("priya", "Priya Raman")],
  },
  {
    id: "p-1012",
    patientId: "HFH-20750",
    name: "Dorothy Hayes",
    birthDate: "1935-08-20",
    phone: "+1 555 0163",
    programs: ["Healthy heart", "Care at home"],
    team: [
      ["ben", "primary-coach"],
      ["kim", "care-team"],
      ["omar", "care-team"],
      ["helen", "care-team"],
    ],
    portal: [self("dorothy", "Dorothy Hayes"), { login: "daniel", name: "Daniel Hayes", relation: "proxy" }],
  },
];
