import { page } from '../../../platform/http/page.ts'
import { troubleshooterPages } from '../../troubleshooters/pages.ts'
import { LARGEST_FILE, MOST_FILES } from '../contact/fields.ts'
import { showArticle } from './article.ts'
import { showCategory } from './category.ts'
import { showContact, showSent, takeContact } from './contact.ts'
import { showFile } from './file.ts'
import { showHome } from './home.ts'
import { chooseLanguage, findLanguage } from './language.ts'
import { showMissing } from './missing.ts'
import { offerForContact, offerForSearch } from './offers.ts'
import { showFailure, whileOpen } from './open.ts'
import { showRequests } from './requests.ts'
import { showResults } from './results.ts'
import { askForSignIn, showCode, showSignIn, signOut, takeCode } from './sign-in.ts'
import { showSitemap } from './sitemap.ts'
import { asTroubleshooter, showTroubleshooters } from './troubleshooters.ts'
import { takeVote, takeWords } from './vote.ts'

/** Whole offices may stand behind one address. */
const open = { failed: showFailure, per_minute: 1_200 }
const reading = { ...open, knows_session: true } as const
/** Within another site's page nobody is signed in: a page that draws itself over ours must have nothing to gain. */
const inPanel = open
const typing = { failed: showFailure, per_minute: 240 }
const writing = { failed: showFailure, per_minute: 20, knows_session: true } as const
const writingInPanel = { failed: showFailure, per_minute: 20 }
const files = { files: { most: MOST_FILES, largest_bytes: LARGEST_FILE } }

/** The same pages twice: as a site of their own, and in the panel on other sites. */
const places = [
  { at: '/help/:language', look: reading, write: writing },
  { at: '/help/:language/panel', look: inPanel, write: writingInPanel },
] as const

const both = places.flatMap(({ at, look, write }) => [
  page.get(at, look, whileOpen(showHome)),
  page.get(`${at}/categories/:slug`, look, whileOpen(showCategory)),
  page.get(`${at}/articles/:slug`, look, whileOpen(showArticle)),
  page.post(`${at}/articles/:slug/vote`, write, whileOpen(takeVote)),
  page.post(`${at}/articles/:slug/words`, write, whileOpen(takeWords)),
  page.get(`${at}/search`, look, whileOpen(showResults)),
  page.get(`${at}/offers`, { ...typing, ...look, per_minute: typing.per_minute }, whileOpen(offerForSearch)),
  page.get(`${at}/contact`, look, whileOpen(showContact)),
  page.post(`${at}/contact`, { ...write, ...files }, whileOpen(takeContact)),
  page.post(`${at}/contact/offers`, { ...write, per_minute: typing.per_minute }, whileOpen(offerForContact)),
  page.get(`${at}/contact/sent`, look, whileOpen(showSent)),
  page.get(`${at}/troubleshooters`, look, whileOpen(showTroubleshooters)),
  ...troubleshooterPages({ at, look, write: { ...write, per_minute: look.per_minute }, within: asTroubleshooter }),
])

export const pages = [
  page.get('/help', open, findLanguage),
  page.get('/help/panel', open, findLanguage),
  ...both,
  page.get('/help/:language/choose', open, whileOpen(chooseLanguage)),
  page.get('/help/:language/sign-in', reading, whileOpen(showSignIn)),
  page.post('/help/:language/sign-in', writing, whileOpen(askForSignIn)),
  page.get('/help/:language/sign-in/code', reading, whileOpen(showCode)),
  page.post('/help/:language/sign-in/code', writing, whileOpen(takeCode)),
  page.post('/help/:language/sign-out', writing, whileOpen(signOut)),
  page.get('/help/:language/requests', reading, whileOpen(showRequests)),
  page.get('/help/sitemap.xml', open, whileOpen(showSitemap)),
  page.get('/help/files/:id', reading, whileOpen(showFile)),
  page.get('/help/files/:id/:name', reading, whileOpen(showFile)),
  page.get('/help/*', reading, whileOpen(showMissing)),
  page.get('/hc', open, whileOpen(showMissing)),
  page.get('/hc/*', reading, whileOpen(showMissing)),
]
