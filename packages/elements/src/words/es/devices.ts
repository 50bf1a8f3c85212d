/** Spanish: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "Dispositivos que pueden leer conversaciones cifradas",
  devicesHint: "Quite lo que se haya perdido o ya no sea suyo.",
  devicesNone: "Aún no hay ningún dispositivo.",
  deviceOwn: "Este dispositivo",
  deviceTakeOff: "Quitar",
  deviceTakeOffNamed: what => `Quitar: ${what}`,
  deviceAsk: what => `¿Quitar ${what}?`,
  deviceAskFollows:
    "Ya no leerá nada nuevo, en ninguna conversación. Lo que abrió puede quedar en él. Se avisa a todas las personas de esas conversaciones.",
  deviceTakenOff: "Quitado.",
};
