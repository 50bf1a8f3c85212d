/** Russian: see the English table. */
import type { attaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

/** What a file is called that is no picture, by its type. */
const fileKinds: Readonly<Record<string, string>> = {
  "image/jpeg": "Изображение JPEG",
  "image/png": "Изображение PNG",
  "image/gif": "Изображение GIF",
  "image/webp": "Изображение WebP",
  "image/heic": "Изображение HEIC",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Документ Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Книга Excel",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "Презентация PowerPoint",
  "application/vnd.oasis.opendocument.text": "Текст OpenDocument",
  "application/vnd.oasis.opendocument.spreadsheet": "Таблица OpenDocument",
  "text/plain": "Простой текст",
  "text/csv": "Таблица CSV",
};

export const attaching: Translated<typeof English> = {
  fileKinds,
  fileOther: "Файл",
  attachments: "Вложения",
  cancelFile: (name: string) => `Отменить: ${name}`,
  removeFile: (name: string) => `Удалить: ${name}`,
  retryFile: "Повторить",
  fileChecking: "Подготовка…",
  fileUploading: (percent: string) => `Отправлено ${percent}`,
  fileWaiting: "Ожидание соединения",
  fileScanning: "Проверка на вредоносное содержимое…",
  fileProgress: (name: string) => `Ход отправки: ${name}`,
  filesAttached: (n: number) =>
    count(n, {
      one: "Приложен # файл",
      few: "Приложено # файла",
      many: "Приложено # файлов",
      other: "Приложено # файла",
    }),
  describe: "Описать",
  describeFile: (name: string) => `Описать: ${name}`,
  altLabel: (name: string) => `Что изображено: ${name}`,
  altPlaceholder: "Что изображено — для людей, которые не видят картинку",
  photoOf: (alt: string) => `Фото: ${alt}`,
  photoNamed: (name: string) => `Фото: ${name}`,
  photoFailed: "Не удалось загрузить изображение.",
  photoUnseen: "Это изображение нельзя показать здесь. Вы можете его сохранить.",
  fileFailed: "Не удалось загрузить файл.",
  openFile: "Открыть",
  openNamed: (name: string) => `Открыть: ${name}`,
  saveFile: "Сохранить",
  saveNamed: (name: string) => `Сохранить: ${name}`,
  viewerCount: (n: number, of: number) => `${number(n)} из ${number(of)}`,
  previousPhoto: "Предыдущее изображение",
  nextPhoto: "Следующее изображение",
  zoomIn: "Увеличить",
  zoomOut: "Уменьшить",
  zoomFit: "По размеру окна",
  closeViewer: "Закрыть",
};
