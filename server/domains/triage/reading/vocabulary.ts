import { type Lexicon, lexiconOf } from './lexicon.ts'
import * as en from './words/en/account.ts'
import { billing } from './words/en/billing.ts'
import { common } from './words/en/common.ts'
import { complexity } from './words/en/complexity.ts'
import { emotion } from './words/en/emotion.ts'
import { everyday } from './words/en/everyday.ts'
import { featureRequest } from './words/en/feature-request.ts'
import { scope, severity } from './words/en/impact.ts'
import { technical } from './words/en/technical.ts'
import { tone } from './words/en/tone.ts'
import { urgency } from './words/en/urgency.ts'
import * as zh from './words/zh/account.ts'
import { billing as billingZh } from './words/zh/billing.ts'
import { common as commonZh } from './words/zh/common.ts'
import { complexity as complexityZh } from './words/zh/complexity.ts'
import { emotion as emotionZh } from './words/zh/emotion.ts'
import { everyday as everydayZh } from './words/zh/everyday.ts'
import { featureRequest as featureRequestZh } from './words/zh/feature-request.ts'
import { scope as scopeZh, severity as severityZh } from './words/zh/impact.ts'
import { technical as technicalZh } from './words/zh/technical.ts'
import { tone as toneZh } from './words/zh/tone.ts'
import { urgency as urgencyZh } from './words/zh/urgency.ts'

const of = (facet: string, ...lists: Record<string, string>[]) => lists.map((words) => ({ facet, words }))

/** Both languages at once: people mix them. */
export const vocabulary: Lexicon = lexiconOf([
  ...of('topic', technical, billing, en.account, featureRequest, common, everyday),
  ...of('topic', technicalZh, billingZh, zh.account, featureRequestZh, commonZh, everydayZh),
  ...of('emotion', emotion, emotionZh, tone, toneZh),
  ...of('urgency', urgency, urgencyZh),
  ...of('scope', scope, scopeZh),
  ...of('severity', severity, severityZh),
  ...of('complexity', complexity, complexityZh),
])
