/** Brazilian Portuguese: see the English table. */
import type { encryption as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const encryption: Translated<typeof English> = {
  fromEndToEnd: "Criptografado de ponta a ponta",
  encryptionStates: {
    opening: "As mensagens criptografadas estão sendo abertas…",
    "locked-out":
      "Este dispositivo não pode ler aqui, e ninguém mais escreve aqui que possa lhe dar a chave.",
    outside:
      "Você não pode ler esta conversa. Você lê a partir de quando participar: ao escrever, ou quando alguém mencionar você.",
    "no-device": "Neste dispositivo não é possível ler nem escrever mensagens criptografadas.",
    untrusted:
      "As chaves mais recentes desta conversa não são de um dispositivo confirmado pela sua clínica. Nada pode ser escrito até que isso se resolva. Avise a sua clínica.",
    failed: "No momento não é possível abrir mensagens criptografadas. Haverá nova tentativa.",
  },
  encryptionWaits: "Este dispositivo ainda não pode ler tudo. Abra esta conversa num dispositivo que possa.",
  sealOpening: "Abrindo…",
  sealLocked: n =>
    count(n, {
      one: "Uma mensagem escrita antes de este dispositivo poder ler",
      other: "# mensagens escritas antes de este dispositivo poder ler",
    }),
  sealForged: "Esta mensagem não é do dispositivo que ela indica. Ela não é mostrada.",
  sealRepeated: "Esta mensagem já estava aqui. Ela não é mostrada de novo.",
  sealGap: "Falta uma mensagem antes desta.",
  sealMoved: "Esta mensagem foi escrita antes de outra que está mais acima.",
  readerJoined: { you: "Você pode ler a partir daqui", other: who => `${who} pode ler a partir daqui` },
  readerLeft: {
    you: "Você não pode mais ler a partir daqui",
    other: who => `${who} não pode mais ler a partir daqui`,
  },
  deviceLeft: {
    you: "Um dispositivo seu não pode mais ler a partir daqui",
    other: who => `Um dispositivo de ${who} não pode mais ler a partir daqui`,
  },
  deviceNew: {
    you: "Um novo dispositivo seu pode ler a partir daqui",
    other: who => `Um novo dispositivo de ${who} pode ler a partir daqui`,
    nobody: "Um novo dispositivo pode ler a partir daqui",
  },
  keysShared: {
    you: "Outro dispositivo seu pode ler o que foi escrito antes",
    other: who => `Outro dispositivo de ${who} pode ler o que foi escrito antes`,
    nobody: "Outro dispositivo pode ler o que foi escrito antes",
  },
  securityFailed: "Não foi possível carregar. Verifique sua conexão.",
};
