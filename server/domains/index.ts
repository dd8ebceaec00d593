import type { Domain } from '../platform/domain.ts'
import { analytics } from './analytics/index.ts'
import { audit } from './audit/index.ts'
import { auth } from './auth/index.ts'
import { automation } from './automation/index.ts'
import { board } from './board/index.ts'
import { calendars } from './calendars/index.ts'
import { channels } from './channels/index.ts'
import { csat } from './csat/index.ts'
import { curation } from './curation/index.ts'
import { customers } from './customers/index.ts'
import { engagement } from './engagement/index.ts'
import { escalation } from './escalation/index.ts'
import { files } from './files/index.ts'
import { framework } from './framework/index.ts'
import { helpCenter } from './help-center/index.ts'
import { installation } from './installation/index.ts'
import { interactionReports } from './interaction-reports/index.ts'
import { knowledge } from './knowledge/index.ts'
import { macros } from './macros/index.ts'
import { notifications } from './notifications/index.ts'
import { retrieval } from './retrieval/index.ts'
import { routing } from './routing/index.ts'
import { search } from './search/index.ts'
import { simulation } from './simulation/index.ts'
import { sla } from './sla/index.ts'
import { tasks } from './tasks/index.ts'
import { tickets } from './tickets/index.ts'
import { triage } from './triage/index.ts'
import { troubleshooters } from './troubleshooters/index.ts'
import { views } from './views/index.ts'

/** The whole product on one screen. A domain may import those above it and the platform; nothing below. */
export const domains: readonly Domain[] = [
  // foundation
  framework,
  calendars,
  auth,
  customers,
  files,
  notifications,
  tasks,
  // the desk
  tickets,
  triage,
  sla,
  routing,
  escalation,
  board,
  channels,
  csat,
  interactionReports,
  knowledge,
  retrieval,
  troubleshooters,
  helpCenter,
  curation,
  views,
  macros,
  automation,
  engagement,
  search,
  // the mirror
  analytics,
  simulation,
  audit,
  installation,
]
