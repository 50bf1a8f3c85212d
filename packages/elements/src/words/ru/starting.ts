/** Russian: see the English table. */
import type { Kind } from "@carethread/model";
import type { starting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

/** What is begun, where there is more than one kind. */
const kindNames: Readonly<Record<Kind, string>> = {
  continuous: "Постоянная беседа",
  topic: "Беседа по теме",
  direct: "Сообщение одному человеку",
  "encounter-chat": "Чат",
  internal: "Только между сотрудниками",
};

/** Under the field *Recipient*, where there is nobody to choose. */
const nobodyToAddress = {
  portal:
    "Сейчас никто из медицинской команды не принимает здесь сообщения. Если вам нужен ответ, позвоните в клинику.",
  staff: "Порталом для этого пациента ещё никто не пользуется.",
};

export const starting: Translated<typeof English> = {
  unfinishedStart: (patient: string) =>
    `У вас есть неотправленное сообщение (${patient}). Отправьте или отмените его, прежде чем писать другому.`,
  searchPatients: "Поиск по имени или ID",
  startOffline:
    "Нет подключения к сети. Написанное здесь сохранится; отправьте его, когда связь восстановится.",
  patientField: "Пациент",
  patientHint: "Поиск по имени или ID пациента",
  patientRequired: "Выберите пациента.",
  patientNone: "Пациент не найден.",
  patientSearching: "Поиск…",
  patientMore: "Подходящих пациентов больше. Продолжайте вводить, чтобы сузить список.",
  patientCount: (n: number) =>
    count(n, {
      one: "Найден # пациент",
      few: "Найдено # пациента",
      many: "Найдено # пациентов",
      other: "Найдено # пациента",
    }),
  patientUnavailable: "Здесь нет никого, о ком вы можете написать.",
  born: (date: string) => `дата рождения: ${date}`,
  topic: "Тема",
  topics: [
    "Вопрос о лекарствах",
    "Результаты анализов",
    "Запись на приём",
    "Наблюдение после операции",
  ] as readonly string[],
  topicSuggestions: "Предлагаемые темы",
  sendMessage: "Отправить сообщение",
  sendingMessage: "Отправка…",
  create: "Создать",
  creating: "Создание…",
  kindField: "Что вы хотите начать?",
  kindNames,
  regarding: "О чём",
  regardingRequired: "Выберите, о чём сообщение.",
  regardingGone: "Выбранное больше не предлагается. Выберите снова.",
  recipient: "Получатель",
  recipientRequired: "Выберите получателя.",
  recipientGone: "Выбранный человек больше не принимает здесь сообщения. Выберите снова.",
  nobodyToAddress,
  subject: "Тема",
  titleField: "Заголовок",
  titleRequired: "Введите заголовок.",
  titleTooLong: "Заголовок слишком длинный. Сократите его.",
  chooseOne: "Выберите…",
  optional: "Необязательно",
  /** Under one's own name, for a patient: `as` is one of `relationTo`. */
  writingAs: (who: string, as: string) => `Вы пишете как ${who}, ${as}.`,
  encryptField: "Сквозное шифрование",
  encryptHint:
    "Читать смогут только устройства участников и архивный ключ клиники. Без заметок, поиска на сервере и поддержки.",
  staffOnlyHint: "Эту беседу видят только сотрудники, но никогда — пациент.",
};
