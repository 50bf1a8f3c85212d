/** Brazilian Portuguese: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: at =>
    `Faz algum tempo que não há atividade. Sua sessão termina às ${at}. Pressione qualquer tecla para continuar conectado(a).`,
  sessionEnds: at =>
    `Sua sessão está aberta há muito tempo. Ela termina às ${at}, e você precisará entrar novamente. O que você não enviou fica guardado.`,
  sessionStay: "Continuar conectado(a)",
};
