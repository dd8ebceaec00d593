/** The part of a KeyboardEvent that decides which command it means. */
export interface KeyPress {
  key: string
  metaKey: boolean
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  isComposing: boolean
}

/** How long the second key of `g i` may take. */
export const SEQUENCE_MS = 1000

/**
 * Names a key press the way commands are written: `j`, `?`, `enter`, `mod+k`, `shift+x`.
 * Null while an input method composes, and for modifiers alone: those are never commands.
 */
export function nameOf(press: KeyPress): string | null {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead') return null
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(press.key)) return null
  const mod = press.metaKey || press.ctrlKey ? 'mod+' : ''
  const alt = press.altKey ? 'alt+' : ''
  // Shift is already inside characters such as `?`; it is named only for letters and for keys with a name.
  const shift = press.shiftKey && (press.key.length > 1 || /[a-z]/i.test(press.key)) ? 'shift+' : ''
  return `${mod}${alt}${shift}${press.key.toLowerCase()}`
}

/** Whether the command is a bare key, which may be switched off and must never fire while somebody types. */
export const isSingleKey = (keys: string) => !keys.includes('mod+') && !keys.includes('alt+') && keys !== 'escape'

/** Whether one of two keys would keep the other from being reached: they are the same, or one begins the other. */
export const collide = (one: string, other: string) =>
  one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `)

export type Match = { kind: 'command'; keys: string } | { kind: 'wait'; prefix: string } | { kind: 'none' }

/** Finds the command for a press, given the first key of a sequence still waiting for its second. */
export function matchKeys(name: string, pending: string | null, known: string[]): Match {
  const sequence = pending ? `${pending} ${name}` : null
  if (sequence && known.includes(sequence)) return { kind: 'command', keys: sequence }
  if (known.some((keys) => keys.startsWith(`${name} `))) return { kind: 'wait', prefix: name }
  return known.includes(name) ? { kind: 'command', keys: name } : { kind: 'none' }
}

const caps = {
  mac: { mod: '⌘', alt: '⌥', shift: '⇧' },
  other: { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' },
} as Record<'mac' | 'other', Record<string, string>>

/** `mod+enter` → ['⌘', 'Enter'] or ['Ctrl', 'Enter'], for tooltips and the list of keys. */
export function keyCaps(keys: string, mac: boolean): string[] {
  const names = caps[mac ? 'mac' : 'other']
  return keys.split(/[ +]/).map((part) => names[part] ?? part[0]!.toUpperCase() + part.slice(1))
}

/** Fields in which nothing is typed. */
const TICKED = ['checkbox', 'radio']

/** Whether letters pressed there are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && TICKED.includes(target.type)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
