/** Russian: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "Журнал",
  recordAbout:
    "Кто что открывал, видел, искал и менял. Выберите пациента, сотрудника или обоих; без выбора показано, что изменено в настройках клиники.",
  recordFailed: "Не удалось загрузить журнал.",
  recordStaff: "Сотрудник",
  recordStaffHint: "Поиск по имени или должности",
  recordStaffNone: "Никого с таким именем нет.",
  recordClear: (what: string) => `Очистить: ${what}`,
  recordWhen: "Когда",
  recordWho: "Кто",
  recordWhat: "Что",
  recordOf: "Пациент",
  recordOnly: (name: string) => `Только ${name}`,
  recordEmpty: "Здесь ничего нет.",
  recordOlder: "Показать более старые записи",
  recordCount: (n: number) =>
    count(n, { one: "# запись", few: "# записи", many: "# записей", other: "# записи" }),
  recordOpened: {
    team: "Открытие беседы членом медицинской команды",
    "patient-side": "Открытие беседы со стороны пациента",
    searched: "Открытие беседы сотрудником вне медицинской команды",
    "notification-user": "Открытие беседы сотрудником вне медицинской команды ради уведомлений",
    invited: "Открытие беседы приглашённым сотрудником вне медицинской команды",
    support: "Открытие беседы приглашённой поддержкой",
    host: "Чтение беседы собственной системой клиники",
  },
  recordShown: "Показ беседы",
  recordSearched: {
    messages: (hits: number) =>
      `Поиск сообщений: ${count(hits, { one: "найдена # беседа", few: "найдено # беседы", many: "найдено # бесед", other: "найдено # беседы" })}`,
    patients: (hits: number) =>
      `Поиск пациентов: ${count(hits, { one: "найден # пациент", few: "найдено # пациента", many: "найдено # пациентов", other: "найдено # пациента" })}`,
  },
  recordExported: {
    record: "Экспорт журнала",
    messages: "Экспорт всех сообщений",
    conversation: "Экспорт беседы",
  },
  recordMembership: {
    team: {
      added: (name: string) => `Добавление в медицинскую команду: ${name}`,
      removed: (name: string) => `Исключение из медицинской команды: ${name}`,
      changed: (name: string) => `Изменение роли в медицинской команде: ${name}`,
    },
    linked: {
      added: (name: string) => `Разрешено писать со стороны пациента: ${name}`,
      removed: (name: string) => `Больше не разрешено писать со стороны пациента: ${name}`,
      changed: (name: string) => `Изменение отношения к пациенту: ${name}`,
    },
    followers: {
      added: (name: string) => `Включены уведомления: ${name}`,
      removed: (name: string) => `Отключены уведомления: ${name}`,
      changed: (name: string) => `Изменение способа уведомления: ${name}`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: (name: string) => `Право выдано: ${name}`,
      off: (name: string) => `Право отозвано: ${name}`,
    },
    restriction: {
      on: (name: string) => `Ограничен доступ: ${name}`,
      off: (name: string) => `Снято ограничение доступа: ${name}`,
    },
    program: {
      on: (name: string) => `Программа начата: ${name}`,
      off: (name: string) => `Программа завершена: ${name}`,
    },
    active: { on: "Учётная запись активна", off: "Учётная запись больше не активна" },
    support: { on: "Относится к поддержке", off: "Больше не относится к поддержке" },
    portal: { on: "Портал включён", off: "Портал не включён" },
    withdrawn: { on: "Пациент снят с учёта", off: "Пациент снова на учёте" },
    merged: { on: "Объединено с другим пациентом", off: "Больше не объединено с другим пациентом" },
  },
  recordRightsOf: (name: string, what: string) => `${name}: ${what}`,
  recordHolds: {
    held: (reason: string) => `Установлен запрет удаления всех бесед пациента: ${reason}`,
    lifted: (reason: string) => `Снят запрет удаления всех бесед пациента: ${reason}`,
  },
  recordHoldsOne: {
    held: (reason: string) => `Установлен запрет удаления беседы: ${reason}`,
    lifted: (reason: string) => `Снят запрет удаления беседы: ${reason}`,
  },
  recordPurge: {
    proposed: "Предложено удалить беседу",
    approved: "Одобрено удаление беседы; она скрыта",
    stopped: "Беседа, которую предстояло удалить, остаётся",
    erasing: "Скрытая беседа удаляется",
  },
  /** A certificate. */
  recordPurged: (messages: number, from: string, to: string, proposed: string, approved: string) =>
    `Удалена беседа за период с ${from} по ${to} (${count(messages, { one: "# сообщение", few: "# сообщения", many: "# сообщений", other: "# сообщения" })}). Предложение: ${proposed}, одобрение: ${approved}. Протокол беседы без её текста сохраняется.`,
  recordSession: {
    begun: "Вход в сообщения",
    idle: "Сеанс завершён из-за бездействия",
    length: "Сеанс завершён по длительности",
    ended: "Сеанс завершён пользователем",
    "signed-out": "Выход из системы",
  },
  recordSettings: (names: string) => `Изменены настройки: ${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) =>
    `Зашифрованный разговор открыт ключом архива, кем: ${who}, причина: ${reason}`,
  recordUnknown: "Действие, неизвестное этой странице",
  recordVerify: "Проверить",
  recordVerifying: "Проверка…",
  recordExport: "Экспорт",
  exportPatient: "Экспорт всех сообщений",
  recordExporting: (n: number) =>
    `Экспорт: ${count(n, { one: "# запись", few: "# записи", many: "# записей", other: "# записи" })}…`,
  recordExportDone: (n: number) =>
    count(n, {
      one: "Экспортирована # запись.",
      few: "Экспортировано # записи.",
      many: "Экспортировано # записей.",
      other: "Экспортировано # записи.",
    }),
  recordWhole: (n: number) =>
    `Журнал цел: ${count(n, { one: "# запись", few: "# записи", many: "# записей", other: "# записи" })}.`,
  recordNothing: "В журнале пока нет записей.",
  recordLogs: (n: number) =>
    count(n, {
      one: "Протокол # беседы тоже цел.",
      few: "Протоколы # бесед тоже целы.",
      many: "Протоколы # бесед тоже целы.",
      other: "Протоколы # бесед тоже целы.",
    }),
  recordUnlinked: (n: number) =>
    count(n, {
      one: "# запись сохранена до того, как записи стали связываться, и не подтверждена.",
      few: "# записи сохранены до того, как записи стали связываться, и не подтверждены.",
      many: "# записей сохранены до того, как записи стали связываться, и не подтверждены.",
      other: "# записи сохранены до того, как записи стали связываться, и не подтверждены.",
    }),
  recordHeld: (checkpoint: number, when: string, entries: number) =>
    `Он совпадает с контрольной точкой ${number(checkpoint)} (${when}), которую хранит ваша серверная система, до записи ${number(entries)}.`,
  recordNotHeld: "Ни одна контрольная точка, которую хранит ваша серверная система, его ещё не содержит.",
  recordFault: (n: number) => `Журнал повреждён: запись ${number(n)} не такая, какой была сохранена.`,
  recordLogFault: (n: number) =>
    `Протокол беседы повреждён: запись ${number(n)} не такая, какой была сохранена.`,
  recordDisagrees: (checkpoint: number, when: string) =>
    `Журнал не совпадает с контрольной точкой ${number(checkpoint)} (${when}), которую хранит ваша серверная система: записи удалены или переписаны.`,
};
