import { expect, test } from 'vitest'
import { AccountType } from '../../customers/contract.ts'
import { type DecisionTree, Device, type Step, type TroubleshooterContent, type When } from '../contract.ts'
import { faultsIn, treeFor, wayFaults } from './faults.ts'
import { type Given, type Walker, walk, waysFrom } from './walk.ts'

const text = (title: string) => ({ en: { title, body: '' } })
const plain = { when: null, otherwise: null }
const question = (id: string, to: (string | null)[], changes: Partial<Step> = {}): Step =>
  ({
    ...{ kind: 'question', id, texts: text(id), ...plain },
    answers: to.map((to, index) => ({ id: `a${index}`, texts: { en: `a${index}` }, to, when: null })),
    ...changes,
  }) as Step
const check = (id: string, helped: string | null, not_helped: string | null, changes: Partial<Step> = {}): Step =>
  ({ kind: 'check', id, texts: text(id), helped, not_helped, ...plain, ...changes }) as Step
const fixed = (id = 'fixed'): Step => ({ kind: 'fixed', id, texts: text(id), ...plain })
const ticket = (id = 'ticket'): Step => ({
  ...{ kind: 'ticket', id, texts: text(id), ...plain },
  ...{ category: null, priority: null, team: null },
})
const content = (steps: Step[], start: string | null = steps[0]?.id ?? null): TroubleshooterContent => ({
  ...{ languages: ['en'], titles: { en: 'Tree' }, intros: {} },
  decision_tree: { start, steps },
})
const known = {
  articles: new Map([
    ['read', new Set(['en'])],
    ['hidden', new Set<string>()],
  ]),
  teams: new Set(['tier1']),
}
const codesOf = (steps: Step[], start?: string) =>
  faultsIn(content(steps, start), known).map(({ code, step, answer }) => [code, step, answer].filter(Boolean).join(' '))
const ios: When = { account_types: [], devices: ['ios'] }

test('a tree in which everybody comes to an end has no fault', () => {
  const tree = [question('q', ['c', 'ticket']), check('c', 'fixed', 'ticket'), fixed(), ticket()]
  expect(codesOf(tree)).toEqual([])
})

test('each fault is named where it is', () => {
  expect(codesOf([])).toEqual(['no_start'])
  expect(codesOf([fixed()], 'elsewhere')).toEqual(['no_start', 'orphan fixed'])
  expect(codesOf([question('q', ['fixed', null]), fixed()])).toEqual(['leads_nowhere q a1'])
  expect(codesOf([check('c', 'fixed', 'gone'), fixed()])).toEqual(['unknown_step c no'])
  expect(codesOf([check('c', 'fixed', 'fixed'), fixed(), ticket()])).toEqual(['orphan ticket'])
  expect(codesOf([check('c', 'fixed', 'fixed', { when: ios }), fixed()])).toEqual(['left_out c'])
  expect(codesOf([question('q', ['fixed']), fixed()])).toEqual(['answer_count q'])
  expect(codesOf([question('q', ['q', 'q']), fixed()])).toEqual(['never_ends q', 'orphan fixed'])
})

test('a circle with a way out is none, and one without is one', () => {
  expect(codesOf([check('c', 'fixed', 'c'), fixed()])).toEqual([])
  expect(codesOf([check('c', 'd', 'd'), check('d', 'c', 'c')])).toEqual(['never_ends c', 'never_ends d'])
  const [a, b] = [
    check('a', 'fixed', 'fixed', { when: ios, otherwise: 'b' }),
    check('b', 'fixed', 'fixed', { when: ios, otherwise: 'a' }),
  ]
  expect(codesOf([a, b, fixed()])).toEqual(['circle a', 'never_shown b'])
})

test('conditions may leave nobody without an answer, and hide nothing from all', () => {
  const onlyFor = (when: When): Step => {
    const step = question('q', ['fixed', 'fixed']) as Extract<Step, { kind: 'question' }>
    return { ...step, answers: step.answers.map((answer) => ({ ...answer, when })) }
  }
  const [stranded] = faultsIn(content([onlyFor(ios), fixed()]), known)
  expect(stranded).toMatchObject({ code: 'stranded', step: 'q' })
  expect(stranded!.whom).toEqual({
    account_types: ['free', 'premium', 'enterprise', null],
    devices: ['android', 'web', 'windows', 'mac', 'linux', null],
  })
  const android: When = { account_types: [], devices: ['android'] }
  const never = [check('c', 'q', 'fixed', { when: ios, otherwise: 'fixed' }), onlyFor(android), fixed()]
  expect(codesOf(never)).toEqual(['stranded q', 'answer_never_shown q a0', 'answer_never_shown q a1'])
})

test('texts, articles and teams', () => {
  const article = (id: string, article_id: string | null): Step =>
    ({ ...check(id, 'ticket', 'ticket'), kind: 'article', article_id }) as Step
  const end = { ...ticket(), team: 'nobody' } as Step
  const tree = [question('q', ['r', 'h', 'n']), article('r', 'read'), article('h', 'hidden'), article('n', 'none'), end]
  expect(codesOf(tree)).toEqual(['article_not_published h', 'no_article n', 'unknown_team ticket'])
  const bare = { ...content([{ ...fixed(), texts: {} }]), titles: { en: ' ' } }
  expect(faultsIn(bare, known).map(({ code }) => code)).toEqual(['empty_title', 'empty_step'])
})

test('a fault tells the way to its step and what to do', () => {
  const tree = [question('q', ['c', 'fixed']), check('c', 'fixed', 'd'), check('d', 'fixed', null), fixed()]
  const [fault] = faultsIn(content(tree), known)
  expect(fault).toMatchObject({ code: 'leads_nowhere', step: 'd', answer: 'no', whom: null })
  expect(fault!.path.map(({ step, answer }) => [step, answer])).toEqual([
    ['q', 'a0'],
    ['c', 'no'],
  ])
  expect(fault!.message).toBe('The answer “it did not help” of “d” leads nowhere. Connect it with a step.')
})

test('the tree of one kind of reader has no conditions left and leads where they would go', () => {
  const tree = [
    check('c', 'fixed', 'e', { when: ios, otherwise: 'd' }),
    check('d', 'fixed', 'e'),
    { ...ticket('e'), when: { account_types: ['enterprise' as const], devices: [] }, otherwise: 'fixed' },
    fixed(),
  ]
  const shownTo = (walker: Partial<Walker>) =>
    treeFor(content(tree).decision_tree, { account_type: null, device: null, tried: new Set(), ...walker })
  expect(shownTo({ device: 'ios' })).toMatchObject({ start: 'c', steps: [{ not_helped: 'fixed' }, { id: 'fixed' }] })
  expect(shownTo({ account_type: 'enterprise' }).steps.map(({ id }) => id)).toEqual(['d', 'fixed', 'e'])
})

test('what has failed before is passed over; where nothing else is left, it is asked again', () => {
  const tree = content([check('c', 'fixed', 'd'), check('d', 'fixed', 'ticket'), fixed(), ticket()]).decision_tree
  const who = (...tried: string[]): Walker => ({ account_type: null, device: null, tried: new Set(tried) })
  expect(walk(tree, who('c'), []).map(({ step, skipped }) => [step.id, skipped])).toEqual([
    ['c', true],
    ['d', false],
  ])
  expect(walk(tree, who('c', 'd'), []).map(({ step }) => step.id)).toEqual(['c', 'd', 'ticket'])
  const circle = content([check('c', 'fixed', 'd'), check('d', 'fixed', 'c'), fixed()]).decision_tree
  expect(walk(circle, who('c', 'd'), []).map(({ step, skipped }) => [step.id, skipped])).toEqual([['c', false]])
})

// ---- Random trees: the checker against somebody who really walks them, for every plan and device. ----

/** Random numbers that are the same for the same seed (mulberry32). */
function seeded(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) % below) as number
  }
}
type Random = ReturnType<typeof seeded>

const someOf = <Value>(random: Random, values: readonly Value[]) => values.filter(() => random(2) === 0)
const condition = (random: Random): When | null =>
  random(4) > 0
    ? null
    : {
        account_types: random(2) ? someOf(random, AccountType.options) : [],
        devices: random(2) ? someOf(random, Device.options) : [],
      }

function randomTree(seed: number): DecisionTree {
  const random = seeded(seed)
  const names = Array.from({ length: 2 + random(6) }, (_, index) => `s${index}`)
  // Mostly onwards, so that many of the trees are sound.
  const onward = (from: number): string | null => {
    const kind = random(40)
    if (kind === 0) return null
    if (kind === 1) return 'gone'
    if (kind < 5) return names[random(names.length)]!
    return from + 1 < names.length ? names[from + 1 + random(Math.min(2, names.length - from - 1))]! : 'end'
  }
  const steps = names.map((id, index): Step => {
    const when = condition(random)
    const around = { when, otherwise: when && random(12) > 0 ? onward(index) : null }
    if (random(2)) return check(id, random(3) ? 'end' : onward(index), onward(index), around)
    const answers = Array.from({ length: 2 + random(2) }, (_, at) => ({
      ...{
        id: `a${at}`,
        texts: { en: `a${at}` },
        to: onward(index),
        when: at > 0 || random(8) === 0 ? condition(random) : null,
      },
    }))
    return { kind: 'question', id, texts: text(id), answers, ...around }
  })
  return { start: 's0', steps: [...steps, ticket('end')] }
}

/** Walks every way there is, by answering; a way is followed until it comes to a place it knows. */
function walksWell(tree: DecisionTree): boolean {
  const shown = new Set<string>()
  for (const account_type of [...AccountType.options, null]) {
    for (const device of [...Device.options, null]) {
      const walker = { account_type, device, tried: new Set<string>() }
      if (!everyWayEnds(tree, walker, shown)) return false
    }
  }
  const things = tree.steps.flatMap((step) => [
    step.id,
    ...(step.kind === 'question' ? step.answers.map(({ id }) => `${step.id} ${id}`) : []),
  ])
  return things.every((thing) => shown.has(thing))
}

function everyWayEnds(tree: DecisionTree, walker: Walker, shown: Set<string>): boolean {
  const leads = new Map<string, string[]>()
  const ends = new Set<string>()
  const ways: Given[][] = [[]]
  for (let way = ways.pop(); way; way = ways.pop()) {
    const here = walk(tree, walker, way).at(-1)
    if (here?.answer !== null) return false // they answered, and stand before nothing
    const { step } = here
    shown.add(step.id)
    if (way.length > 0) leads.get(way.at(-1)!.step)!.push(step.id)
    if (leads.has(step.id)) continue
    leads.set(step.id, [])
    const choices = waysFrom(step, walker)
    if (step.kind === 'fixed' || step.kind === 'ticket') ends.add(step.id)
    else if (choices.length === 0) return false
    for (const { answer } of choices) shown.add(`${step.id} ${answer}`)
    ways.push(...choices.map(({ answer }) => [...way, { step: step.id, answer }]))
  }
  return [...leads.keys()].every((from) => comesToAnEnd(from, leads, ends))
}

function comesToAnEnd(from: string, leads: Map<string, string[]>, ends: Set<string>): boolean {
  const seen = new Set([from])
  for (const step of seen) {
    if (ends.has(step)) return true
    for (const next of leads.get(step) ?? []) seen.add(next)
  }
  return false
}

test('the checker finds a tree sound exactly when whoever walks it always can come to an end', {
  timeout: 60_000,
}, () => {
  let sound = 0
  const TREES = 1_500
  for (let seed = 1; seed <= TREES; seed++) {
    const tree = randomTree(seed)
    const faults = wayFaults(content(tree.steps, tree.start))
    expect([seed, faults.length === 0, faults.map(({ code, step }) => `${code} ${step}`)]).toEqual([
      seed,
      walksWell(tree),
      faults.map(({ code, step }) => `${code} ${step}`),
    ])
    if (faults.length === 0) sound++
  }
  // Neither answer is rare, or the comparison would show nothing.
  expect(sound).toBeGreaterThan(TREES / 50)
  expect(sound).toBeLessThan(TREES * 0.9)
})
