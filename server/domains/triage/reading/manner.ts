import type { Signal } from '../contract.ts'
import { because } from './outcome.ts'
import type { Speech } from './speech.ts'

/** How much each manner of speaking counts; found by weighing them on messages whose feeling is known. */
const BITTER = { blame: 1.1, demand: 2, exclamation: 1.7, insistence: 1.8, clipped: 0.8, tirade: 0.8 }
const PUZZLED = { which: 1.8, self: 1.4, guess: 1, contradiction: 1.2, asking: 0.8 }
const MOST_BLAME = 3
const CLIPPED = 2
/** So many sentences without a question or a "please". */
const TIRADE = 3

interface Manner {
  bitter: number
  puzzled: number
  signals: Signal[]
}

/** What shows in how it is said: blame and demands are bitter, doubt and contradictions puzzled; the polite are calm. */
export function mannerOf(speech: Speech, trouble: boolean): Manner {
  const [wrong, asks] = [trouble ? 1 : 0, speech.questions > 0 ? 1 : 0]
  const bitter = {
    blame: (speech.tellings > 0 ? wrong : 0) * Math.min(speech.blames, MOST_BLAME) * BITTER.blame,
    demand: speech.demands > 0 ? BITTER.demand : 0,
    exclamation: wrong * Math.min(speech.exclaims, 2) * BITTER.exclamation,
    insistence: speech.insists ? BITTER.insistence : 0,
    clipped: speech.clipped >= CLIPPED ? BITTER.clipped : 0,
    tirade: asks === 0 && !speech.isPolite && speech.tellings >= TIRADE ? wrong * BITTER.tirade : 0,
  }
  const puzzled = {
    which: speech.asksWhich ? PUZZLED.which : 0,
    self: speech.doubtsSelf ? asks * PUZZLED.self : 0,
    guess: speech.guesses ? asks * PUZZLED.guess : 0,
    contradiction: speech.contradicts ? asks * PUZZLED.contradiction : 0,
    asking: asks * wrong * PUZZLED.asking,
  }
  return {
    ...{ bitter: sum(bitter), puzzled: sum(puzzled) },
    signals: Object.entries({ ...bitter, ...puzzled })
      .filter(([rule, weight]) => weight > 0 && rule !== 'asking' && rule !== 'tirade')
      .map(([rule, weight]) => because(`emotion.${rule}`, weight)),
  }
}

const sum = (weights: Record<string, number>): number => Object.values(weights).reduce((all, weight) => all + weight, 0)

/** Capitals and rows of marks: what somebody would shout. */
export function loudnessOf(text: string): { shouting: number; questions: number; signals: Signal[] } {
  const capitals = text.match(/\b[A-Z]{4,}\b/g)?.filter((word) => !ABBREVIATIONS.has(word)).length ?? 0
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  const upper = text.match(/[A-Z]/g)?.length ?? 0
  const isShouted = capitals >= 3 || (letters >= 12 && upper / letters > 0.6)
  const marks = text.match(/[!！]{2,}/g)?.length ?? 0
  const puzzled = text.match(/[?？]{2,}/g)?.length ?? 0
  const shouting = (isShouted ? 2 : Math.min(capitals, 2) * 0.5) + Math.min(marks, 3) * 0.9 + (puzzled > 0 ? 0.6 : 0)
  const signals = [
    ...(isShouted ? [because('emotion.capitals', 2)] : []),
    ...(marks > 0 ? [because('emotion.exclamation_marks', Math.min(marks, 3) * 0.9)] : []),
    ...(puzzled > 0 ? [because('emotion.question_marks', 0.6)] : []),
  ]
  return { shouting, questions: puzzled > 0 ? 0.6 : 0, signals }
}

const ABBREVIATIONS = new Set(
  'HTTP HTTPS JSON SAML SCIM LDAP OAUTH GDPR CCPA IBAN SEPA UUID CORS SMTP IMAP DMARC DKIM CNAME HTML NULL TRUE FALSE POST ASAP URGENT REST AJAX YAML TOTP'.split(
    ' ',
  ),
)
