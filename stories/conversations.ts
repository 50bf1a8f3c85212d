/** Believable words for the stories. */
import type { Past, Practice } from "./fixture.ts";

export const bloodPressure: readonly Past[] = [
  {
    from: "rosa",
    ago: 2900,
    text: "Good morning. My readings have been a bit high this week, around 150/92 in the mornings.",
  },
  {
    from: "kim",
    ago: 2870,
    text: "Thank you for sending these, Rosa. Do you take the reading before or after your tablet?",
  },
  { from: "rosa", ago: 2861, text: "Before, about ten minutes after getting up." },
  { from: "rosa", ago: 2860, text: "I wrote them all down if you need them." },
  {
    from: "omar",
    ago: 1500,
    text: "Hello Rosa, I had a look. Please take the evening tablet at 8 pm instead of 10 pm and keep measuring twice a day until Friday.\n\nHere is how to measure well: https://www.heart.org/measure",
  },
  { from: "rosa", ago: 1470, text: "I will, thank you doctor." },
  { from: "kim", ago: 45, text: "How have the last two days been?" },
  { from: "rosa", ago: 22, text: "Much better! 132/84 this morning and 128/80 last night." },
  {
    from: "kim",
    ago: 20,
    text: "That is good to hear. Keep going like this, and write to us if anything changes.",
  },
];

/** Several patients and topics, as a nurse's morning looks. */
export async function fillInbox(practice: Practice): Promise<string> {
  await practice.addPatient("maria", "Maria Santos");
  await practice.addPatient("walter", "Walter Brandt");
  await practice.addPatient("amina", "Amina Yusuf");
  await practice.addPatient("george", "George Okafor", { birthDate: "1931-06-30" });
  await practice.conversation({
    patient: "george",
    title: "Appointment on Thursday",
    past: [
      { from: "george", ago: 60 * 24 * 40, text: "Can I come in a little later?" },
      { from: "kim", ago: 60 * 24 * 40 - 30, text: "Of course, 11:30 is free. I have moved it." },
    ],
  });
  await practice.conversation({
    patient: "amina",
    title: "Test results",
    past: [
      {
        from: "omar",
        ago: 60 * 24 * 3,
        text: "Your results are back and all values are in the normal range.",
      },
    ],
  });
  await practice.conversation({
    patient: "walter",
    title: "Medication question",
    past: [
      { from: "walter", ago: 60 * 26, text: "Should I take the new tablet with food?" },
      { from: "kim", ago: 60 * 25, text: "Yes, with breakfast, and a glass of water." },
    ],
  });
  const surgery = await practice.conversation({
    patient: "maria",
    title: "Post-surgery follow-up",
    past: [
      { from: "kim", ago: 190, text: "Good morning Maria, how is the knee today?" },
      { from: "maria", ago: 170, text: "A bit swollen but I can bend it further than yesterday." },
    ],
  });
  const first = await practice.conversation({ past: bloodPressure });
  await practice.say(surgery, "portal", "maria", "I forgot to ask: may I shower with the dressing on?");
  await practice.say(surgery, "portal", "maria", "And when do the stitches come out?");
  return first;
}

/** Two hundred messages, some minutes apart. */
export function longPast(count = 200): readonly Past[] {
  return Array.from({ length: count }, (_, index) => ({
    from: index % 3 === 0 ? "kim" : index % 7 === 0 ? "omar" : "rosa",
    ago: (count - index) * 37,
    text: `Message ${index + 1}. ${index % 5 === 0 ? "A longer one, which says how the day went and what is planned for tomorrow, so that it takes more than one line." : "All well."}`,
  }));
}
