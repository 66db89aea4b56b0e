import type { Labels } from "../../src/devices/labels.ts";

export interface Language {
  locale: string;
  dir: "ltr" | "rtl";
  /** What stands in and above the rows. */
  labels: Partial<Labels>;
}

const german: Partial<Labels> = {
  browserOn: (browser, system) => `${browser} unter ${system}`,
  signedInOn: (day) => `Angemeldet am ${day}`,
  activeNow: "Gerade aktiv",
  activeJustNow: "Gerade eben aktiv",
  active: (relative) => `Zuletzt aktiv ${relative}`,
  placeUnknown: "Aufenthaltsort unbekannt",
  lastActiveUnknown: "Letzte Aktivität unbekannt",
  thisDevice: "Dieses Gerät",
  impersonated: "Der Kundendienst ist in Ihrem Namen angemeldet",
  details: "Einzelheiten",
  detailsOfDevice: (name) => `Einzelheiten zu ${name}`,
  signOut: "Abmelden",
  signOutDevice: (name) => `${name} abmelden`,
  signOutOthers: "Alle anderen abmelden…",
  "stays:managed-elsewhere": "Von Ihrer Organisation verwaltet",
  "stays:too-new": "Zu kurz angemeldet, um hier abgemeldet zu werden",
};

const finnish: Partial<Labels> = {
  browserOn: (browser, system) => `${browser}, käyttöjärjestelmä ${system}`,
  signedInOn: (day) => `Kirjautunut sisään ${day}`,
  activeNow: "Käytössä juuri nyt",
  activeJustNow: "Käytössä aivan äskettäin",
  active: (relative) => `Viimeksi käytössä ${relative}`,
  placeUnknown: "Sijainti ei ole tiedossa",
  lastActiveUnknown: "Viimeisin käyttöaika ei ole tiedossa",
  thisDevice: "Tämä laite",
  impersonated: "Asiakastuki on kirjautunut sinun nimelläsi",
  details: "Lisätiedot",
  detailsOfDevice: (name) => `Lisätiedot: ${name}`,
  signOut: "Kirjaa ulos",
  signOutDevice: (name) => `Kirjaa ulos: ${name}`,
  signOutOthers: "Kirjaa kaikki muut ulos…",
  "stays:managed-elsewhere": "Organisaatiosi hallinnoima laite",
  "stays:too-new": "Kirjautunut sisään liian äskettäin",
};

const arabic: Partial<Labels> = {
  listed: (parts) => parts.join("، "),
  browserOn: (browser, system) => `${browser} على ${system}`,
  place: (city, country) => `${city}، ${country}`,
  signedInOn: (day) => `تم تسجيل الدخول في ${day}`,
  activeNow: "نشط الآن",
  activeJustNow: "كان نشطًا قبل لحظات",
  active: (relative) => `آخر نشاط ${relative}`,
  placeUnknown: "الموقع غير معروف",
  lastActiveUnknown: "وقت آخر نشاط غير معروف",
  thisDevice: "هذا الجهاز",
  impersonated: "فريق الدعم مسجّل الدخول باسمك",
  details: "التفاصيل",
  detailsOfDevice: (name) => `تفاصيل ${name}`,
  signOut: "تسجيل الخروج",
  signOutDevice: (name) => `تسجيل الخروج من ${name}`,
  signOutOthers: "تسجيل الخروج من كل الأجهزة الأخرى…",
  "stays:managed-elsewhere": "تديره مؤسستك",
  "stays:too-new": "تم تسجيل الدخول حديثًا جدًا",
};

/** Languages with long words, long phrases, and the other direction. */
export const languages: Readonly<Record<string, Language>> = {
  English: { locale: "en", dir: "ltr", labels: {} },
  German: { locale: "de", dir: "ltr", labels: german },
  Finnish: { locale: "fi", dir: "ltr", labels: finnish },
  Arabic: { locale: "ar", dir: "rtl", labels: arabic },
};
