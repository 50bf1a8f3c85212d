/** What parents, relatives and patients on the way to recovery wrote, and one who has died since. */
import type { DemoConversation } from "../../data.ts";

export const families: readonly DemoConversation[] = [
  {
    key: "noah-inhaler",
    patient: "p-1006",
    title: "Inhaler at school",
    said: [
      [
        18,
        "19:20",
        "sara",
        "Hello, Noah's school needs a form so that he can keep his inhaler in the classroom. Is that something you do?",
      ],
      [
        17,
        "08:15",
        "amara",
        "Yes, gladly. I have filled in the asthma action plan and the medication form. You can pick both up at the front desk, or I send them to the school nurse directly if you agree.",
      ],
      [17, "08:40", "sara", "Please send them, that is a great help. He coughs at night again since Sunday."],
      [
        17,
        "09:30",
        "amara",
        "How many nights, and how many puffs of the blue inhaler did he need? Does he get out of breath when he plays?",
      ],
      [
        17,
        "12:12",
        "sara",
        "Three nights, two puffs each time. Playing is fine, he runs around like always.",
      ],
      [
        17,
        "13:05",
        "amara",
        "Then let us step up: two puffs of the orange inhaler twice a day for the next two weeks, always with the spacer. If he needs the blue one more often than every four hours, call us the same day.",
      ],
      [13, "20:01", "sara", "Two quiet nights. Thank you so much!"],
    ],
  },
  {
    key: "ella-rash",
    patient: "p-1007",
    title: "Rash after the vaccination",
    said: [
      [
        8,
        "16:32",
        "sara",
        "Ella has a red warm spot on her leg where she got the shot yesterday, about the size of a coin. She is playing normally.",
      ],
      [
        8,
        "16:58",
        "amara",
        "That is a normal reaction and goes away in two or three days. A cool cloth helps. Please write or call if it grows larger than her palm, or if she has a fever over 39 °C (102 °F).",
      ],
      [6, "09:45", "sara", "All gone this morning."],
    ],
  },
  {
    key: "ella-visit",
    patient: "p-1007",
    title: "Preparing the four-year visit",
    said: [
      [
        4,
        "10:00",
        "ben",
        "Hello Ms. Lindqvist, Ella's four-year visit is due next month. Tuesday the 9th at 3 pm or Thursday the 11th at 8:30 am would both work. Which suits you?",
      ],
      [4, "12:37", "sara", "Thursday morning please, before preschool."],
      [
        4,
        "13:15",
        "ben",
        "Booked. It takes about forty minutes. Please bring her glasses and her vaccination card.",
      ],
    ],
  },
  {
    key: "maria-nausea",
    patient: "p-1008",
    title: "Nausea, week 9",
    said: [
      [
        20,
        "07:55",
        "maria",
        "Good morning! Nine weeks and I cannot keep breakfast down. Lunch is okay. Is there something safe I can take?",
      ],
      [
        20,
        "09:12",
        "kim",
        "Good morning Maria, and I am sorry, this is a hard stretch. Can you keep fluids down, and are you passing urine as usual?",
      ],
      [20, "09:25", "maria", "Yes, water and ginger tea stay. Just nothing solid before 11."],
      [
        20,
        "10:44",
        "omar",
        "Vitamin B6, 25 mg three times a day, is safe and helps many people. I have added doxylamine for the night if B6 alone is not enough; it makes you sleepy. If you cannot keep fluids down for a day, come in.",
      ],
      [
        19,
        "11:30",
        "lucia",
        "Hello Maria! Two things that help: dry crackers before you get up, and something small every two hours so that your stomach is never quite empty. Cold food smells less than warm.",
      ],
      [16, "08:20", "maria", "The crackers are on my nightstand now. Yesterday I ate a whole breakfast 🎉"],
    ],
  },
  {
    key: "maria-flying",
    patient: "p-1008",
    title: "Flying to Lisbon in week 24",
    said: [
      [
        5,
        "21:14",
        "maria",
        "My sister marries in Lisbon and I would be in week 24. May I fly? It is about seven hours.",
      ],
      [
        4,
        "08:31",
        "omar",
        "Congratulations to your sister. As long as the pregnancy goes on as it does now, flying in week 24 is fine. Compression stockings, an aisle seat, and a short walk every hour.",
      ],
      [
        4,
        "08:50",
        "kim",
        "I will prepare a letter for the airline and a short summary in case you need a doctor there. Please remind me two weeks before.",
      ],
      [4, "09:05", "maria", "Thank you both! I will."],
    ],
  },
  {
    key: "tom-knee",
    patient: "p-1010",
    title: "Knee exercises after surgery",
    said: [
      [
        15,
        "14:05",
        "jonas",
        "Hi Tom, good session today. At home: heel slides 3 × 10, straight-leg raises 3 × 8, and ice for 15 minutes afterwards, twice a day. Pain up to 4 of 10 is fine, more than that means fewer repetitions.",
      ],
      [14, "20:44", "tom", "Done both rounds. Heel slides pull at the scar, about 3 of 10."],
      [14, "21:02", "jonas", "Pulling is expected and gets less. How far does it bend?"],
      [13, "20:30", "tom", "My wife measured 85 degrees."],
      [
        12,
        "08:10",
        "jonas",
        "Ahead of plan! Add the stationary bike, five minutes without resistance, seat high.",
      ],
      [9, "18:57", "tom", "Bike is going well, ten minutes now. 95 degrees."],
      [8, "09:20", "jonas", "Excellent. We start stairs on Thursday."],
    ],
  },
  {
    key: "tom-stitches",
    patient: "p-1010",
    title: "When can I shower?",
    said: [
      [21, "09:11", "tom", "The dressing is still on. May I shower with it?"],
      [
        21,
        "09:40",
        "kim",
        "Yes, as long as it sticks all around. Pat it dry, no bath and no pool until the stitches are out on Friday.",
      ],
      [21, "09:44", "tom", "Perfect, thanks."],
    ],
  },
  {
    key: "dorothy-weight",
    patient: "p-1012",
    title: "Daily weight",
    said: [
      [
        11,
        "08:30",
        "ben",
        "Good morning Mrs. Hayes and Daniel. Please weigh every morning after the bathroom, before breakfast, and write the number here. Two pounds more in a day or five in a week: call us the same day.",
      ],
      [10, "09:12", "daniel", "Mom is at 131.2 this morning."],
      [9, "09:05", "daniel", "131.4"],
      [
        8,
        "09:20",
        "dorothy",
        "131.0 and I did it myself. Daniel showed me how to write here. It is quite nice.",
      ],
      [8, "09:41", "kim", "Wonderful, Mrs. Hayes! It is good to hear from you directly."],
      [7, "09:02", "dorothy", "131.6. My ankles are fine and I slept with one pillow."],
      [
        6,
        "10:15",
        "omar",
        "Thank you, Dorothy. Those are exactly the things I would have asked. We keep the water tablet as it is.",
      ],
    ],
  },
  {
    key: "dorothy-ride",
    patient: "p-1012",
    title: "Ride to the cardiology visit",
    said: [
      [
        6,
        "15:20",
        "daniel",
        "I have to work on the day of Mom's cardiology visit. Is there a way to get her there and back?",
      ],
      [
        5,
        "09:08",
        "ben",
        "Yes. I booked the medical ride: pick-up at 9:15 at her door with a driver who helps with the walker, and back after the visit. It costs her nothing.",
      ],
      [5, "12:01", "daniel", "That is a weight off my mind. Thank you, Ben."],
    ],
  },
  {
    key: "walter-comfort",
    patient: "p-1005",
    title: "Comfort at home",
    said: [
      [
        38,
        "11:10",
        "erika",
        "The hospice nurse was here today and was very kind. My father is comfortable. He asks for his music.",
      ],
      [
        38,
        "12:25",
        "kim",
        "Thank you for telling us, Erika. Music is the best thing you can give him now. Call the night number at any hour, also just to talk.",
      ],
      [
        36,
        "07:48",
        "erika",
        "He died this morning at five, quietly, with the radio on. Thank you all for these years.",
      ],
      [
        36,
        "08:30",
        "omar",
        "Dear Erika, I am so sorry. It was a privilege to care for him, and you cared for him beautifully. I will take care of the papers and call you this afternoon.",
      ],
      [
        35,
        "09:15",
        "ben",
        "Erika, here is the number of the support group for families that I mentioned: 555 0190. There is no hurry. We think of you.",
      ],
    ],
  },
];
