import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Command, useCommands } from '../../lib/commands.ts'
import { FACET_KEYS, FACETS, openFacet } from '../../lib/facets.ts'
import { useMay } from '../../lib/me.ts'

/** One key for each facet. `showPanel` brings the place where it can be corrected on the screen. */
export function useFacetCommands(showPanel: () => void) {
  const { t } = useTranslation(['app', 'case'])
  const may = useMay()('triage.correct')
  const latest = useRef(showPanel)
  latest.current = showPanel
  const commands = useMemo(() => {
    if (!may) return []
    // The header of the ticket answers to the key of the priority.
    const list = FACETS.filter((facet) => facet !== 'priority')
    return list.map(
      (facet): Command => ({
        id: `correct-${facet}`,
        group: t('keys.group.ticket'),
        label: t('case:facet_key', { facet: t(`case:facet.${facet}`) }),
        keys: FACET_KEYS[facet],
        seldom: true,
        run: () => {
          latest.current()
          openFacet(facet)
        },
      }),
    )
  }, [t, may])
  useCommands(commands)
  useEffect(() => () => openFacet(null), [])
}
