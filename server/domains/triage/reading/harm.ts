import { amountOf, byValue, type Evidence, ofFacet } from './evidence.ts'
import { isQuestion, type Speech } from './speech.ts'
import { SEVERITIES, type Severity, TOPICS } from './topics.ts'
import { categoryIn, GRAVE, hasTrouble, type IsFound, OVER, real, type Topics, TROUBLES } from './trouble.ts'

export type Scope = 'one' | 'team' | 'company'

/** What happened to whom. */
export interface Harm {
  severity: Severity
  scope: Scope
  /** Whether something is wrong at all, or somebody only asks. */
  trouble: boolean
  /** Whether somebody praises and asks for nothing. */
  content: boolean
  /** Whether it is about money. */
  isMoney: boolean
  signals: { severity: Evidence[]; scope: Evidence[] }
}

/** What a notice does to those who get it. */
export const NO_HARM: Harm = {
  ...{ severity: 'wish', scope: 'one', trouble: false, content: true, isMoney: false },
  signals: { severity: [], scope: [] },
}

const ENOUGH = 2

interface Told {
  evidence: readonly Evidence[]
  topics: Topics
  speech: Speech
  text: string
}

/** Reads what happened and to how many. */
export function harmIn({ evidence, topics, speech, text }: Told): Harm {
  const hints = byValue(harmful(ofFacet(evidence, 'severity')))
  const isPleased = isContent(evidence) && !TROUBLES.some((severity) => hints.has(severity))
  const isFound = (severity: string): boolean =>
    amountOf(hints.get(severity) ?? []) >= ENOUGH || (severity === OVER && isPleased)
  const trouble = !isPleased && hasTrouble({ evidence, topics, speech }, isFound)
  const severity = severityOf(topics, { isFound, trouble, isPleased: isContent(evidence) })
  const scope = scopeOf(evidence, text)
  return {
    ...{ severity, trouble, scope: scope.value, content: isPleased && !trouble && speech.asks === 0 },
    isMoney: categoryIn(topics) === 'billing',
    signals: { severity: hints.get(severity) ?? [], scope: scope.hints },
  }
}

const PRAISE = 3
const BLAME = 2

/** Whoever praises and blames nothing needs no help. */
function isContent(evidence: readonly Evidence[]): boolean {
  const felt = byValue(real(ofFacet(evidence, 'emotion')))
  return amountOf(felt.get('satisfied') ?? []) >= PRAISE && amountOf(felt.get('frustrated') ?? []) < BLAME
}

/**
 * "It cannot be opened" is trouble: what hinders is not taken away by a "not". Small words that only hint at trouble
 * ("but", "since") do so where something is told, not where it is asked.
 */
const harmful = (found: readonly Evidence[]): Evidence[] => [
  ...found.filter(
    ({ entry, sentence, imagined }) =>
      entry.value === 'hindered' && !imagined && (entry.weight >= ENOUGH || !isQuestion(sentence)),
  ),
  ...real(found).filter(({ entry }) => entry.value !== 'hindered'),
]

/** Beside the main topic, what is clearly there counts too. */
const CLEAR = 5

interface Found {
  isFound: IsFound
  trouble: boolean
  isPleased: boolean
}

function severityOf(topics: Topics, { isFound, trouble, isPleased }: Found): Severity {
  const [main, ...others] = topics
  const usual = [...(main ? [main] : []), ...others.filter(({ score }) => score >= CLEAR)].map(
    ({ topic }) => TOPICS.get(topic)!.severity[trouble ? 'wrong' : 'calm'],
  )
  if (categoryIn(topics) === 'feature_request') return isFound('needed') && !isPleased ? 'needed' : usual[0]!
  if (isFound(OVER) && !trouble) return 'question'
  const said = GRAVE.filter(isFound)
  if (isFound('cosmetic') && said.length === 0) return 'cosmetic'
  return worst([...usual, ...said, ...(usual.length === 0 && trouble ? (['hindered'] as const) : [])])
}

/** Ten or more of anybody: "60 part-timers", "四十个店长", "二十几位同仁". */
const CROWD =
  /\b(?:[1-9]\d{1,3}|twelve|fifteen|twenty|thirty|forty|fifty|sixty|eighty|dozens of|a dozen|(?:a |one |two |three )?hundred|hundreds of) (?:of (?:our|my|us) )?(?:[a-z-]+ )?(?:people|men|women|staff|children|nurses|drivers|vans|trucks|tills|[a-z-]*(?:ers|ors|ees|ists|ants|ents|mates|timers|desks|shops|stores|branches|offices|stations|sites))\b|(?:[1-9]\d|十|百|千)[多几余幾餘]?(?:[个位名家台號号个個間间辆輛](?![月小钟鐘字文字订商])|人)/i

/** All of a hundred or more, or a thousand of anybody: "all 1,200 employees", "1200名员工". */
const MULTITUDE =
  /\b(?:all (?:of )?(?:our |the |my )?\d{3,}|(?:all (?:of )?(?:our |the |my )?)?(?:\d{1,3}(?:,\d{3})+|\d{4,6})) (?:of (?:our|the) )?(?:\w+ )?(?:people|staff|employees|workers|users|customers|clients|students|patients|members|subscribers)\b|(?:\d{4,}|\d{1,3}(?:,\d{3})+|[一二两三四五六七八九几上数][千万])多?[名个位]?(?:员工|用户|客户|学生|患者|职工|会员)/i

const SCOPES: readonly Scope[] = ['company', 'team']

function scopeOf(evidence: readonly Evidence[], text: string): { value: Scope; hints: Evidence[] } {
  const wide = byValue(real(ofFacet(evidence, 'scope')))
  const named = MULTITUDE.test(text) ? 'company' : SCOPES.find((scope) => amountOf(wide.get(scope) ?? []) >= ENOUGH)
  const value = named ?? (CROWD.test(text) ? 'team' : 'one')
  return { value, hints: wide.get(value) ?? [] }
}

const worst = (severities: readonly Severity[]): Severity =>
  severities.reduce((worst, one) => (SEVERITIES.indexOf(one) > SEVERITIES.indexOf(worst) ? one : worst), 'wish')
