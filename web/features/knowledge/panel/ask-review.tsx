import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe, useUsers } from '../../../lib/me.ts'
import { PersonAvatar } from '../../../ui/person-avatar.tsx'
import { PickList } from '../../../ui/pick-list.tsx'
import classes from './panel.module.css'

const ANYBODY = ''

/** Asks somebody else to read it, or whoever may. */
export function AskReview({ busy, onAsk }: { busy: boolean; onAsk: (reviewer_id: string | null) => void }) {
  const { t } = useTranslation('knowledge')
  const [opened, setOpened] = useState(false)
  const me = useMe().user.id
  const people = useUsers().filter(({ active, email, id }) => active && email !== null && id !== me)
  const choices = [
    { value: ANYBODY, label: t('review.anybody') },
    ...people.map(({ id, name, role }) => ({
      value: id,
      label: name,
      hint: t(`role.${role}`, { ns: 'app' }),
      icon: <PersonAvatar name={name} kind="agent" size={22} />,
    })),
  ]
  return (
    <div className={classes.buttons}>
      <PickList
        opened={opened}
        onClose={() => setOpened(false)}
        label={t('review.whom')}
        choices={choices}
        selected={[]}
        onPick={(value) => onAsk(value || null)}
      >
        <Button
          size="compact-md"
          disabled={busy}
          aria-haspopup="listbox"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {t('review.ask')}
        </Button>
      </PickList>
    </div>
  )
}
