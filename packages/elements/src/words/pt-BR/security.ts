/** Brazilian Portuguese: see the English table. */
import type { security as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const security: Translated<typeof English> = {
  whoCanRead: "Quem pode ler",
  readsSince: at => `Desde: ${at}`,
  readsHere: "Este dispositivo",
  readsNameless: "Outras pessoas que participam",
  readsNowhere: "Ainda sem dispositivo",
  recordsKey: "A chave de registros da clínica",
  recordsKeyWhy:
    "A lei obriga as clínicas a guardar prontuários. Com esta chave a clínica pode abrir o que foi escrito; cada uso fica no registro dela.",
  recordsKeyNamed: id => `Chave ${id}`,
  offHere: "O que não há aqui",
  offHereList: [
    "Notas só para a equipe",
    "Verificação de vírus em arquivos",
    "Correções",
    "Mensagens de texto",
    "Busca no servidor",
    "Suporte",
  ],
  offHereWhy: "Para isso o servidor teria de ler junto, ou alguém que não participa.",
  offHereInstead: "Esta conversa continua criptografada para sempre. Para isso, comece outra.",
  startAnother: "Começar outra conversa",
  encryptionLimits: "Não protege de quem tem um destes dispositivos nas mãos, nem de quem serve esta página.",
};
