/** A family practice that writes by topic: the richest of the demo's practices. Everybody here is invented. */
import { settingsOf } from "@carethread/model";
import type { DemoPractice } from "../../data.ts";
import { daily } from "../hours.ts";
import { longTopic } from "./long-topic.ts";
import { patients, staff } from "./people.ts";
import { adults } from "./topics-of-adults.ts";
import { families } from "./topics-of-families.ts";

export const harbor: DemoPractice = {
  id: "harbor",
  name: "Harbor Family Health",
  settings: settingsOf("topics", {
    staffAccess: "searchable",
    hours: daily("07:00", "21:00"),
    answerWithin: 4 * 3_600_000,
    resolveWithin: 3 * 24 * 3_600_000,
    help: {
      articles: [
        { title: "Writing clear topics", url: "https://help.harbor.example/topics" },
        { title: "Who reads what you write", url: "https://help.harbor.example/privacy" },
      ],
      support: { title: "Harbor help desk", url: "https://help.harbor.example/contact" },
    },
  }),
  pages: {
    skin: "harbor",
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
      hint: "We are here for you every day.",
    },
  },
  staff,
  patients,
  conversations: [...adults, ...families, longTopic()],
  encrypted: [
    {
      key: "james-private",
      patient: "p-1002",
      title: "Something personal",
      said: [
        [
          "james",
          "Can we keep this between us here? Since the new tablets I sleep badly, and it is hard on my marriage.",
        ],
        [
          "kim",
          "Of course. Only you, your care team and our records office can open this. Which tablets do you mean, and since when?",
        ],
        ["james", "The blood pressure ones, for about three weeks. I did not want it in the usual messages."],
        [
          "kim",
          "Thank you for telling us. Please keep taking them; Dr. Haddad will look at it with you on Thursday.",
        ],
      ],
    },
  ],
  news: [
    {
      key: "rosa-meals-news",
      login: "rosa",
      patient: "p-1001",
      conversation: "rosa-meals",
      text: "Yes, breakfast please! I am tired of eggs. Would yogurt with fruit be all right, or is that too sweet?",
    },
    {
      key: "priya-diary-news",
      login: "priya",
      patient: "p-1011",
      conversation: "priya-migraine",
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
      conversation: "rosa-metformin",
      text: "Two weeks are over, so I ask again as promised: is your stomach still fine with the new tablets?",
    },
    {
      key: "kim-tom-news",
      login: "kim",
      patient: "p-1010",
      conversation: "tom-knee",
      text: "Hi Tom, Kim here. Just checking in after the first stairs: any swelling in the evening?",
    },
  ],
};
