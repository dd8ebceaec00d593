import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AccountType } from '../../customers/contract.ts'
import { Category, Priority } from '../../tickets/contract.ts'
import { type Answer, type DecisionTree, Device, type Step, TroubleshooterContent, type When } from '../contract.ts'
import { EVERYBODY } from '../tree/everybody.ts'
import { treeFor } from '../tree/faults.ts'
import { type AboutChange, Difference, type StepChange } from './contract.ts'
import { differenceBetween } from './difference.ts'

// ---- Any two versions: few ids and words, so that they have much in common. ----

const text = fc.constantFrom('', 'One', 'Two')
const languages = fc.uniqueArray(fc.constantFrom('en', 'zh', 'de'), { minLength: 1 })
const texts = <Value>(value: fc.Arbitrary<Value>) => fc.dictionary(fc.constantFrom('en', 'zh'), value)
const id = fc.constantFrom('a', 'b', 'c', 'd')
const to = fc.option(id)
const when: fc.Arbitrary<When | null> = fc.option(
  fc.record({
    account_types: fc.uniqueArray(fc.constantFrom(...AccountType.options)),
    devices: fc.uniqueArray(fc.constantFrom(...Device.options), { maxLength: 2 }),
  }),
)
const answer: fc.Arbitrary<Answer> = fc.record({ id, texts: texts(text), to, when })
const common = { id, texts: texts(fc.record({ title: text, body: text })), when, otherwise: to }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('question' as const),
    ...common,
    answers: fc.uniqueArray(answer, { selector: ({ id }) => id }),
  }),
  fc.record({ kind: fc.constant('check' as const), ...common, helped: to, not_helped: to }),
  fc.record({
    kind: fc.constant('article' as const),
    ...{ ...common, helped: to, not_helped: to, article_id: fc.option(fc.constantFrom('x', 'y')) },
  }),
  fc.record({ kind: fc.constant('fixed' as const), ...common }),
  fc.record({
    kind: fc.constant('ticket' as const),
    ...common,
    category: fc.option(fc.constantFrom(...Category.options)),
    priority: fc.option(fc.constantFrom(...Priority.options)),
    team: fc.option(fc.constantFrom('tier1', 'tier2')),
  }),
)
const content: fc.Arbitrary<TroubleshooterContent> = fc.record({
  ...{ languages, titles: texts(text), intros: texts(text) },
  decision_tree: fc.record({ start: to, steps: fc.uniqueArray(step, { selector: ({ id }) => id, maxLength: 4 }) }),
})

test('what is made is what the contract takes', () => {
  fc.assert(fc.property(content, (one) => void TroubleshooterContent.parse(one)))
})

test('nothing is different from itself', () => {
  fc.assert(
    fc.property(content, (one) => {
      expect(differenceBetween(one, structuredClone(one))).toEqual({ about: [], steps: [] })
    }),
  )
})

test('doing what a difference says leads from the one to the other', () => {
  fc.assert(
    fc.property(content, content, (before, after) => {
      const difference = Difference.parse(differenceBetween(before, after))
      expect(plain(applied(before, difference))).toEqual(plain(after))
    }),
    { numRuns: 500 },
  )
})

test('where no difference is told, everybody walks the same tree', () => {
  fc.assert(
    fc.property(content, fc.gen(), ({ decision_tree: tree, ...about }, gen) => {
      const steps = tree.steps.map((step) => ({ ...step, when: rewritten(step.when) }))
      const other = { ...tree, steps: steps.toSorted(() => gen(fc.constantFrom, -1, 1)) }
      const difference = differenceBetween({ ...about, decision_tree: tree }, { ...about, decision_tree: other })
      expect(difference).toEqual({ about: [], steps: [] })
      for (const walker of EVERYBODY) expect(byIds(treeFor(other, walker))).toEqual(byIds(treeFor(tree, walker)))
    }),
  )
})

test('where one is told, it is because something is another one: the other way round says as much', () => {
  fc.assert(
    fc.property(content, content, (one, other) => {
      const [there, back] = [differenceBetween(one, other), differenceBetween(other, one)]
      expect(back.about).toHaveLength(there.about.length)
      expect(back.steps).toHaveLength(there.steps.length)
    }),
  )
})

test('an answer that was moved, one that is new and one that is gone are told apart', () => {
  const said = (id: string): Answer => ({ id, texts: { en: id }, to: 'end', when: null })
  const asking = (...ids: string[]): TroubleshooterContent => ({
    ...{ languages: ['en'], titles: {}, intros: {} },
    decision_tree: {
      start: 'q',
      steps: [{ kind: 'question', id: 'q', texts: {}, when: null, otherwise: null, answers: ids.map(said) }],
    },
  })
  expect(differenceBetween(asking('a', 'b', 'c'), asking('c', 'd', 'a')).steps).toEqual([
    {
      ...{ change: 'changed', id: 'q' },
      changes: [
        { what: 'answer_removed', answer: said('b') },
        { what: 'answer_order', before: ['a', 'c'], after: ['c', 'a'] },
        { what: 'answer_added', answer: said('d'), at: 1 },
      ],
    },
  ])
})

// ---- The oracle: does what a difference says, and nothing else. ----

function applied(before: TroubleshooterContent, { about, steps }: Difference): TroubleshooterContent {
  const after = structuredClone(before)
  for (const change of about) applyAbout(after, change)
  const tree = new Map(after.decision_tree.steps.map((step) => [step.id, step]))
  for (const one of steps) if (one.change === 'removed') tree.delete(one.step.id)
  for (const one of steps) {
    if (one.change === 'added') tree.set(one.step.id, one.step)
    if (one.change === 'changed') for (const change of one.changes) applyToStep(tree.get(one.id)!, change)
  }
  return { ...after, decision_tree: { ...after.decision_tree, steps: [...tree.values()] } }
}

function applyAbout(content: TroubleshooterContent, change: AboutChange): void {
  if (change.what === 'languages') content.languages = change.after
  else if (change.what === 'start') content.decision_tree.start = change.after
  else content[change.what === 'title' ? 'titles' : 'intros'][change.language] = change.after
}

function applyToStep(step: Step, change: StepChange): void {
  if (change.what === 'title' || change.what === 'body')
    step.texts[change.language] = { title: '', body: '', ...step.texts[change.language], [change.what]: change.after }
  else if (change.what === 'article') Object.assign(step, { article_id: change.after })
  else if (change.what === 'ticket') Object.assign(step, { [change.field]: change.after })
  else if (change.what === 'when' && change.answer === null) step.when = change.after
  else if (change.what === 'way' && change.answer === null) Object.assign(step, { [change.way]: change.after })
  else if (step.kind === 'question') step.answers = answersAfter(step.answers, change)
}

function answersAfter(answers: Answer[], change: StepChange): Answer[] {
  const setting = (id: string, fields: (answer: Answer) => Partial<Answer>) =>
    answers.map((answer) => (answer.id === id ? { ...answer, ...fields(answer) } : answer))
  if (change.what === 'answer_removed') return answers.filter(({ id }) => id !== change.answer.id)
  if (change.what === 'answer_added') return answers.toSpliced(change.at, 0, change.answer)
  if (change.what === 'answer_order') return change.after.map((id) => answers.find((answer) => answer.id === id)!)
  if (change.what === 'answer_text')
    return setting(change.answer, ({ texts }) => ({ texts: { ...texts, [change.language]: change.after } }))
  if (change.what === 'way') return setting(change.answer!, () => ({ to: change.after }))
  return change.what === 'when' ? setting(change.answer!, () => ({ when: change.after })) : answers
}

/** Without what is the same to everybody: the order steps are kept in, empty texts, conditions that name nothing. */
function plain({ languages, titles, intros, decision_tree: { start, steps } }: TroubleshooterContent) {
  const kept = steps.map((step) => ({
    ...step,
    texts: filled(step.texts, ({ title, body }) => title + body !== ''),
    when: plainWhen(step.when),
    ...(step.kind === 'question' && {
      answers: step.answers.map((one) => ({ ...one, texts: filled(one.texts, Boolean), when: plainWhen(one.when) })),
    }),
  }))
  const about = { languages, titles: filled(titles, Boolean), intros: filled(intros, Boolean), start }
  return { ...about, steps: kept.toSorted((a, b) => a.id.localeCompare(b.id)) }
}

const filled = <Value>(texts: Record<string, Value>, isFilled: (value: Value) => boolean) =>
  Object.fromEntries(Object.entries(texts).filter(([, value]) => isFilled(value)))

const plainWhen = (when: When | null) =>
  when && when.account_types.length + when.devices.length > 0
    ? { account_types: when.account_types.toSorted(), devices: when.devices.toSorted() }
    : null

/** The same condition in other words. */
const rewritten = (when: When | null): When =>
  when
    ? { account_types: when.account_types.toReversed(), devices: when.devices.toReversed() }
    : { account_types: [], devices: [] }

const byIds = ({ start, steps }: DecisionTree) => ({
  start,
  steps: steps.toSorted((a, b) => a.id.localeCompare(b.id)),
})
