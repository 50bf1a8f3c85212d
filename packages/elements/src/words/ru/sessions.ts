/** Russian: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "Где выполнен вход",
  signedInHint:
    "Сообщения открыты в этих местах. Завершите сеансы, которые вам незнакомы, и сообщите вашей клинике.",
  sessionOwn: "Этот браузер",
  sessionOn: (browser: string, system: string) => `${browser}, ${system}`,
  sessionUnknown: "Неизвестное устройство",
  sessionSince: (at: string) => `Начало: ${at}`,
  sessionActive: (at: string) => `Последняя активность: ${at}`,
  sessionEnd: "Завершить",
  sessionEndNamed: (what: string) => `Завершить: ${what}`,
  sessionEndOthers: "Завершить все остальные",
  sessionEndAll: "Завершить все и войти снова",
  sessionEnded: "Завершено.",
};
