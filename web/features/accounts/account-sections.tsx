import { useQuery } from '@tanstack/react-query'
import { accountsQuery } from '../../lib/queries/accounts.ts'
import { ConnectionSection } from './connection-section.tsx'
import { IncomingSection } from './incoming-section.tsx'
import { OutgoingSection } from './outgoing-section.tsx'
import type { AccountFormState } from './use-account-form.ts'
import type { Testing } from './use-connection-test.ts'

interface Props {
  form: AccountFormState
  testing: Testing
  address: string
  secretsSet: string[]
}

/** What a new account and an existing one are asked alike: how mail comes in and goes out, and whether that works. */
export function AccountSections({ form, testing, address, secretsSet }: Props) {
  const hasServer = useQuery(accountsQuery).data?.smtp_configured ?? false
  return (
    <>
      <IncomingSection form={form} address={address} secretsSet={secretsSet} />
      <OutgoingSection form={form} />
      <ConnectionSection form={form} testing={testing} hasServer={hasServer} />
    </>
  )
}
