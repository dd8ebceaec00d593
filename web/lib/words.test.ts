import { describe, expect, it } from 'vitest'
import { fileSize, humanize, initials } from './words.ts'

describe('words', () => {
  it('makes machine names readable', () => {
    expect(humanize('billing_specialist')).toBe('Billing specialist')
    expect(humanize('tier1_general')).toBe('Tier 1 general')
  })
  it('shortens names in any script', () => {
    expect(initials('Ana Ruiz')).toBe('AR')
    expect(initials('Ana Maria Ruiz')).toBe('AR')
    expect(initials('王小明')).toBe('小明')
    expect(initials('王小明', 'narrow')).toBe('明')
    expect(initials('Ana Ruiz', 'narrow')).toBe('AR')
    expect(initials('ana@acme.test')).toBe('AT')
    expect(initials('')).toBe('?')
  })
  it('writes sizes', () => {
    expect(fileSize(0, 'en')).toBe('0B')
    expect(fileSize(1_400_000, 'en')).toBe('1.4 MB')
  })
})
