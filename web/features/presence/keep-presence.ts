import type { PresenceState } from '../../../server/domains/routing/contract.ts'
import { newKey, put } from '../../lib/api.ts'
import { BEAT_MS, chosenPresence, type Lead, leadAfter, presenceNow } from '../../lib/presence.ts'

/** How often a page looks whether there is something to tell. */
const LOOK_MS = 15_000
const LEAD = 'sr.presence.lead'
const TOUCHED = 'sr.presence.touched'
/** Every touch is noticed, but other pages need not hear of each. */
const TOUCH_EVERY_MS = 5_000
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Tells the server again and again that this person is there. Of several pages only one speaks. */
export function keepPresence(userId: string) {
  const page = newKey()
  let told: { state: PresenceState; at_ms: number } | null = null
  let touched_ms = Date.now()

  const look = async () => {
    const now = Date.now()
    const lead = leadAfter(readLead(), page, now)
    if (lead.page !== page) return
    localStorage.setItem(LEAD, JSON.stringify(lead))
    const idle_ms = now - Math.max(touched_ms, Number(localStorage.getItem(TOUCHED) ?? 0))
    const state = presenceNow(chosenPresence(userId), idle_ms)
    const due = told === null || now - told.at_ms >= BEAT_MS
    if (told?.state === state && (state === 'offline' || !due)) return
    told = { state, at_ms: now }
    // When it fails the next look tries again; a lost session is noticed where it is used.
    await put(`/users/${userId}/presence`, { state }).catch(() => {
      told = null
    })
  }
  const onTouch = () => {
    const now = Date.now()
    if (now - touched_ms < TOUCH_EVERY_MS) return
    touched_ms = now
    localStorage.setItem(TOUCHED, String(now))
    if (told?.state === 'away') void look()
  }
  const onStorage = ({ key }: StorageEvent) => {
    if (key?.startsWith('sr.presence.') && key !== LEAD) void look()
  }
  const giveUp = () => {
    if (readLead()?.page === page) localStorage.removeItem(LEAD)
  }

  void look()
  const timer = setInterval(() => void look(), LOOK_MS)
  for (const touch of TOUCHES) window.addEventListener(touch, onTouch, { passive: true })
  window.addEventListener('storage', onStorage)
  window.addEventListener('pagehide', giveUp)
  return () => {
    clearInterval(timer)
    for (const touch of TOUCHES) window.removeEventListener(touch, onTouch)
    window.removeEventListener('storage', onStorage)
    window.removeEventListener('pagehide', giveUp)
    giveUp()
  }
}

function readLead(): Lead | null {
  try {
    return JSON.parse(localStorage.getItem(LEAD) ?? 'null')
  } catch {
    return null
  }
}
