import { accounts } from './en/accounts.ts'
import { automationsAndForms } from './en/automations-and-forms.ts'
import { billing } from './en/billing.ts'
import { boards } from './en/boards.ts'
import { boardsMore } from './en/boards-more.ts'
import { connections } from './en/connections.ts'
import { incidents } from './en/incidents.ts'
import { junk } from './en/junk.ts'
import { mobileAndMail } from './en/mobile-and-mail.ts'
import { timeAndInvoices } from './en/time-and-invoices.ts'
import { wishesAndWords } from './en/wishes-and-words.ts'
import type { Language, Story } from './story.ts'
import { accounts as zhAccounts } from './zh/accounts.ts'
import { billing as zhBilling } from './zh/billing.ts'
import { boards as zhBoards } from './zh/boards.ts'
import { connections as zhConnections } from './zh/connections.ts'
import { incidents as zhIncidents } from './zh/incidents.ts'
import { junk as zhJunk } from './zh/junk.ts'
import { product as zhProduct } from './zh/product.ts'

/** Everything customers write about, by language. */
export const STORIES: Record<Language, readonly Story[]> = {
  en: [
    ...[...boards, ...boardsMore, ...timeAndInvoices, ...automationsAndForms, ...connections, ...mobileAndMail],
    ...[...accounts, ...billing, ...wishesAndWords, ...incidents, ...junk],
  ],
  zh: [...zhBoards, ...zhProduct, ...zhConnections, ...zhAccounts, ...zhBilling, ...zhIncidents, ...zhJunk],
}
