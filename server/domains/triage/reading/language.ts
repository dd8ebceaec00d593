import { because, type Outcome } from './outcome.ts'

/** Languages that own their script. */
const SCRIPTS: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
]

/** Frequent small words of languages in Latin letters. */
const FREQUENT: Record<string, string> = {
  en: 'a the and to of is in it you that for on with this have are be not my your from we can was how what when i but they there would could please our has been do does did any all so if me will just why which hello hi help need want as at by an or me no one out get go back again still since after about when then than more some new only also any other another every without time like use see open am be very much now here too way work',
  de: 'der die das und ich nicht ist ein eine zu den mit von auf für wir sie es im dem auch wie bitte wird sind haben habe kann mein meine unsere unser uns bei nach noch aber wenn keine kein wurde hallo danke guten können',
  fr: 'le la les des et je ne pas est un une vous nous de du que qui en pour avec sur mon ma mes notre votre ce cette dans bonjour merci est-ce suis avons ai pouvez plus mais comment depuis être fait',
  es: 'el la los las de que y no en un una por con para mi su nos es estoy está hola gracias tengo puedo cómo como pero más me ha hemos cuenta desde favor nuestro muy qué del se cuando ayuda',
  it: 'il lo la gli di che non è un una per con mi mio mia sono ho abbiamo ciao buongiorno grazie come ma più questo nostro anche dal alla della posso vorrei quando sul nel',
  pt: 'o os as de que e não em um uma por com para meu minha nosso é estou está olá obrigado obrigada tenho posso como mas mais foi você vocês do da no na conta quando bom dia',
  nl: 'de het een en van ik niet is dat te op met voor wij we zijn mijn onze kan hoe maar ook als er bij aan hallo bedankt graag heb hebben wordt naar nog geen uw jullie',
  sv: 'och att det som en är på av för med inte jag vi har kan min vår hej tack men om till den ett hur från vill eller när',
  da: 'og at det som en er på af for med ikke jeg vi har kan min vores hej tak men om til den et hvordan fra vil eller når',
  pl: 'i w na nie się że jest do z to jak mam moje nasze proszę dzień dobry dziękuję czy ale od dla może konto po nas jestem',
  tr: 've bir bu için değil ile ben çok ama nasıl merhaba teşekkürler hesap var yok mı mi ne olarak daha benim bizim lütfen',
  cs: 'a je se na že to ne jsem mám jak ale pro od dobrý den děkuji prosím nebo když můj naše náš není jsme při',
  id: 'yang dan di tidak saya ini itu dengan untuk ada bisa akun kami tolong terima kasih sudah bagaimana mohon dari apa',
  vi: 'tôi không và là của có cho được này các một với xin chào cảm ơn tài khoản làm thế nào khi đã bị',
}
const languagesOf = new Map<string, string[]>()
for (const [language, words] of Object.entries(FREQUENT))
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])

/** Where a message mixes languages, so many of its characters decide. */
const READ = 2_000

/** The language of a text as a code; `en` with no confidence when there is nothing to tell by. */
export function languageOf(text: string): Outcome {
  const read = text.slice(0, READ)
  const latin = read.match(/[\p{Script=Latin}\p{M}'’-]+/gu) ?? []
  const counts = SCRIPTS.map(([script, language]) => ({ language, count: read.match(script)?.length ?? 0 }))
  const kana = counts[0]!.count
  const own = counts
    .filter(({ language }) => !(language === 'zh' && kana > 0))
    .toSorted((a, b) => b.count - a.count)[0]!
  const strength = kana > 0 && own.language === 'ja' ? own.count + counts[2]!.count : own.count
  if (own.count > 0 && strength >= latin.length) return outcome(own.language, strength / (strength + latin.length + 1))
  return ofLatin(latin.map((word) => word.toLowerCase()))
}

/** Most write English, and its short messages have few small words. */
const PRIOR = 0.4

function ofLatin(words: readonly string[]): Outcome {
  const scores = new Map<string, number>([['en', PRIOR]])
  for (const word of words) {
    const languages = languagesOf.get(word) ?? []
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length)
  }
  const [best, second] = [...scores].toSorted(([, one], [, other]) => other - one)
  if (!best || best[1] === PRIOR) return outcome('en', words.length > 0 ? 0.3 : 0)
  return outcome(best[0], best[1] / (best[1] + (second?.[1] ?? 0) + 0.5))
}

const outcome = (value: string, confidence: number): Outcome => {
  const sure = Math.round(Math.min(0.99, confidence) * 100) / 100
  return { value, confidence: sure, signals: [because(`language.${value}`, sure)], alternatives: [] }
}
