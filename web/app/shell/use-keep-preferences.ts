import { useEffect } from 'react'
import { useMe } from '../../lib/me.ts'
import { takePreferences } from '../../lib/preferences.ts'

/** What the reader chose on another machine, or in another window, holds here too. */
export function useKeepPreferences() {
  const { preferences } = useMe()
  useEffect(() => takePreferences(preferences), [preferences])
}
