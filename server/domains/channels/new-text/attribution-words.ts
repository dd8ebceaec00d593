/** How mail programs say "wrote" before a quote, by language. Pieces of regular expressions. */
export const WROTE = [
  'wrote|writes|has written|said', // English
  'schrieb(?:en)?|hat (?:Folgendes |folgendes )?geschrieben|schreef|heeft .{0,160}geschreven|het volgende geschreven', // German, Dutch
  'a (?:[ée]crit)|[ée]crivit', // French
  'escribi[óo]|ha escrito|va escriure|escreveu|escribiu', // Spanish, Catalan, Portuguese, Galician
  'ha scritto|scrisse|scritto', // Italian
  'skrev|skreiv|har skrevet|har skrivit|skrifaði', // Danish, Norwegian, Swedish, Icelandic
  'kirjoitti|kirjutas', // Finnish, Estonian
  'napisa[łl](?:\\(?a\\)?)?|pisze|napsal(?:\\(?a\\)?)?|nap[íi]sal(?:\\(?a\\)?)?', // Polish, Czech, Slovak
  'je napisao(?:/la)?|je napisala|je napisal(?:/a|a)?|napisao(?:/la|\\(la\\))?', // Croatian, Slovenian
  '(?:ezt |a következőt )?írta', // Hungarian
  'a scris|rašė|rakstīja', // Romanian, Lithuanian, Latvian
  'написа(?:л|в|ла)?(?:\\s?\\((?:а|ла)\\))?|пишет|писал(?:\\(а\\))?|пише|је написао(?:/ла)?', // Bulgarian, Russian, Ukrainian, Serbian
  'έγραψε|έγραψαν', // Greek
  'yazd[ıi]|(?:şunu|şunları) yazdı', // Turkish
  'menulis|đã viết', // Indonesian, Malay, Vietnamese
] as const

/** The same in scripts whose words run together or take particles. */
export const WROTE_ANYWHERE = [
  'כתב(?:/ה|ה)?|מאת', // Hebrew
  'كتب(?:ت)?|نوشت', // Arabic, Persian
  'เขียน(?:ว่า)?', // Thai
  'ने लिखा', // Hindi
  'のメール|書きました|wrote|の投稿', // Japanese
  '작성|썼습니다|쓰기를', // Korean
  '写道|写到|寫道|寫到|写了|寫了|來信|来信', // Chinese
] as const

/** What an attribution begins with when it does not begin with a name, a weekday or a number. */
export const OPENINGS = [
  'on|at|in article|am|um|le|el|em|en|il|il giorno|in data|alle|op|den|d\\.|på|kl\\.?|a|ti|lunes|w dniu|dnia|dne|dňa|v',
  'pe|în|la data|în data|la|u|на|в|во|дана|στις|την|vào|vào lúc|lúc|pada|pada tanggal|tanggal|data|дата',
  'mon|tue|wed|thu|fri|sat|sun|so|mo|di|mi|do|fr|sa|man|tir|ons|tor|lør|søn|mån|tis|fre|lör|sön|lun|mar|mer|gio|ven|sab|dom|jeu|mié|mi[ée]r|jue|vie|sáb',
  'pon|wt|śr|czw|pt|sob|niedz|ndz|po|út|st|čt|pá|ne|ut|št|pi|ma|ke|to|la|su|hétfő|пн|вт|ср|чт|пт|сб|вс|нд|пон|вто|сря|чет|пет|съб|нед',
  'sent from .{0,40}|originally',
] as const

export const OPENINGS_ANYWHERE = ['在', '於', '于', 'في', 'بتاريخ', 'در', 'ב', 'בתאריך', 'เมื่อ', 'ใน'] as const

/** "I wrote" is a sentence, not an attribution. */
export const MYSELF =
  "(?:\\b(?:i|you|he|she|we|they|it|who|which|that|ich|er|sie|wir|je|tu|il|elle|nous|yo|io|eu|jag|jeg)(?:'ve| have)?|’ve)\\s+"
