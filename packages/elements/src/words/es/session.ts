/** Spanish: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: at =>
    `Lleva un tiempo sin actividad. Su sesión termina a las ${at}. Pulse cualquier tecla para mantenerla abierta.`,
  sessionEnds: at =>
    `Su sesión lleva mucho tiempo abierta. Termina a las ${at} y tendrá que iniciarla de nuevo. Lo que no haya enviado se conserva.`,
  sessionStay: "Mantener la sesión abierta",
};
