/** Russian: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string =>
  count(n, { one: "# сообщение", few: "# сообщения", many: "# сообщений", other: "# сообщения" });
const filesOf = (n: number): string =>
  count(n, { one: "# файл", few: "# файла", many: "# файлов", other: "# файла" });

export const exporting: Translated<typeof English> = {
  exportStands: "Этот экспорт указывается в журнале пациента.",
  exportBegins: "Подготовка…",
  exportBar: "Сколько уже готово",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}, ${filesOf(files)}`,
  exportCancel: "Отмена",
  exportCancelled: "Отменено. Ничего не сохранено.",
  exportDone: (messages: number) =>
    count(messages, {
      one: "Готово: в файле # сообщение.",
      few: "Готово: в файле # сообщения.",
      many: "Готово: в файле # сообщений.",
      other: "Готово: в файле # сообщения.",
    }),
  exportFailed: "Ничего не сохранено.",
  printBegins: "Подготовка к печати…",
  exportName: (patient: string, day: string) => `Сообщения пациента ${patient} ${day}`,
  exportTitle: (patient: string) => `Сообщения пациента: ${patient}`,
  exportTaken: (who: string, when: string) => `Экспорт: ${who}, ${when}`,
  exportContents: "Содержание",
  exportUntitled: "Беседа",
  exportMessages: messagesOf,
  exportClosed: "Закрыта",
  exportStaffOnly: "Эту беседу видят только сотрудники",
  exportNote: "Служебная заметка",
  exportAttached: "Файлы",
  exportSealed: "Зашифровано; на этом устройстве открыть нельзя",
  exportPicture: (name: string) => `Изображение ${name}`,
  exportCorrectionOpen: (until: string) => `Запрошено исправление, срок ответа: ${until}`,
  exportMissing: (n: number, names: string) =>
    `Файлы, которые не удалось получить, так как они задержаны или их больше нет: ${number(n)}\n\n${names}\n`,
};
