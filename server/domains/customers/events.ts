import { defineEvent, field } from '../../platform/events.ts'
import { ConsentPurpose } from './contract.ts'

export const CustomerCreated = defineEvent('customer.created', { customer_id: field.id() })
export const CustomerChanged = defineEvent('customer.changed', { customer_id: field.id() })
export const ConsentChanged = defineEvent('customer.consent_changed', {
  customer_id: field.id(),
  purpose: field.oneOf(ConsentPurpose.options),
  granted: field.flag(),
})
export const CompanyCreated = defineEvent('company.created', { company_id: field.id() })
export const CompanyChanged = defineEvent('company.changed', { company_id: field.id() })
