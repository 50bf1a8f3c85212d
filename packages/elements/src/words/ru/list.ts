/** Russian: see the English table. */
import type { list as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const list: Translated<typeof English> = {
  conversations: "Беседы",
  /** Over the messenger's list. */
  listHeading: "Сообщения",
  noConversations: "Бесед пока нет",
  choose: "Выберите беседу, чтобы прочитать её здесь.",
  back: "Назад к беседам",
  more: "Показать ещё беседы",
  moreFailed: "Не удалось загрузить другие беседы.",
  partFailed: "Не удалось загрузить эту часть. Проверьте подключение или обновите страницу.",
  afterAuthor: ":",
  messageCount: (n: number) =>
    count(n, { one: "# сообщение", few: "# сообщения", many: "# сообщений", other: "# сообщения" }),
  openProfile: (patient: string) => `${patient}, открыть профиль`,
  lostMessages: (n: number) =>
    count(n, {
      one: "# сообщение не удавалось отправить неделю, оно удалено с этого устройства.",
      few: "# сообщения не удавалось отправить неделю, они удалены с этого устройства.",
      many: "# сообщений не удавалось отправить неделю, они удалены с этого устройства.",
      other: "# сообщения не удавалось отправить неделю, они удалены с этого устройства.",
    }),
  lostDrafts: (n: number) =>
    count(n, {
      one: "# черновик старше недели удалён с этого устройства.",
      few: "# черновика старше недели удалены с этого устройства.",
      many: "# черновиков старше недели удалены с этого устройства.",
      other: "# черновика старше недели удалены с этого устройства.",
    }),
  understood: "OK",
  noConversationYet: "Беседы пока нет",
  writeTo: (patient: string) => `Написать: ${patient}`,
  conversationsWith: (patient: string) => `Беседы: ${patient}`,
  allConversations: "Все беседы",
  /** The name of the button that shows a plus alone. */
  plusNamed: (label: string) => `+ ${label}`,
  closed: "Закрыта",
  notMarked: "Не удалось выполнить. Проверьте подключение и попробуйте ещё раз.",
  sendAMessage: "отправить сообщение",
  closeTeam: "Закрыть список команды",
};
