import { flushSync } from 'react-dom'
import { isTextField } from './keys.ts'

/** A key that waits for the place that answers to it, with what was pressed behind it. */
interface Early {
  id: string
  behind: KeyboardEvent[]
  since_ms: number
}

/** What comes later than this comes as a surprise: then the keys are forgotten. */
const PATIENCE_MS = 3_000

let early: Early | null = null
let isPressing = false

/** The command's key was pressed; its place is still being fetched. */
export function waitForCommand(id: string): void {
  early = { id, behind: [], since_ms: performance.now() }
}

/** Whether the key was put behind one that waits: taken before it, it would mean something else. */
export function isKeptBehind(event: KeyboardEvent): boolean {
  if (!early || isPressing || isTextField(event.target) || event.isComposing) return false
  if (performance.now() - early.since_ms > PATIENCE_MS) {
    early = null
    return false
  }
  early.behind.push(event)
  event.preventDefault()
  return true
}

/** What was waited for has come: it is done, and then what was pressed behind it, each key where the one before has led. */
export async function catchUp(find: (id: string) => (() => void) | undefined): Promise<void> {
  const run = early && find(early.id)
  if (!early || !run) return
  const { behind, since_ms } = early
  if (performance.now() - since_ms > PATIENCE_MS) {
    early = null
    return
  }
  flushSync(run)
  for (let key = behind.shift(); key; key = behind.shift()) {
    press(key)
    await new Promise((resolve) => setTimeout(resolve))
  }
  early = null
}

function press(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  isPressing = true
  if (isTextField(target) && key.length === 1 && !ctrlKey && !metaKey) document.execCommand('insertText', false, key)
  else {
    const again = { key, code, ctrlKey, metaKey, altKey, shiftKey, bubbles: true, cancelable: true }
    target.dispatchEvent(new KeyboardEvent('keydown', again))
  }
  isPressing = false
}
