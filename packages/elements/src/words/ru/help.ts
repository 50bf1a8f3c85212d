/** Russian: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "Справка",
  helpArticles: "Статьи справки",
  contactSupport: "Поддержка",
  aboutMessages: "О сообщениях",
  answeredWithin: (ms: number) => `Обычное время ответа вашей медицинской команды: ${duration(ms)}.`,
  topicExamples: "Примеры тем",
  /** The practice's policy, wherever something is written. */
  keepInside: "Никогда не передавайте конфиденциальные сведения вне системы сообщений",
  /** The same for staff, who write for the record. */
  beThorough: "Сообщения — это документ общения: пишите профессионально и подробно",
  emergency: (number: string) => `В экстренном случае звоните ${number}.`,
};
