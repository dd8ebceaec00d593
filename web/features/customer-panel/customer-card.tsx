import { Button, Group, Select, TextInput, Tooltip } from '@mantine/core'
import {
  IconAt,
  IconBuilding,
  IconFingerprint,
  IconMail,
  IconPencil,
  IconPhone,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeCustomer, Customer, Identity } from '../../../server/domains/customers/contract.ts'
import { patch } from '../../lib/api.ts'
import { useMay } from '../../lib/me.ts'
import { customerQuery } from '../../lib/queries/people.ts'
import { localeOf, shortDate } from '../../lib/time.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useNow } from '../../lib/use-now.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { languageName } from '../../lib/words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import classes from './customer-panel.module.css'
import { Fact } from './fact.tsx'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
const identityIcons = {
  email: <IconMail {...icon} />,
  phone: <IconPhone {...icon} />,
  handle: <IconAt {...icon} />,
  user_id: <IconFingerprint {...icon} />,
}

export function CustomerCard({ customer }: { customer: Customer }) {
  const { t, i18n } = useTranslation()
  const may = useMay()
  const now = useNow()
  const [editing, setEditing] = useState(false)
  if (editing) return <EditCustomer customer={customer} onDone={() => setEditing(false)} />
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <PersonAvatar name={customer.name} size={40} />
        <div className={classes.who}>
          <h2 className={classes.name}>{customer.name}</h2>
          <p className={classes.company}>
            {customer.company_name && (
              <>
                <IconBuilding size={14} stroke={1.5} aria-hidden />
                <span>{customer.company_name}</span>
              </>
            )}
            <span className={classes.plan}>{t(`account_type.${customer.account_type}`)}</span>
          </p>
        </div>
        {may('customer.change') && (
          <IconButton
            size={28}
            label={t('customer.edit')}
            icon={<IconPencil {...icon} />}
            onClick={() => setEditing(true)}
          />
        )}
      </div>
      <ul className={classes.identities} aria-label={t('customer.identities')}>
        {customer.identities.map((identity) => (
          <IdentityRow key={identity.kind + identity.value} identity={identity} />
        ))}
      </ul>
      <dl className={classes.facts}>
        {customer.language && (
          <Fact label={t('customer.language')} value={languageName(customer.language, i18n.language)} />
        )}
        {customer.time_zone && (
          <Fact label={t('customer.local_time')} value={localTime(customer.time_zone, now, i18n.language)} />
        )}
        <Fact label={t('customer.since')} value={shortDate(customer.created_at, now, i18n.language)} />
      </dl>
    </section>
  )
}

function IdentityRow({ identity }: { identity: Identity }) {
  const { t } = useTranslation()
  return (
    <li className={classes.identity}>
      {identityIcons[identity.kind]}
      <span title={`${t(`identity.${identity.kind}`)}: ${identity.value}`}>{identity.value}</span>
      <Tooltip label={identity.verified ? t('customer.verified') : t('customer.unverified')}>
        {identity.verified ? (
          <IconRosetteDiscountCheck
            size={16}
            stroke={1.5}
            role="img"
            aria-label={t('customer.verified')}
            className={classes.verified}
          />
        ) : (
          <em>
            ?<span className="visually-hidden">{t('customer.unverified')}</span>
          </em>
        )}
      </Tooltip>
    </li>
  )
}

function localTime(zone: string, now: number, language: string) {
  try {
    const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', weekday: 'short' } as const
    return new Intl.DateTimeFormat(localeOf(language), options).format(now)
  } catch {
    return zone
  }
}

function EditCustomer({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const [name, setName] = useState(customer.name)
  const [account_type, setAccountType] = useState(customer.account_type)
  const save = useMutation({
    mutationFn: (change: ChangeCustomer) => patch<Customer>(`/customers/${customer.id}`, change),
    onSuccess: (fresh) => {
      client.setQueryData(customerQuery(customer.id).queryKey, fresh)
      void client.invalidateQueries({ queryKey: ['tickets'] })
      void client.invalidateQueries({ queryKey: ['ticket'] })
      onDone()
    },
    onError: (error) => sayFailed(t('error.save'), words(error)),
  })
  const types = (['free', 'premium', 'enterprise'] as const).map((type) => ({
    value: type,
    label: t(`account_type.${type}`),
  }))
  return (
    <form
      className={classes.section}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(account_type === customer.account_type ? { name } : { name, account_type })
      }}
    >
      <TextInput
        label={t('customer.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        mb="sm"
        data-autofocus
      />
      <Select
        label={t('customer.plan')}
        data={types}
        value={account_type}
        allowDeselect={false}
        onChange={(value) => setAccountType(types.find((type) => type.value === value)?.value ?? account_type)}
        mb="md"
      />
      <Group justify="end" gap="xs">
        <Button variant="subtle" color="gray" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </Group>
    </form>
  )
}
