/** Russian: see the English table. */
import type { RefusalCode } from "@carethread/model";
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: { full: "Отправляется на телефон пациента как SMS", link: "Пациент получает SMS со ссылкой" },
  textLink: "SMS содержит только ссылку",
  textNoPortal: "SMS не отправляется: SMS содержат только ссылку на портал, а этот пациент им не пользуется.",
  textCount: (texts: number, used: number, room: number) =>
    `${count(texts, { one: "# SMS", few: "# SMS", many: "# SMS", other: "# SMS" })}, символов: ${used} из ${room}`,
  texts: (n: number) => count(n, { one: "# SMS", few: "# SMS", many: "# SMS", other: "# SMS" }),
  textCost: (cost: string) => `около ${cost}`,
  textTooLong: (n: number) =>
    count(n, {
      one: "На # символ длиннее, чем может быть SMS",
      few: "На # символа длиннее, чем может быть SMS",
      many: "На # символов длиннее, чем может быть SMS",
      other: "На # символа длиннее, чем может быть SMS",
    }),
  placeholder: "Напишите сообщение",
  mergedAway: "Эта беседа объединена с другой. Пишите там.",
  send: "Отправить",
  reply: "Ответить",
  reopen: "Открыть снова",
  draftKept: "Не отправлено и сохранено как ваш черновик:",
  notePlaceholder: "Напишите служебную заметку",
  noteHint: "Эту заметку видят только сотрудники, но никогда — пациент.",
  sendNote: "Отправить служебную заметку",
  answering: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]} отвечает`
      : names.length === 2
        ? `${names[0]} и ${names[1]} отвечают`
        : "Отвечают несколько коллег",
  answeredMeanwhile: (names: readonly string[]) =>
    names.length === 1
      ? `Пока вы писали, поступил ответ (${names[0]}). Прочитайте его перед отправкой.`
      : "Пока вы писали, ответили коллеги. Прочитайте ответы перед отправкой.",
  sendAnyway: "Всё равно отправить",
  mention: "Упомянуть",
  mentionCount: (n: number) =>
    count(n, {
      one: "Можно упомянуть # человека. Вверх и вниз — выбор, Enter — подтвердить.",
      few: "Можно упомянуть # человек. Вверх и вниз — выбор, Enter — подтвердить.",
      many: "Можно упомянуть # человек. Вверх и вниз — выбор, Enter — подтвердить.",
      other: "Можно упомянуть # человек. Вверх и вниз — выбор, Enter — подтвердить.",
    }),
  mentionMore: "Подходящих людей больше. Продолжайте вводить, чтобы сузить список.",
  mentionNobody: (name: string) =>
    `${name} никого не упоминает: никого с таким именем здесь нет. Чтобы упомянуть человека, выберите его из списка.`,
  mentionGone: (names: readonly string[]) =>
    `Здесь больше нельзя упомянуть: ${list(names)}. Уберите упоминание и отправьте снова.`,
  mentionReasons: { "mention-no-access": "Не может видеть этого пациента" } as Partial<
    Record<RefusalCode, string>
  >,
  mentionsTooMany: (most: number) =>
    count(most, {
      one: "В сообщении можно упомянуть не более # человека.",
      few: "В сообщении можно упомянуть не более # человек.",
      many: "В сообщении можно упомянуть не более # человек.",
      other: "В сообщении можно упомянуть не более # человек.",
    }),
  supportHint: "Пригласить техническую поддержку вашей клиники",
  supportAsk: "Пригласить поддержку?",
  supportSees: (patient: string, topic: string) =>
    `Поддержка увидит это сообщение и всё после него, имя (${patient}) и ID пациента, тему (${topic}) и состав медицинской команды. Ничего более раннего.`,
  supportSeesUntitled: (patient: string) =>
    `Поддержка увидит это сообщение и всё после него, имя (${patient}) и ID пациента и состав медицинской команды. Ничего более раннего.`,
  supportFor: (minutes: number | null) =>
    minutes === null
      ? "Доступ завершится сам."
      : count(minutes, {
          one: "Доступ завершится сам через # минуту.",
          few: "Доступ завершится сам через # минуты.",
          many: "Доступ завершится сам через # минут.",
          other: "Доступ завершится сам через # минуты.",
        }),
  invite: "Пригласить",
  charactersLeft: (n: number) =>
    count(n, {
      one: "Остался # символ",
      few: "Осталось # символа",
      many: "Осталось # символов",
      other: "Осталось # символа",
    }),
  charactersOver: (n: number) =>
    count(n, {
      one: "Лишний # символ",
      few: "Лишние # символа",
      many: "Лишних # символов",
      other: "Лишние # символа",
    }),
  tooLong: (most: number) =>
    `В сообщении может быть не более ${number(most)} символов. Сократите его или отправьте по частям.`,
  message: "Сообщение",
  encryptionShut: "Сейчас вы не можете здесь писать.",
};
