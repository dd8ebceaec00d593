import { describe, expect, it } from 'vitest'
import { collide, isSingleKey, type KeyPress, keyCaps, matchKeys, nameOf } from './keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
})

describe('nameOf', () => {
  it('names plain, shifted and modified keys', () => {
    expect(nameOf(press('j'))).toBe('j')
    expect(nameOf(press('?', { shiftKey: true }))).toBe('?')
    expect(nameOf(press('X', { shiftKey: true }))).toBe('shift+x')
    expect(nameOf(press('k', { metaKey: true }))).toBe('mod+k')
    expect(nameOf(press('Enter', { ctrlKey: true }))).toBe('mod+enter')
  })

  it('is silent while an input method composes', () => {
    expect(nameOf(press('j', { isComposing: true }))).toBeNull()
    expect(nameOf(press('Process'))).toBeNull()
    expect(nameOf(press('Shift', { shiftKey: true }))).toBeNull()
  })
})

describe('matchKeys', () => {
  const known = ['j', 'g i', 'g s', 's', 'mod+k']
  it('waits for the second key of a sequence, then finds it', () => {
    expect(matchKeys('g', null, known)).toEqual({ kind: 'wait', prefix: 'g' })
    expect(matchKeys('s', 'g', known)).toEqual({ kind: 'command', keys: 'g s' })
    expect(matchKeys('s', null, known)).toEqual({ kind: 'command', keys: 's' })
  })
  it('takes the key alone when the sequence means nothing', () => {
    expect(matchKeys('j', 'g', known)).toEqual({ kind: 'command', keys: 'j' })
    expect(matchKeys('q', 'g', known)).toEqual({ kind: 'none' })
  })
})

describe('how keys are shown and switched off', () => {
  it('writes the keys of the machine', () => {
    expect(keyCaps('mod+enter', true)).toEqual(['⌘', 'Enter'])
    expect(keyCaps('mod+enter', false)).toEqual(['Ctrl', 'Enter'])
    expect(keyCaps('g i', false)).toEqual(['G', 'I'])
  })
  it('knows which keys are single', () => {
    expect(isSingleKey('j')).toBe(true)
    expect(isSingleKey('g i')).toBe(true)
    expect(isSingleKey('mod+k')).toBe(false)
  })
})

describe('collide', () => {
  it('finds keys that shut each other out', () => {
    expect(collide('e', 'e')).toBe(true)
    expect(collide('g', 'g i')).toBe(true)
    expect(collide('g i', 'g')).toBe(true)
    expect(collide('g i', 'g m')).toBe(false)
    expect(collide('shift+e', 'e')).toBe(false)
  })
})
