/** Russian: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "Хранение и удаление",
  retainingFailed: "Не удалось загрузить сведения о хранении и удалении.",
  retainingAbout:
    "То, чей срок истёк, удаляется навсегда по решению двух сотрудников: один предлагает, другой одобряет. То, на что установлен запрет, остаётся. Тексты бесед здесь не показаны.",
  retainingYears: (years: number) =>
    count(years, {
      one: "Беседы хранятся # год после последнего сообщения.",
      few: "Беседы хранятся # года после последнего сообщения.",
      many: "Беседы хранятся # лет после последнего сообщения.",
      other: "Беседы хранятся # года после последнего сообщения.",
    }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority: number, years: number) =>
    count(years, {
      one: `Если пациент тогда младше ${majority} лет, то как минимум # год после того, как ему исполнится ${majority}.`,
      few: `Если пациент тогда младше ${majority} лет, то как минимум # года после того, как ему исполнится ${majority}.`,
      many: `Если пациент тогда младше ${majority} лет, то как минимум # лет после того, как ему исполнится ${majority}.`,
      other: `Если пациент тогда младше ${majority} лет, то как минимум # года после того, как ему исполнится ${majority}.`,
    }),
  retainingOff:
    "Ничего не удаляется: в настройках клиники не указано, сколько хранятся беседы. Запреты действуют с того дня, когда это будет указано.",
  retainingDue: "Подлежит удалению",
  retainingOf: (patient: string) => `Беседы пациента: ${patient}`,
  retainingNothingDue: "Удалять нечего.",
  retainingNoneOf: "Бесед нет.",
  retainingCount: (n: number) =>
    count(n, { one: "# беседа", few: "# беседы", many: "# бесед", other: "# беседы" }),
  retainingIncomplete: "Список составляется: в нём ещё может чего-то не хватать.",
  retainingRefresh: "Обновить",
  retainingMore: "Показать ещё подлежащие удалению",
  retainingMoreHolds: "Показать ещё запреты",
  retainingLast: (day: string) => `Последнее сообщение: ${day}`,
  retainingSince: (day: string) => `Подлежит удалению с ${day}`,
  retainingUntil: (day: string) => `Хранится как минимум до ${day}`,
  retainingHeld: (reason: string) => `Запрет удаления: ${reason}`,
  retainingHeldWhole: (reason: string) => `Запрет удаления всех бесед пациента: ${reason}`,
  retainingProposed: (name: string, day: string) =>
    `Удаление предложено ${day}: ${name}. Одобрить его должен кто-то другой.`,
  retainingProposedByYou: (day: string) =>
    `Вы предложили удаление ${day}. Одобрить его сами вы не можете: в одиночку никто ничего не удаляет.`,
  retainingHiding: (name: string) =>
    `Одобрено: ${name}. Беседа скрывается от всех; пока это не завершено, запрет удаления её вернёт.`,
  retainingShowing: "Беседа остаётся и снова становится видимой.",
  retainingErasing: "Беседа скрыта от всех и удаляется. Остановить это уже нельзя.",
  retainingGone: (entry: string) => `Свидетельство об удалении — запись ${entry} в журнале пациента.`,
  retainingPropose: "Предложить удаление",
  retainingApprove: "Одобрить…",
  retainingErase: "Удалить навсегда",
  retainingSure:
    "Беседа будет скрыта от всех, а затем удалена навсегда: сообщения, файлы и данные о них в поиске. Останутся свидетельство и протокол без текста.",
  retainingStop: "Отозвать",
  retainingHold: "Запретить удаление…",
  retainingHoldWhole: "Запретить удаление всех бесед…",
  retainingSetHold: "Установить запрет",
  retainingHolds: "Запреты удаления",
  retainingNoHolds: "Запретов нет.",
  retainingHoldCount: (n: number) =>
    count(n, { one: "# запрет", few: "# запрета", many: "# запретов", other: "# запрета" }),
  retainingWhole: "Все беседы",
  retainingOne: "Одна беседа",
  retainingSetBy: (name: string, day: string) => `Установлен ${day}: ${name}`,
  retainingLift: "Снять…",
  retainingLiftNow: "Снять запрет",
  retainingReason: "Причина",
  retainingReasonHint: "Она указывается в журнале пациента. Её читают все, кто может устанавливать запреты.",
  retainingReasonNeeded: "Укажите причину.",
  retainingDone: {
    hold: "Запрет установлен.",
    lift: "Запрет снят.",
    propose: "Предложено. Одобрить должен кто-то другой.",
    approve: "Одобрено. Беседа скрывается, а затем будет удалена.",
    stop: "Отозвано. Беседа остаётся.",
  },
};
