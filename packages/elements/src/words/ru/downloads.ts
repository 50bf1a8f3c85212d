/** Russian: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "Скачать мои сообщения",
  downloadAbout: "Вы получите один файл (zip) со всем, что видите здесь:",
  downloadContents: [
    "Все беседы на одной странице — для чтения и печати",
    "Отправленные изображения и файлы",
    "То же для других медицинских приложений (FHIR)",
  ],
  downloadOf: "Чьи сообщения",
  downloadKeep: "Храните файл там, где открыть его можете только вы: он не защищён.",
  downloadStart: "Скачать",
};
