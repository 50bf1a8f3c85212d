/** German: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "Geräte, die verschlüsselte Unterhaltungen lesen können",
  devicesHint: "Entfernen Sie, was verloren ist oder nicht mehr Ihnen gehört.",
  devicesNone: "Noch kein Gerät.",
  deviceOwn: "Dieses Gerät",
  deviceTakeOff: "Entfernen",
  deviceTakeOffNamed: what => `Entfernen: ${what}`,
  deviceAsk: what => `${what} entfernen?`,
  deviceAskFollows:
    "Dann liest es nichts Neues mehr, in keiner Unterhaltung. Was darauf geöffnet wurde, kann dort bleiben. Alle in diesen Unterhaltungen erfahren davon.",
  deviceTakenOff: "Entfernt.",
};
