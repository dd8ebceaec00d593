import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../server/domains/channels/contract.ts'
import { useMay } from '../../lib/me.ts'
import classes from './outbox.module.css'
import { UnreachedRow } from './unreached-row.tsx'
import { useResend } from './use-resend.ts'

/** Answers nobody got: what was said about each, what that means, and the ways on; several can be sent again at once. */
export function UnreachedList({ deliveries }: { deliveries: Delivery[] }) {
  const { t } = useTranslation('mail')
  const mayResend = useMay()('outbox.resend')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const resend = useResend()
  // What has left the list meanwhile is not chosen any more.
  const selected = deliveries.filter(({ id }) => chosen.has(id))
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  return (
    <>
      {mayResend && (
        <div className={classes.bulk}>
          <Checkbox
            size="xs"
            label={selected.length > 0 ? t('outbox.selected', { count: selected.length }) : t('outbox.select_all')}
            checked={selected.length === deliveries.length}
            indeterminate={selected.length > 0 && selected.length < deliveries.length}
            onChange={(event) => setChosen(new Set(event.currentTarget.checked ? deliveries.map(({ id }) => id) : []))}
          />
          {selected.length > 0 && (
            <Button
              size="compact-sm"
              loading={resend.isPending}
              onClick={() => resend.mutate({ deliveries: selected }, { onSuccess: () => setChosen(new Set()) })}
            >
              {t('outbox.again_selected', { count: selected.length })}
            </Button>
          )}
        </div>
      )}
      <ul className={classes.rows} aria-label={t('outbox.list')}>
        {deliveries.map((delivery) => (
          <UnreachedRow
            key={delivery.id}
            delivery={delivery}
            chosen={chosen.has(delivery.id)}
            onChoose={mayResend ? (on) => choose(delivery.id, on) : null}
          />
        ))}
      </ul>
    </>
  )
}
