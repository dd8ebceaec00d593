import { useKeysFor } from '../lib/commands.ts'
import { keyCaps } from '../lib/keys.ts'
import classes from './key-caps.module.css'

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

export const keyText = (keys: string) => keyCaps(keys, mac).join(mac && keys.includes('+') ? '' : ' ')

/** The key that does here what this key usually does; nothing when the reader took it away. */
export function CommandCaps({ keys: usual }: { keys: string }) {
  const keys = useKeysFor(usual)
  return keys ? <KeyCaps keys={keys} /> : null
}

/** A key as it stands on the keyboard: quiet, beside what it does. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={classes.caps} aria-hidden="true">
      {keyCaps(keys, mac).map((cap) => (
        <kbd key={cap} className={classes.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
