/** Arabic: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "يتلقى الإشعارات",
  notNotified: "لا يُشعَر بالرسائل",
  away: "لم يعد نشطًا",
  watching: "يتابع",
  hereNow: "موجود الآن",
  unfollow: "إيقاف الإشعارات عن هذا المريض",
  follow: "أشعرني بشأن هذا المريض",
  removeMember: "إزالة من المحادثة",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label: string, who: string) => `${label}: ${who}`,
  removeAsk: (who: string) => `إزالة ${who}؟`,
  removeHint: "يغادر هذه المحادثة ولا يُبلَّغ برسائلها بعد ذلك.",
  remove: "إزالة",
  notInTeam: "ليس في فريق الرعاية",
  byInvitation: "مدعو",
  patientSide: "المريض والعائلة",
  people: "الأشخاص",
  noTeam: "لا أحد في فريق الرعاية هذا بعد.",
  teamHint: "يقرأ رسائلك ويرد عليها",
};
