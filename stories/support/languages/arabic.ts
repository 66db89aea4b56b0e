import type {
  AgeUnit,
  HistoryLabels,
  Labels,
  NumberWriter,
  PromptLabels,
  RenameLabels,
  WasntMeLabels,
} from "../../../src/index.ts";

type Forms = Record<"two" | "few" | "many" | "other", string>;

const rules = new Intl.PluralRules("ar");

/** "جهازان", "٣ أجهزة", "١١ جهازًا": Arabic counts in six ways. One and two are said without a number. */
function counted(count: number, number: NumberWriter, one: string, forms: Forms): string {
  if (count === 1) return one;
  if (count === 2) return forms.two;
  const form = rules.select(count);
  return `${number(count)} ${form === "few" || form === "many" ? forms[form] : forms.other}`;
}

const devices = (count: number, number: NumberWriter): string =>
  counted(count, number, "جهاز واحد", { two: "جهازين", few: "أجهزة", many: "جهازًا", other: "جهاز" });

const units: Record<AgeUnit, [one: string, forms: Forms]> = {
  minute: ["دقيقة", { two: "دقيقتين", few: "دقائق", many: "دقيقة", other: "دقيقة" }],
  hour: ["ساعة", { two: "ساعتين", few: "ساعات", many: "ساعة", other: "ساعة" }],
  day: ["يوم", { two: "يومين", few: "أيام", many: "يومًا", other: "يوم" }],
  month: ["شهر", { two: "شهرين", few: "أشهر", many: "شهرًا", other: "شهر" }],
  year: ["سنة", { two: "سنتين", few: "سنوات", many: "سنة", other: "سنة" }],
};

const methods: Record<string, string> = { password: "بكلمة مرور", passkey: "بمفتاح مرور" };

const lastDays = (days: number, number: NumberWriter): string => `آخر ${counted(days, number, ...units.day)}`;

/** Every text of the widget in Arabic. Numbers and times are those of the locale. */
export const arabic: Omit<Labels, "number" | "clock" | "exact"> &
  WasntMeLabels &
  PromptLabels &
  RenameLabels &
  HistoryLabels = {
  unknownDevice: "جهاز غير معروف",
  browserOn: (browser, system) => `${browser} على ${system}`,
  place: (city, country) => `${city}، ${country}`,
  listed: (parts) => parts.join("، "),
  sentences: (sentences) => sentences.join(" "),
  signedInOn: (day) => `سُجّل الدخول في ${day}`,
  activeNow: "نشط الآن",
  activeJustNow: "نشط قبل لحظات",
  active: (relative) => `آخر نشاط ${relative}`,
  activeInTheLast: (count, unit, number) => `نشط خلال آخر ${counted(count, number, ...units[unit])}`,
  "notRevocable:managed-elsewhere": "تدير مؤسستك هذا الجهاز، فلا يمكنك تسجيل الخروج منه هنا.",
  "notRevocable:too-new": (until) =>
    `تسجيل الدخول هذا أحدث من أن يُنهى هنا.${until ? ` حاول بعد ${until}.` : ""}`,

  title: "أجهزتك",
  summary: (count, more, number) =>
    `أنت مسجّل الدخول على ${more ? "ما لا يقل عن " : ""}${devices(count, number)}.`,
  onlyThisDevice: "أنت مسجّل الدخول هنا فقط.",
  thisDevice: "هذا الجهاز",
  impersonated: "فريق الدعم مسجّل الدخول باسمك",
  "type:desktop": "كمبيوتر",
  "type:mobile": "هاتف",
  "type:tablet": "جهاز لوحي",
  "type:tv": "تلفاز",
  "type:console": "جهاز ألعاب",
  "type:watch": "ساعة",
  "type:cli": "سطر أوامر",
  "type:bot": "برنامج آلي",
  "type:unknown": "نوع جهاز غير معروف",
  signInPending: "لم يكتمل تسجيل الدخول",
  placeUnknown: "الموقع غير معروف",
  lastActiveUnknown: "آخر نشاط غير معروف",
  details: "التفاصيل",
  detailsOfDevice: (name) => `التفاصيل: ${name}`,
  close: "إغلاق",
  checkAgain: "تحقّق مجددًا",
  checkAgainDevice: (name) => `تحقّق مجددًا: ${name}`,
  copy: "نسخ",
  copied: "تم النسخ.",
  selectedToCopy: "لا يستطيع متصفحك النسخ. النص محدد الآن لتنسخه بنفسك.",
  showAddress: "عرض الكل",
  changePassword: "غيّر كلمة المرور",
  signOutHereText: "ستبقى مسجّل الدخول على أجهزتك الأخرى.",
  otherDevices: (count, number) => `الأجهزة الأخرى (${number(count)})`,
  appsAndTools: "التطبيقات والأدوات",
  selectHint: "اختر جهازًا لعرض تفاصيله أو لتسجيل الخروج منه.",
  search: "البحث عن جهاز",
  searchPlaceholder: "الاسم أو المكان أو العنوان",
  typeFilter: "نوع الجهاز",
  anyType: "كل الأجهزة",
  order: "الترتيب",
  "order:last-active": "آخر نشاط",
  "order:signed-in": "تسجيل الدخول",
  "order:ends-soonest": "الأقرب انتهاءً",
  "order:place": "المكان",
  noMatch: (text) => `لا يوجد جهاز يطابق «${text}».`,
  clearSearch: "مسح البحث",
  matches: (count, total, number) => `${number(count)} من ${devices(total, number)}.`,
  dismiss: "إخفاء",
  "stays:managed-elsewhere": "تديره مؤسستك",
  "stays:too-new": "سُجّل الدخول عليه حديثًا",
  staying: (count, reason, number) => `يبقى ${number(count)}: ${reason}.`,

  signOut: "تسجيل الخروج",
  signOutDevice: (name) => `تسجيل الخروج من ${name}`,
  signingOut: "جارٍ تسجيل الخروج…",
  signingOutDevice: (name) => `جارٍ تسجيل الخروج… من ${name}`,
  signingOutDevices: (count, number) => `جارٍ تسجيل الخروج من ${devices(count, number)}…`,
  signingOutOthers: "جارٍ تسجيل الخروج من أجهزتك الأخرى…",
  signOutOthers: "تسجيل الخروج من كل الأجهزة الأخرى…",
  confirmTitle: (name) => `تسجيل الخروج من ${name}؟`,
  confirmText:
    "تسجيل الخروج يُنهي وصوله، وستحتاج إلى تسجيل الدخول هناك من جديد. إن لم تتعرّف عليه فغيّر كلمة المرور أيضًا.",
  confirmOthersTitle: (count, number) =>
    `تسجيل الخروج من ${count ? devices(count, number) : "كل الأجهزة الأخرى"}؟`,
  confirmOthersText: "ستحتاج إلى تسجيل الدخول عليها من جديد، وستبقى مسجّل الدخول هنا.",
  confirmOthersButton: (count, number) =>
    `تسجيل الخروج من ${count ? devices(count, number) : "كل الأجهزة الأخرى"}`,
  cancel: "إلغاء",
  saving: "جارٍ الحفظ…",

  signedOutDevice: (name) => `سُجّل الخروج من ${name}.`,
  signedOutIn: (name, place) => `سُجّل الخروج من ${name} في ${place}.`,
  worksUntil: (time) => `قد يظل الوصول ممكنًا هناك حتى ${time}.`,
  someWorkUntil: (time) => `قد يبقى ما سُجّل الخروج منه يعمل حتى ${time}.`,
  noLongerListed: (name) => `لم يعد ${name} في القائمة.`,
  noLongerSignedIn: "لم يعد هذا الجهاز مسجّل الدخول",
  notSignedOut: (name = "هذا الجهاز") => `لم يُسجَّل الخروج من ${name}.`,
  stillSignedIn: (name = "هذا الجهاز") =>
    `كان ${name} لا يزال مسجّل الدخول عند آخر تحقّق. يمكنك المحاولة مجددًا.`,
  outcomeUnknown: (name = "هذا الجهاز") => `ربما لا يزال ${name} مسجّل الدخول: لم نتمكن من التحقق.`,
  theDevice: "الجهاز",
  othersSignedOut: "سُجّل الخروج من أجهزتك الأخرى.",
  othersNotSignedOut: "لم يُسجَّل الخروج من أجهزتك الأخرى.",
  othersUnknown: "ربما لا تزال أجهزتك الأخرى مسجّلة الدخول: لم نتمكن من التحقق.",
  signedOutOthers: (done, total, number) =>
    done === total
      ? `سُجّل الخروج من ${devices(done, number)}.`
      : `سُجّل الخروج من ${number(done)} من أصل ${number(total)}.`,
  nothingSignedOut: "لم يُسجَّل الخروج من أي جهاز.",
  notSignedOutDevices: (names) => `لم يُسجَّل الخروج من: ${names}.`,
  uncheckedDevices: (names) => `لم يُتحقَّق بعد من: ${names}.`,
  failedDevice: (name, reason) => (reason ? `${name} (${reason})` : name),
  andMore: (count, number) => `و${number(count)} أخرى`,
  moreDevices: (count, named, number) => `${named ? "وأيضًا " : ""}${devices(count, number)}`,
  "reason:rate-limited": (time) => `محاولات كثيرة${time ? ` حتى ${time}` : ""}`,
  "reason:refused": "غير مسموح",
  "reason:no-answer": "لا جواب",
  tryAgain: "حاول مجددًا",
  retryThese: (count, number) => `أعد محاولة ${devices(count, number)}`,
  tryAgainAt: (time) => `حاول مجددًا في ${time}.`,

  "detail:signed-in": "تسجيل الدخول",
  "detail:last-active": "آخر نشاط",
  "detail:near": "بالقرب من",
  "detail:address": "العنوان",
  "detail:browser": "المتصفح والنظام",
  "detail:ends": "ينتهي",
  "detail:id": "معرّف الجلسة",
  unknown: "غير معروف",
  signedInWith: (method) => methods[method] ?? `عبر ${method}`,
  activeOrLater: (exact) => `${exact} أو بعد ذلك`,
  placeGuess: "تخمين من العنوان",
  browserUnchecked: "كما يقول، دون تحقّق",
  endsUnused: (duration, alone) => `${alone ? "بعد" : "أو بعد"} ${duration} دون استخدام`,

  loading: "جارٍ تحميل أجهزتك…",
  loadFailed: "لم نتمكن من تحميل أجهزتك.",
  stillNotLoaded: "لم تُحمَّل بعد.",
  refreshFailed: "ربما تكون هذه القائمة قديمة.",
  reauthRequired: "أكّد هويتك لعرض أجهزتك.",
  confirmIdentity: "أكّد هويتك",
  signedOut: "سُجّل خروجك من هذا الجهاز.",
  reload: "إعادة التحميل",
  reauthElsewhere: "سجّل الدخول مجددًا لعرضها.",
  offline: "يبدو أنك غير متصل. ربما يكون ما تراه قديمًا.",
  "readOnly:current-unknown": "لا نعرف أي جهاز تستخدمه الآن، لذا أوقفنا تسجيل الخروج.",
  "readOnly:unsupported": "لا يمكنك تسجيل الخروج من الأجهزة هنا.",
  "limit:replace-oldest": (max, isReached, number) =>
    `يمكنك تسجيل الدخول على ${devices(max, number)} في الوقت نفسه. ${isReached ? "" : "بعد جهاز آخر، "}سيُنهي تسجيل الدخول التالي أقدمها.`,
  "limit:refuse-sign-in": (max, isReached, number) =>
    `يمكنك تسجيل الدخول على ${devices(max, number)} في الوقت نفسه. ${isReached ? "لتسجيل الدخول على جهاز آخر، سجّل الخروج من أحدها أولًا." : "بعد جهاز آخر، عليك تسجيل الخروج من أحدها أولًا."}`,
  expired: (count, number) => `انتهت أيضًا جلسات على ${devices(count, number)}.`,
  skipped: (count, number) => `تعذّر عرض ${devices(count, number)}.`,
  truncated: "ربما توجد أجهزة أكثر مما يظهر هنا.",
  revocationLag: (minutes, number) =>
    `قد يبقى الجهاز يعمل حتى ${counted(minutes, number, ...units.minute)} بعد تسجيل الخروج منه.`,
  showMore: (count, number) => `عرض ${number(count)} أخرى`,
  "error:not-found": "ليس في القائمة.",
  "error:network": "تعذّر الوصول إلى الخادم.",
  "error:timeout": "لم يُجب الخادم في الوقت المناسب.",
  "error:bad-response": "تعذّرت قراءة جواب الخادم.",
  "error:backend": "حدثت مشكلة في الخادم.",
  "error:unauthenticated": "سُجّل خروجك من هذا الجهاز.",
  "error:reauth-required": "عليك تأكيد هويتك.",
  "error:current-session": "هذا هو الجهاز الذي تستخدمه.",
  "error:current-unknown": "لا نعرف أي جهاز تستخدمه.",
  "error:forbidden": "ليس لديك إذن بذلك.",
  "error:rate-limited": "محاولات كثيرة.",
  "error:unsupported": "هذا غير ممكن هنا.",

  select: "تحديد",
  endSelection: "تم",
  selectionHint: "حدّد الأجهزة التي تريد تسجيل الخروج منها.",
  selectDevice: (name) => `تحديد ${name}`,
  selectShown: "تحديد كل المعروض",
  clearSelection: "مسح",
  selected: (count, number) => `حُدّد ${number(count)}`,
  selectedOf: (count, total, number) => `حُدّد ${number(count)} من أصل ${number(total)}`,
  selectedShort: (count, total, number) => `${number(count)} من ${number(total)}`,
  signOutSelected: (count, number) => `تسجيل الخروج من ${devices(count, number)}…`,
  signOutSelectedShort: (count, number) => `تسجيل خروج ${number(count)}…`,
  confirmSelectedTitle: (count, number) => `هل تريد تسجيل الخروج من ${devices(count, number)}؟`,
  confirmSelectedButton: (count, number) => `تسجيل الخروج من ${devices(count, number)}`,

  wasntMe: "لم أكن أنا",
  "wasntMe:step": (step, total, number) => `لم أكن أنا: الخطوة ${number(step)} من ${number(total)}`,
  "wasntMeTitle:others": "هل تريد تسجيل الخروج من أجهزتك الأخرى أيضًا؟",
  "wasntMeTitle:steps": "أمّن حسابك",
  "wasntMeTitle:receipt": "ما الذي تم",
  "wasntMe:device": "تسجيل الخروج ينهي وصوله. ثم نساعدك على تأمين حسابك.",
  "wasntMe:others": "من يعرف كلمة مرورك قد يكون مسجّل الدخول أكثر من مرة.",
  "wasntMe:steps": "تأكّد الآن من ألّا يدخل أحد مجددًا.",
  "wasntMe:receipt": "احتفظ بهذا، أو سلّمه إلى فريق الدعم.",
  revocableOthers: (count, total, number) =>
    `يمكن تسجيل الخروج من ${number(count)} من أصل ${devices(total, number)}.`,
  keepOthers: "إبقاؤها",
  skip: "تخطٍّ",
  finish: "تم",
  completeStep: (title) => `وضع علامة «تم» على «${title}»`,
  stepDone: "تم",
  openStep: "فتح",
  openStepOf: (title, isElsewhere) => `فتح «${title}»${isElsewhere ? " في علامة تبويب جديدة" : ""}`,
  copyReceipt: "نسخ",
  "receipt:device": "الجهاز",
  "receipt:when": "متى",
  "receipt:result": "ما حدث",
  "receipt:steps": "الخطوات",
  "receipt:title": (name) => `تسجيل دخول لم أقم به: ${name}`,
  "receipt:fact": (label, value) => `${label}: ${value}`,
  "receipt:done": (title) => `تم: ${title}`,
  "receipt:open": (title) => `لم يتم: ${title}`,

  promptText: "لقد غيّرت كلمة مرورك. هل تريد تسجيل الخروج من أجهزتك الأخرى أيضًا؟",
  promptButton: (count, number) =>
    count === undefined
      ? "تسجيل الخروج من كل الأجهزة الأخرى"
      : `تسجيل الخروج من ${counted(count, number, "الجهاز الآخر", {
          two: "جهازين آخرين",
          few: "أجهزة أخرى",
          many: "جهازًا آخر",
          other: "جهاز آخر",
        })}`,
  promptCheckbox: "تسجيل الخروج من أجهزتي الأخرى أيضًا",
  promptHint: (count, number) =>
    `${count === undefined ? "" : `${counted(count, number, "جهاز واحد", { two: "جهازان", few: "أجهزة", many: "جهازًا", other: "جهاز" })}. `}ستبقى مسجّل الدخول هنا.`,
  notNow: "ليس الآن",

  rename: "إعادة تسمية",
  newName: "الاسم الجديد",
  save: "حفظ",
  nameEmpty: "أدخِل اسمًا.",
  nameTooLong: (max, number) =>
    `استخدِم ${counted(max, number, "حرفًا واحدًا", { two: "حرفين", few: "أحرف", many: "حرفًا", other: "حرف" })} على الأكثر.`,
  renaming: (name) => `جارٍ إعادة تسمية ${name}…`,
  renamed: (name, newName) => `صار اسم ${name} الآن ${newName}.`,
  notRenamed: (name) => `لم تتم إعادة تسمية ${name}.`,
  renameUnknown: (name) => `تعذّر التحقق من إعادة تسمية ${name}.`,

  historyTitle: (days, count, number) =>
    `${days ? `انتهت خلال ${lastDays(days, number)}` : "جلسات منتهية"}${count ? ` (${number(count)})` : ""}`,
  noHistory: (days, number) => `لا جلسات سابقة${days ? ` خلال ${lastDays(days, number)}` : ""}.`,
  historyLoading: "جارٍ تحميل الجلسات السابقة…",
  historyFailed: "تعذّر تحميل جلساتك السابقة.",
  moreHistoryFailed: "تعذّر تحميلها كلها.",
  historyReauth: "أكّد هويتك لرؤية جلساتك السابقة.",
  showMoreHistory: "عرض المزيد",
  statusActive: "نشطة",
  statusEnded: "منتهية",
  "ended:signed-out": (time) => (time ? `انتهت ${time}: سجّلت الخروج بنفسك` : "سجّلت الخروج بنفسك"),
  "ended:expired": (time) => (time ? `انتهت ${time}: انقضت مدتها` : "انقضت مدتها"),
  "ended:replaced": (time) => (time ? `انتهت ${time}: حلّت محلها جلسة أخرى` : "حلّت محلها جلسة أخرى"),
  "ended:revoked": (time) => (time ? `انتهت ${time}: سُجّل الخروج من مكان آخر` : "سُجّل الخروج من مكان آخر"),
  "ended:unknown": (time) => (time ? `انتهت ${time}` : "منتهية"),
  signedInFor: (duration) => `مدة تسجيل الدخول: ${duration}`,
  "detail:ended": "الانتهاء",
  "detail:duration": "مدة تسجيل الدخول",
};
