/** The practices of the demo: one to look at, and a tiny second one to prove that neither sees the other. */
import type { DemoPractice } from "./data.ts";
import { longTopic } from "./long-topic.ts";
import { patients, staff } from "./people.ts";
import { adults } from "./topics-of-adults.ts";
import { families } from "./topics-of-families.ts";

export const harbor: DemoPractice = {
  id: "harbor",
  name: "Harbor Family Health",
  settings: { staffAccess: "searchable", notes: true },
  staff,
  patients,
  topics: [...adults, ...families, longTopic()],
  news: [
    {
      key: "rosa-meals-news",
      login: "rosa",
      patient: "p-1001",
      topic: "rosa-meals",
      text: "Yes, breakfast please! I am tired of eggs. Would yogurt with fruit be all right, or is that too sweet?",
    },
    {
      key: "priya-diary-news",
      login: "priya",
      patient: "p-1011",
      topic: "priya-migraine",
      text: "Diary for the first week: two headaches, both on the day after a double shift. I only needed the tablets once.",
    },
    {
      key: "yusuf-dentist-news",
      login: "yusuf",
      patient: "p-1004",
      title: "موعد طبيب الأسنان",
      text: "عندي موعد خلع سن يوم الخميس. هل أوقف الوارفارين قبل ذلك؟",
    },
    {
      key: "james-dizzy-news",
      login: "james",
      patient: "p-1002",
      title: "A little dizzy when I stand up",
      text: "Hi Kim, since the weekend I get a little dizzy when I stand up quickly. No falls. This morning 118/74. Should I change anything?",
    },
    {
      key: "daniel-pills-news",
      login: "daniel",
      patient: "p-1012",
      title: "New pill organizer",
      text: "Mom's pharmacy changed the color of her water tablet and she is unsure whether it is the right one. It is oval and says 20. Can someone check?",
    },
    {
      key: "kim-rosa-news",
      login: "kim",
      patient: "p-1001",
      topic: "rosa-metformin",
      text: "Two weeks are over, so I ask again as promised: is your stomach still fine with the new tablets?",
    },
    {
      key: "kim-tom-news",
      login: "kim",
      patient: "p-1010",
      topic: "tom-knee",
      text: "Hi Tom, Kim here. Just checking in after the first stairs: any swelling in the evening?",
    },
  ],
};

export const lakeside: DemoPractice = {
  id: "lakeside",
  name: "Lakeside Pediatrics",
  settings: { staffAccess: "care-team", careTeamLevel: "patient-only" },
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
  topics: [
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

export const practices: readonly DemoPractice[] = [harbor, lakeside];
