import { useCallback, useEffect, useState } from 'react'

/** A text that is not in force yet, and the version it was made from. */
export interface Draft {
  text: string
  based_on: number
}

/** Where the draft outlives a reload, and where the page that tries drafts against the past finds it. */
export const DRAFT_KEY = 'framework-draft'

export function readDraft(): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(DRAFT_KEY) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    const { text, based_on } = kept as Partial<Draft>
    return typeof text === 'string' && typeof based_on === 'number' ? { text, based_on } : null
  } catch {
    return null
  }
}

export function keepDraft(draft: Draft | null) {
  try {
    if (draft) localStorage.setItem(DRAFT_KEY, JSON.stringify(draft))
    else localStorage.removeItem(DRAFT_KEY)
  } catch {
    // Private windows may refuse storage; the draft then lasts until the reload.
  }
}

/** Hands the draft to the page that replays the past with it. */
export function carryDraft(text: string) {
  try {
    sessionStorage.setItem(DRAFT_KEY, text)
  } catch {
    // The page then starts from what is in force.
  }
}

interface InForce {
  text: string
  version: { number: number }
}

/** The text being worked on: the kept draft, else what is in force. Nothing asks before leaving: it is there again. */
export function useDraft({ text, version }: InForce) {
  const [draft, setDraft] = useState<Draft>(() => readDraft() ?? { text, based_on: version.number })
  const isChanged = draft.text !== text
  // What somebody else has put in force is taken over at once, unless work would be lost.
  useEffect(() => {
    setDraft((kept) => (kept.text === text ? { text, based_on: version.number } : kept))
  }, [text, version.number])
  useEffect(() => keepDraft(isChanged ? draft : null), [draft, isChanged])
  const change = useCallback((text: string) => setDraft((kept) => ({ ...kept, text })), [])
  const start = useCallback((draft: Draft) => setDraft(draft), [])
  return { draft, isChanged, isOvertaken: isChanged && draft.based_on !== version.number, change, start }
}
