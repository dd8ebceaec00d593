import { expect, test } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

const base = 'intro\n\nstep one\nstep two\n\nend'

test('changes in different places are both taken', () => {
  const mine = base.replace('intro', 'a better intro')
  const theirs = base.replace('end', 'end\nand a footnote')
  expect(mergeTexts({ base, mine, theirs })).toEqual({
    text: 'a better intro\n\nstep one\nstep two\n\nend\nand a footnote',
    conflicts: 0,
  })
})

test('where both changed the same line both stand, and it is counted', () => {
  const mine = base.replace('step two', 'step two, slowly')
  const theirs = base.replace('step two', 'step two, quickly')
  const { text, conflicts } = mergeTexts({ base, mine, theirs })
  expect(conflicts).toBe(1)
  expect(text).toContain('step two, slowly\nstep two, quickly')
})

test('the same change made twice is made once; one side unchanged gives the other', () => {
  const changed = base.replace('step one', 'step 1')
  expect(mergeTexts({ base, mine: changed, theirs: changed })).toEqual({ text: changed, conflicts: 0 })
  expect(mergeTexts({ base, mine: base, theirs: changed }).text).toBe(changed)
  expect(mergeTexts({ base, mine: changed, theirs: base }).text).toBe(changed)
  expect(mergeTexts({ base: '', mine: 'a', theirs: '' }).text).toBe('a')
})

test('what one side removes and the other leaves alone is removed', () => {
  expect(mergeTexts({ base, mine: base, theirs: base.replace('step one\n', '') }).text).toBe('intro\n\nstep two\n\nend')
})
