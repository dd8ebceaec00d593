import type { Domain } from '../platform/domain.ts'
import { audit } from './audit/index.ts'
import { auth } from './auth/index.ts'
import { channels } from './channels/index.ts'
import { customers } from './customers/index.ts'
import { files } from './files/index.ts'
import { framework } from './framework/index.ts'
import { installation } from './installation/index.ts'
import { notifications } from './notifications/index.ts'
import { tickets } from './tickets/index.ts'

/** The whole product on one screen. A domain may import those above it and the platform; nothing below. */
export const domains: readonly Domain[] = [
  // foundation
  framework,
  auth,
  customers,
  files,
  notifications,
  // the desk
  tickets,
  channels,
  // the mirror
  audit,
  installation,
]
