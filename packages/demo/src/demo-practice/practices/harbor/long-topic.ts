/** One topic that goes on for two months: longer than a welcome, so that loading history can be tried. */
import type { DemoConversation, Said } from "../../data.ts";

/** Fasting sugar of each morning, the oldest first; every few days the nurse answers. */
const readings = [
  168, 172, 165, 170, 161, 158, 166, 155, 159, 152, 149, 156, 147, 151, 144, 148, 141, 146, 139, 143, 137,
  142, 135, 138, 133, 140, 131, 136, 129, 134, 128, 132, 127, 130, 126, 129, 124, 128, 123, 126, 125, 121,
  127, 122, 124, 119, 123, 120, 122, 118, 121, 117, 120, 119, 116, 118, 117, 115, 118, 114,
];

/** How much higher the evenings are, in turn. */
const rises = [22, 31, 18, 27, 35, 24, 29];

const remarks: Readonly<Record<number, string>> = {
  3: "It was my granddaughter's birthday, there was cake.",
  11: "Slept badly.",
  25: "Late dinner at my sister's.",
  42: "I forgot the walk yesterday.",
  59: "I think this is my best one so far!",
};

const answers: Readonly<Record<number, string>> = {
  0: "Thank you Rosa, that gives us a starting point. One number each morning is all I need.",
  4: "One birthday is no problem at all. I look at the line over weeks, not at one day.",
  10: "Do you see how it comes down? Ten days ago you were near 170.",
  18: "First one under 140. Well done.",
  27: "Steady. How are your feet? Please look at them once a week, between the toes too.",
  38: "I showed your numbers to Dr. Haddad; he smiled.",
  48: "Under 125 for a week. You can go to three mornings a week if you like.",
};

export function longTopic(): DemoConversation {
  const said = readings.flatMap((reading, day): Said[] => {
    const daysAgo = readings.length + 1 - day;
    const remark = remarks[day];
    const answer = answers[day];
    const text = remark === undefined ? `${reading}` : `${reading}. ${remark}`;
    const minute = String((day * 7) % 50).padStart(2, "0");
    const morning: Said = [daysAgo, `07:${minute}`, "rosa", text];
    const evening: Said = [
      daysAgo,
      `21:${minute}`,
      "rosa",
      `Evening ${reading + (rises[day % rises.length] ?? 0)}`,
    ];
    return answer === undefined ? [morning, evening] : [morning, [daysAgo, "10:30", "kim", answer], evening];
  });
  return { key: "rosa-readings", patient: "p-1001", title: "Morning readings", said };
}
