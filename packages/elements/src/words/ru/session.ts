/** Russian: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: (at: string) =>
    `Вы некоторое время ничего не делали. Ваш сеанс закончится в ${at}. Нажмите любую клавишу, чтобы остаться в системе.`,
  sessionEnds: (at: string) =>
    `Вы давно в системе. Ваш сеанс закончится в ${at}, и нужно будет войти снова. Неотправленное сохранится.`,
  sessionStay: "Остаться в системе",
};
