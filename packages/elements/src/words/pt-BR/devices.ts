/** Brazilian Portuguese: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "Dispositivos que podem ler conversas criptografadas",
  devicesHint: "Retire o que se perdeu ou não é mais seu.",
  devicesNone: "Ainda sem dispositivo.",
  deviceOwn: "Este dispositivo",
  deviceTakeOff: "Retirar",
  deviceTakeOffNamed: what => `Retirar: ${what}`,
  deviceAsk: what => `Retirar ${what}?`,
  deviceAskFollows:
    "Ele não lerá nada de novo, em nenhuma conversa. O que ele abriu pode ficar nele. Todos nessas conversas são avisados.",
  deviceTakenOff: "Retirado.",
};
