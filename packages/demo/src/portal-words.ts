/** What the portal's own page says around the elements, in each language that they bring. */

export interface PortalWords {
  /** The language, as those call it who speak it. */
  readonly name: string;
  readonly skip: string;
  readonly main: string;
  readonly welcome: string;
  readonly messages: string;
  readonly careTeam: string;
  readonly emergency: string;
  readonly patientId: string;
  readonly birthDate: string;
  readonly language: string;
  readonly signOut: string;
  readonly signOutAsk: string;
  /** How many messages and drafts would be lost. */
  readonly unsent: string;
  readonly stay: string;
  readonly signedOut: string;
  readonly notWiped: string;
  readonly understood: string;
}

export const portalWords = {
  en: {
    name: "English",
    skip: "Skip to content",
    main: "Main",
    welcome: "Welcome, {1}",
    messages: "Messages",
    careTeam: "Your care team",
    emergency: "In an emergency, call {1}.",
    patientId: "Patient ID",
    birthDate: "Date of birth",
    language: "Language",
    signOut: "Sign out",
    signOutAsk: "Sign out?",
    unsent: "Not sent, and lost with it on this device: messages {1}, drafts {2}.",
    stay: "Stay signed in",
    signedOut: "You are signed out",
    notWiped:
      "What you wrote could not be removed from this device. Clear this site’s data in the browser before you leave it.",
    understood: "OK",
  },
  es: {
    name: "Español",
    skip: "Ir al contenido",
    main: "Principal",
    welcome: "Le damos la bienvenida, {1}",
    messages: "Mensajes",
    careTeam: "Su equipo de atención",
    emergency: "En caso de emergencia, llame al {1}.",
    patientId: "Número de paciente",
    birthDate: "Fecha de nacimiento",
    language: "Idioma",
    signOut: "Cerrar sesión",
    signOutAsk: "¿Cerrar sesión?",
    unsent: "Se perdería lo que no se ha enviado en este dispositivo: mensajes {1}, borradores {2}.",
    stay: "Mantener la sesión abierta",
    signedOut: "Ha cerrado la sesión",
    notWiped:
      "Lo que escribió no se pudo borrar de este dispositivo. Borre los datos de este sitio en el navegador antes de dejarlo.",
    understood: "Aceptar",
  },
  "zh-Hans": {
    name: "简体中文",
    skip: "跳到内容",
    main: "主导航",
    welcome: "{1}，欢迎您",
    messages: "消息",
    careTeam: "您的医护团队",
    emergency: "如遇紧急情况，请拨打 {1}。",
    patientId: "患者编号",
    birthDate: "出生日期",
    language: "语言",
    signOut: "退出登录",
    signOutAsk: "要退出登录吗？",
    unsent: "此设备上未发送的内容将会丢失：消息 {1} 条，草稿 {2} 份。",
    stay: "保持登录",
    signedOut: "您已退出登录",
    notWiped: "您写的内容无法从此设备中删除。离开前请在浏览器中清除本网站的数据。",
    understood: "好的",
  },
  vi: {
    name: "Tiếng Việt",
    skip: "Chuyển đến nội dung",
    main: "Chính",
    welcome: "Xin chào, {1}",
    messages: "Tin nhắn",
    careTeam: "Đội ngũ chăm sóc của quý vị",
    emergency: "Trong trường hợp khẩn cấp, hãy gọi {1}.",
    patientId: "Mã bệnh nhân",
    birthDate: "Ngày sinh",
    language: "Ngôn ngữ",
    signOut: "Đăng xuất",
    signOutAsk: "Đăng xuất?",
    unsent: "Những gì chưa gửi trên thiết bị này sẽ bị mất: tin nhắn {1}, bản nháp {2}.",
    stay: "Giữ đăng nhập",
    signedOut: "Quý vị đã đăng xuất",
    notWiped:
      "Không thể xóa những gì quý vị đã viết khỏi thiết bị này. Hãy xóa dữ liệu của trang này trong trình duyệt trước khi rời đi.",
    understood: "Đồng ý",
  },
  ar: {
    name: "العربية",
    skip: "الانتقال إلى المحتوى",
    main: "القائمة الرئيسية",
    welcome: "مرحبًا، {1}",
    messages: "الرسائل",
    careTeam: "فريق الرعاية الخاص بك",
    emergency: "في حالات الطوارئ، اتصل بالرقم {1}.",
    patientId: "رقم المريض",
    birthDate: "تاريخ الميلاد",
    language: "اللغة",
    signOut: "تسجيل الخروج",
    signOutAsk: "هل تريد تسجيل الخروج؟",
    unsent: "سيُفقد ما لم يُرسل على هذا الجهاز: الرسائل {1}، المسودات {2}.",
    stay: "البقاء مسجّلًا",
    signedOut: "تم تسجيل خروجك",
    notWiped: "تعذّرت إزالة ما كتبته من هذا الجهاز. امسح بيانات هذا الموقع في المتصفح قبل مغادرته.",
    understood: "حسنًا",
  },
  ko: {
    name: "한국어",
    skip: "본문으로 건너뛰기",
    main: "주 메뉴",
    welcome: "{1} 님, 환영합니다",
    messages: "메시지",
    careTeam: "담당 의료진",
    emergency: "응급 상황에서는 {1}(으)로 전화하십시오.",
    patientId: "환자 번호",
    birthDate: "생년월일",
    language: "언어",
    signOut: "로그아웃",
    signOutAsk: "로그아웃하시겠습니까?",
    unsent: "이 기기에서 보내지 않은 내용이 사라집니다: 메시지 {1}개, 임시 저장 {2}개.",
    stay: "로그인 유지",
    signedOut: "로그아웃되었습니다",
    notWiped:
      "작성하신 내용을 이 기기에서 삭제하지 못했습니다. 자리를 떠나기 전에 브라우저에서 이 사이트의 데이터를 삭제하십시오.",
    understood: "확인",
  },
  ru: {
    name: "Русский",
    skip: "Перейти к содержанию",
    main: "Главное меню",
    welcome: "Здравствуйте, {1}",
    messages: "Сообщения",
    careTeam: "Ваши медицинские специалисты",
    emergency: "В экстренном случае звоните {1}.",
    patientId: "Номер пациента",
    birthDate: "Дата рождения",
    language: "Язык",
    signOut: "Выйти",
    signOutAsk: "Выйти?",
    unsent: "На этом устройстве будет потеряно неотправленное: сообщений — {1}, черновиков — {2}.",
    stay: "Остаться",
    signedOut: "Вы вышли",
    notWiped:
      "Написанное Вами не удалось удалить с этого устройства. Прежде чем уйти, очистите данные этого сайта в браузере.",
    understood: "ОК",
  },
  fr: {
    name: "Français",
    skip: "Aller au contenu",
    main: "Principal",
    welcome: "Bienvenue, {1}",
    messages: "Messages",
    careTeam: "Votre équipe de soins",
    emergency: "En cas d’urgence, appelez le {1}.",
    patientId: "Numéro de patient",
    birthDate: "Date de naissance",
    language: "Langue",
    signOut: "Se déconnecter",
    signOutAsk: "Se déconnecter ?",
    unsent: "Ce qui n’est pas envoyé sur cet appareil serait perdu : messages {1}, brouillons {2}.",
    stay: "Rester connecté(e)",
    signedOut: "Vous êtes déconnecté(e)",
    notWiped:
      "Ce que vous avez écrit n’a pas pu être effacé de cet appareil. Effacez les données de ce site dans le navigateur avant de le quitter.",
    understood: "OK",
  },
  de: {
    name: "Deutsch",
    skip: "Zum Inhalt springen",
    main: "Hauptnavigation",
    welcome: "Willkommen, {1}",
    messages: "Nachrichten",
    careTeam: "Ihr Behandlungsteam",
    emergency: "Rufen Sie im Notfall {1} an.",
    patientId: "Patientennummer",
    birthDate: "Geburtsdatum",
    language: "Sprache",
    signOut: "Abmelden",
    signOutAsk: "Abmelden?",
    unsent: "Nicht Gesendetes auf diesem Gerät ginge verloren: Nachrichten {1}, Entwürfe {2}.",
    stay: "Angemeldet bleiben",
    signedOut: "Sie sind abgemeldet",
    notWiped:
      "Was Sie geschrieben haben, konnte nicht von diesem Gerät entfernt werden. Löschen Sie die Daten dieser Website im Browser, bevor Sie gehen.",
    understood: "OK",
  },
  "pt-BR": {
    name: "Português (Brasil)",
    skip: "Ir para o conteúdo",
    main: "Principal",
    welcome: "Boas-vindas, {1}",
    messages: "Mensagens",
    careTeam: "Sua equipe de cuidado",
    emergency: "Em caso de emergência, ligue para {1}.",
    patientId: "Número do paciente",
    birthDate: "Data de nascimento",
    language: "Idioma",
    signOut: "Sair",
    signOutAsk: "Sair?",
    unsent: "O que não foi enviado neste dispositivo seria perdido: mensagens {1}, rascunhos {2}.",
    stay: "Continuar conectado(a)",
    signedOut: "Você saiu",
    notWiped:
      "O que você escreveu não pôde ser removido deste dispositivo. Limpe os dados deste site no navegador antes de sair.",
    understood: "OK",
  },
} satisfies Readonly<Record<string, PortalWords>>;

export type PortalLanguage = keyof typeof portalWords;

export const portalLanguages = Object.keys(portalWords) as readonly PortalLanguage[];

export function isPortalLanguage(language: string | null | undefined): language is PortalLanguage {
  return portalLanguages.some(one => one === language);
}

export const directionOf = (language: PortalLanguage): "ltr" | "rtl" => (language === "ar" ? "rtl" : "ltr");

/** A sentence with its places filled. */
export function said(sentence: string, ...parts: readonly string[]): string {
  return sentence.replace(/\{(\d)\}/g, (place, nth) => parts[Number(nth) - 1] ?? place);
}

/** A name within a sentence, whichever way either runs (Unicode, FSI and PDI). */
export const apart = (name: string): string => `\u2068${name}\u2069`;

/** A calendar day; as it stands where it is none. */
export function dayIn(language: string, day: string): string {
  if (day.length !== 10) return day;
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
}
