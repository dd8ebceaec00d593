import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../../server/domains/customers/contract.ts'
import { customerSearchQuery } from '../../lib/queries/people.ts'

/** A customer we know, or the address of one we do not. */
export type ChosenCustomer = { id: string; email?: undefined } | { id?: undefined; email: string }

interface Props {
  value: ChosenCustomer | null
  onChange: (customer: ChosenCustomer | null) => void
  error?: ReactNode
}

const describe = (customer: Customer) =>
  [customer.name, customer.identities[0]?.value, customer.company_name].filter(Boolean).join(' · ')

/** Finds a customer by name or address; a full e-mail address that nobody has yet makes a new one. */
export function CustomerField({ value, onChange, error }: Props) {
  const { t } = useTranslation(['app', 'new_ticket'])
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const found = useQuery(customerSearchQuery(q)).data?.items ?? []
  const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.trim())
  const choose = (text: string) => {
    setTyped(text)
    const known = found.find((customer) => describe(customer) === text)
    if (known) return onChange({ id: known.id })
    const address = text.trim()
    onChange(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? { email: address } : null)
  }
  return (
    <Autocomplete
      data-autofocus
      label={t('new_ticket:customer')}
      placeholder={t('new_ticket:customer_placeholder')}
      data={[...new Set(found.map(describe))]}
      filter={({ options }) => options}
      value={typed}
      onChange={choose}
      error={error}
      description={
        isAddress && value?.email
          ? t('new_ticket:customer_new', { email: typed.trim() })
          : t('new_ticket:customer_hint')
      }
    />
  )
}
