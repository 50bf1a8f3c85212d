/** Russian: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "Кто может читать",
  readsSince: (at: string) => `Начало: ${at}`,
  readsHere: "Это устройство",
  readsNameless: "Другие участники",
  readsNowhere: "Устройства пока нет",
  recordsKey: "Архивный ключ клиники",
  recordsKeyWhy:
    "Закон обязывает клиники хранить документацию. Этим ключом клиника может открыть написанное; каждое применение записывается в её журнал.",
  recordsKeyNamed: (id: string) => `Ключ ${id}`,
  offHere: "Чего здесь нет",
  offHereList: [
    "Служебные заметки",
    "Проверка файлов на вирусы",
    "Исправления",
    "SMS",
    "Поиск на сервере",
    "Поддержка",
  ],
  offHereWhy: "Для этого пришлось бы читать серверу или тому, кто не участвует.",
  offHereInstead: "Этот разговор навсегда останется зашифрованным. Для этого начните другой.",
  startAnother: "Начать другой разговор",
  encryptionLimits:
    "Это не защищает от того, у кого в руках одно из этих устройств, и от того, кто отдаёт эту страницу.",
};
