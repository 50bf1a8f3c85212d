/** Brazilian Portuguese: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "Celular",
  mobilePhoneInvalid: "Este não é um número de celular que possa receber mensagens de texto.",
  textMessages: "Mensagens de texto",
  textMessagesHint: "Ao salvar, o paciente recebe uma mensagem de texto que pergunta sua data de nascimento.",
  textingStatus: {
    none: "",
    pending: "Pendente",
    failed: "Falhou",
    "opted-out": "Descadastrado",
    enabled: "Ativado",
  },
  textingPending: left =>
    count(left, {
      one: "A data de nascimento foi perguntada ao paciente. Resta # resposta.",
      other: "A data de nascimento foi perguntada ao paciente. Restam # respostas.",
    }),
  textingGoesOut: time => `Será enviada às ${time}: até lá é horário de silêncio.`,
  textingWaits: "A mensagem de texto aguarda o fim do horário de silêncio.",
  textingEnabled: "O paciente pode enviar e receber mensagens de texto.",
  textingFailed: {
    replies: "Três respostas não continham a data de nascimento do paciente.",
    time: "Em duas semanas, nenhuma resposta continha a data de nascimento do paciente.",
    carrier: "A mensagem de texto não pôde ser entregue a este número.",
    unknown: "Não foi possível confirmar o paciente.",
  },
  textingOptedOut: {
    patient:
      "O paciente respondeu STOP. Só o próprio START do paciente permite mensagens de texto novamente.",
    staff: "Alguém da equipe descadastrou o paciente.",
  },
  textingResend: "Clique aqui para reenviar",
  textingOptOut: "Clique aqui para descadastrar o paciente",
  textingConsent: "Registrar novo consentimento",
  textingUnclear: n =>
    count(n, {
      one: "# mensagem de texto veio deste número, que outro paciente também tem:",
      other: "# mensagens de texto vieram deste número, que outro paciente também tem:",
    }),
  textingTake: "São deste paciente",
  textingUnknown: "Não se sabe se o paciente pode receber mensagens de texto.",
  textingDone: {
    invite: "A mensagem de texto foi enviada.",
    resend: "A mensagem de texto foi reenviada.",
    "opt-out": "O paciente foi descadastrado.",
    consent: "O consentimento foi registrado, e a mensagem de texto foi enviada.",
    take: "As mensagens de texto estão entre as mensagens do paciente.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "Mensagem de texto",
  textDelivered: {
    sending: "Mensagem de texto · Enviando",
    sent: "Mensagem de texto · Enviada",
    delivered: "Mensagem de texto · Entregue",
    failed: "",
  },
  textFailed: why => `A mensagem de texto não chegou. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "O paciente não pode mais receber mensagens de texto neste número.",
  textAgain: "Enviar novamente",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "O paciente respondeu STOP.",
    "21211": "O número não pode receber mensagens de texto.",
    "21614": "O número não é de um celular.",
    "30003": "O telefone está desligado ou fora de área.",
    "30004": "A operadora a recusou: o telefone bloqueia mensagens de texto.",
    "30005": "A operadora a recusou: ninguém tem este número.",
    "30006": "O número é de uma linha fixa, ou não é possível acessar sua operadora.",
    "30007": "A operadora a recusou: o filtro tomou a mensagem por spam.",
    "21617": "É longa demais para uma mensagem de texto.",
    other: "A operadora a recusou.",
  },
  textOmitted: n =>
    count(n, {
      one: "# imagem ou arquivo foi omitido",
      other: "# imagens ou arquivos foram omitidos",
    }),
  /** What stands in a thread's header. */
  textingOff: "Mensagens de texto: desativadas na sua clínica",
  textingIn: {
    pending: "Mensagens de texto: pendente",
    failed: "Mensagens de texto: falhou",
    "opted-out": "Mensagens de texto: descadastrado",
    enabled: "Mensagens de texto: ativado",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "Mensagens de texto: não cadastrado, porque o celular do prontuário é outro",
    pending: "Mensagens de texto: pendente, até que o paciente confirme a data de nascimento",
    enabled: "Mensagens de texto: ativado",
    failed: "Mensagens de texto: falhou",
    "opted-out": "Mensagens de texto: descadastrado",
  },
};
