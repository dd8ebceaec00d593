import type { Framework } from '../framework/schema.ts'
import { firstTier } from '../framework/teams.ts'
import type { ChannelKind } from '../tickets/contract.ts'
import type { Understood } from '../triage/commands.ts'

/** What decides who is to help. */
export interface Placeable
  extends Pick<Understood, 'category' | 'complexity' | 'capability' | 'customer_status' | 'confidence'> {
  channel: ChannelKind
}

/** A team, and the key of the framework that names it. */
export interface NamedTeam {
  team: string
  path: string
}

/** One reason to choose a team. */
export interface Rule {
  name: string
  team(framework: Framework, facts: Placeable): NamedTeam | null
  because(facts: Placeable): string
  /** What is missing for this rule, or null when it fits. */
  lacks(facts: Placeable): string | null
}

/** Below this, what a ticket is about is a guess: whoever helps with everything looks at it first. */
const SURE_ENOUGH = 0.35

const isChat = ({ channel }: Placeable) => channel === 'live_chat'
const isTechnical = ({ category }: Placeable) => category === 'technical'
const isEnterprise = ({ customer_status }: Placeable) => customer_status === 'enterprise'
/** What a technical question takes. Lost data, an incident or something to be built is more than that. */
const USUAL: readonly string[] = [
  ...['basic_troubleshooting', 'advanced_troubleshooting', 'integration_support'],
  ...['custom_configuration', 'bug_reproduction'],
]
const isUsualIssue = ({ capability }: Placeable) => capability === null || USUAL.includes(capability)
const isGuess = ({ category, confidence }: Placeable) => category === null || confidence < SURE_ENOUGH

/** In this order: the first that fits decides. Which team that is, the framework alone says. */
export const RULES: readonly Rule[] = [
  {
    name: 'unsure',
    team: (framework, facts) => (isChat(facts) ? chatTeam(framework, 'general_inquiries') : lowestTier(framework)),
    because: () => 'it is not clear enough what it is about',
    lacks: (facts) => (isGuess(facts) ? null : 'it is clear what it is about'),
  },
  {
    name: 'hard_for_enterprise',
    team: enterpriseTier,
    because: () => 'it is technical and hard, and the customer is an enterprise',
    lacks: (facts) =>
      firstMissing([
        [isTechnical(facts), 'it is not technical'],
        [facts.complexity === 'high', `its complexity is ${facts.complexity ?? 'unknown'}, not high`],
        [isEnterprise(facts), `the customer status is ${facts.customer_status}, not enterprise`],
      ]),
  },
  {
    name: 'technical_issues',
    team: (framework, facts) => (isChat(facts) ? chatTeam(framework, 'technical_issues') : null),
    because: () => 'technical questions of the chat go here',
    lacks: (facts) =>
      firstMissing([
        [isTechnical(facts), 'it is not technical'],
        [isUsualIssue(facts), `it takes ${facts.capability}, which is more than a technical question`],
      ]),
  },
  {
    name: 'capability',
    team: higherTierFor,
    because: ({ capability }) => `it takes ${capability}, which this tier handles`,
    lacks: ({ capability }) => (capability === null ? 'nothing it asks for takes a higher tier' : null),
  },
  {
    name: 'billing_questions',
    team: (framework) => chatTeam(framework, 'billing_questions'),
    because: () => 'it is about money',
    lacks: ({ category }) => (category === 'billing' ? null : 'it is not about money'),
  },
  {
    name: 'general_inquiries',
    team: (framework, facts) => (isChat(facts) ? chatTeam(framework, 'general_inquiries') : null),
    because: () => 'all other questions of the chat go here',
    lacks: (facts) => (isTechnical(facts) ? 'it is technical' : null),
  },
  {
    name: 'hard',
    team: (framework) => tierThatHandles(framework, 'advanced_troubleshooting'),
    because: ({ complexity }) => `it is technical, and its complexity is ${complexity}`,
    lacks: (facts) =>
      firstMissing([
        [isTechnical(facts), 'it is not technical'],
        [
          facts.complexity === 'medium' || facts.complexity === 'high',
          `its complexity is ${facts.complexity ?? 'unknown'}`,
        ],
      ]),
  },
  {
    name: 'technical_for_enterprise',
    team: (framework) => tierThatHandles(framework, 'advanced_troubleshooting'),
    because: () =>
      'it is technical, and the customer is an enterprise: simple questions of theirs go up a tier as well',
    lacks: (facts) =>
      firstMissing([
        [isTechnical(facts), 'it is not technical'],
        [isEnterprise(facts), `the customer status is ${facts.customer_status}, not enterprise`],
      ]),
  },
  {
    name: 'first_tier',
    team: lowestTier,
    because: () => 'nothing about it takes a higher tier',
    lacks: () => null,
  },
]

const firstMissing = (conditions: readonly (readonly [isMet: boolean, otherwise: string])[]): string | null =>
  conditions.find(([isMet]) => !isMet)?.[1] ?? null

/** Tiers stand lowest first: that one is the first says where it stands. */
function lowestTier(framework: Framework): NamedTeam {
  const team = firstTier(framework)
  return { team, path: `support_tiers.${team}` }
}

/** The lowest tier that lists the capability. */
function tierThatHandles({ support_tiers }: Framework, capability: string): NamedTeam | null {
  const [team, tier] = Object.entries(support_tiers).find(([, tier]) => tier.capabilities.includes(capability)) ?? []
  return team && tier
    ? { team, path: `support_tiers.${team}.capabilities.${tier.capabilities.indexOf(capability)}` }
    : null
}

/** The chat goes by its own list; elsewhere nobody is sent below the tier that handles what is asked for. */
function enterpriseTier(framework: Framework, facts: Placeable): NamedTeam | null {
  const tier = isChat(facts) ? null : tierThatHandles(framework, 'enterprise_support')
  const needed = higherTierFor(framework, facts)
  const tiers = Object.keys(framework.support_tiers)
  return tier && needed && tiers.indexOf(needed.team) > tiers.indexOf(tier.team) ? null : tier
}

/** What the first tier handles is no reason to leave the rules below. */
function higherTierFor(framework: Framework, { capability }: Placeable): NamedTeam | null {
  const tier = capability === null ? null : tierThatHandles(framework, capability)
  return tier?.team === firstTier(framework) ? null : tier
}

type ChatQuestion = 'technical_issues' | 'billing_questions' | 'general_inquiries'

function chatTeam({ support_channels }: Framework, question: ChatQuestion): NamedTeam | null {
  const routes = support_channels.live_chat.auto_routing
  const at = routes.findIndex((route) => route[question] !== undefined)
  const team = routes[at]?.[question]
  return team === undefined ? null : { team, path: `support_channels.live_chat.auto_routing.${at}.${question}` }
}
