/** Brazilian Portuguese: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "Baixar minhas mensagens",
  downloadAbout: "Você recebe um único arquivo (zip) com tudo o que vê aqui:",
  downloadContents: [
    "Todas as conversas em uma página, para ler e imprimir",
    "As imagens e os arquivos enviados",
    "O mesmo para outros aplicativos de saúde (FHIR)",
  ],
  downloadOf: "Mensagens de quem",
  downloadKeep: "Guarde-o onde só você possa abri-lo: o arquivo não é protegido.",
  downloadStart: "Baixar",
};
