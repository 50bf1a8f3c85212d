/** Russian: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "Получает уведомления",
  notNotified: "Без уведомлений о сообщениях",
  away: "Больше не работает",
  watching: "Следит за беседой",
  hereNow: "Сейчас здесь",
  unfollow: "Отключить уведомления об этом пациенте",
  follow: "Уведомлять меня об этом пациенте",
  removeMember: "Удалить из беседы",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label: string, who: string) => `${label}: ${who}`,
  removeAsk: (who: string) => `Удалить из беседы (${who})?`,
  removeHint: "Участник покинет эту беседу и больше не будет получать уведомления о её сообщениях.",
  remove: "Удалить",
  notInTeam: "Не в медицинской команде",
  byInvitation: "По приглашению",
  patientSide: "Пациент и семья",
  people: "Люди",
  noTeam: "В этой медицинской команде пока никого нет.",
  teamHint: "Читает ваши сообщения и отвечает на них",
};
