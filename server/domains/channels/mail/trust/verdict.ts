import type { NewDecision } from '../../../../platform/decisions.ts'
import type { MailAuthentication } from '../contract.ts'

/** The writer's domain vouches for the mail: its address proves who it is. */
export const isProven = ({ verdict }: Pick<MailAuthentication, 'verdict'>): boolean => verdict === 'pass'

/** The writer's domain has a policy and the mail fails it: it joins no ticket and proves nobody. */
export const isForged = ({ verdict }: Pick<MailAuthentication, 'verdict'>): boolean => verdict === 'fail'

/** Why the verdict is what it is, in results and words alone: decisions name no domains. */
export function authenticityDecision(
  found: MailAuthentication,
): Pick<NewDecision, 'kind' | 'rule' | 'inputs' | 'result'> {
  const { verdict, spf, dkim, dmarc } = found
  return {
    kind: 'authenticity',
    rule: ruleOf(found),
    inputs: {
      spf: spf.result,
      dkim: dkim.map(({ result, aligned }) => (aligned ? `${result}:aligned` : result)),
      dmarc: dmarc.result,
      policy: dmarc.policy,
    },
    result: { authenticity: verdict },
  }
}

function ruleOf({ verdict, from_domain, dmarc }: MailAuthentication): string {
  if (from_domain === null) return verdict === 'fail' ? 'several_writers_with_policy' : 'no_single_writer'
  if (verdict === 'pass') return 'dmarc_passed'
  if (verdict === 'fail') return 'dmarc_failed'
  if (verdict === 'none') return 'no_policy'
  return dmarc.result === 'neutral' ? 'client_not_known' : 'dns_silent'
}
