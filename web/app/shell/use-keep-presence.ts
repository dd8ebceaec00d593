import { useEffect } from 'react'
import { useMay, useMe } from '../../lib/me.ts'

/** Says that somebody is there while a page of theirs is open. Nothing on the screen waits for it. */
export function useKeepPresence() {
  const { id } = useMe().user
  const may = useMay()('presence.change')
  useEffect(() => {
    if (!may) return
    let gone = false
    let stop: (() => void) | undefined
    void import('../../features/presence/keep-presence.ts').then(({ keepPresence }) => {
      if (!gone) stop = keepPresence(id)
    })
    return () => {
      gone = true
      stop?.()
    }
  }, [id, may])
}
