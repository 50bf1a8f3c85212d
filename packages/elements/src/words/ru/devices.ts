/** Russian: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "Устройства, которые могут читать зашифрованные беседы",
  devicesHint: "Отключите то, что потеряно или больше не ваше.",
  devicesNone: "Устройств пока нет.",
  deviceOwn: "Это устройство",
  deviceTakeOff: "Отключить",
  deviceTakeOffNamed: (what: string) => `Отключить: ${what}`,
  deviceAsk: (what: string) => `Отключить ${what}?`,
  deviceAskFollows:
    "Тогда оно не прочитает ничего нового ни в одной беседе. То, что на нём открыто, может на нём остаться. Все участники этих бесед узнают об этом.",
  deviceTakenOff: "Отключено.",
};
