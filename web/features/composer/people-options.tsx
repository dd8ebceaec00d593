import { useTranslation } from 'react-i18next'
import { useMe, useUsers } from '../../lib/me.ts'
import { best } from '../../lib/suggest.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { OptionList } from './option-list.tsx'
import type { SourceProps } from './suggestions.tsx'

const MOST = 20

/** Colleagues who can be spoken to in a note. */
export function PeopleOptions({ trigger, list, put }: SourceProps) {
  const { t } = useTranslation('macros')
  const me = useMe().user.id
  const people = useUsers().filter(({ id, active, role }) => active && id !== me && role !== 'responder')
  const found = best(people, trigger.query, ({ name, email }) => [name, email?.split('@')[0] ?? '']).slice(0, MOST)
  const options = found.map((person) => ({
    id: person.id,
    picture: <PersonAvatar name={person.name} kind="agent" size={24} />,
    label: person.name,
    hint: person.email ?? undefined,
    pick: () => put(`@${person.name} `, trigger),
  }))
  return <OptionList label={t('people')} options={options} list={list} />
}
