import { asSystem, type Context } from '../../../platform/context.ts'
import { html, type Markup } from '../../../platform/html/markup.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { AccountType } from '../../customers/contract.ts'
import { getCustomer } from '../../customers/queries.ts'
import { publishedTroubleshooter, type TroubleshooterRow } from '../access.ts'
import { Device, type TroubleshooterContent } from '../contract.ts'
import { contentOf } from '../queries.ts'
import { runByToken } from '../runs/read-run.ts'
import { inLanguage } from '../runs/shown.ts'
import { startRunOf } from '../runs/start-run.ts'
import { runWords } from '../runs/words.ts'
import type { Place } from './place.ts'
import { pageWords } from './words.ts'

/** Leads back to a walk that was not ended. */
const COOKIE = 'troubleshooter_run'
const COOKIE_SECONDS = 24 * 3_600

/** What it is about, and what must be known to ask the right things. */
export async function showStart(ctx: Context, visit: Visit, place: Place): Promise<PageReply> {
  const row = await publishedTroubleshooter(ctx, visit.params.slug!, place.sees)
  const content = await contentOf(ctx, row.id, row.published_version!)
  const title = inLanguage(content.titles, place.language) ?? row.slug
  const intro = inLanguage(content.intros, place.language) ?? ''
  const under_way = await walkUnderWay(ctx, visit, row)
  const words = pageWords(place.language)
  const action = `${place.base}/${row.slug}`
  const body = html`<div class="inner title"><h1>${title}</h1>${intro && html`<p class="lead">${intro}</p>`}
${under_way && html`<p><a class="button" href="${action}/${under_way}">${words.go_on}</a></p>`}
<form class="form" method="post" action="${action}">${questionsAbout(content, visit, place)}<button${under_way && html` class="second"`}>${under_way ? words.again : words.begin}</button></form></div>`
  const languages = content.languages.map((language) => ({
    language,
    path: `/help/${language}/troubleshooters/${row.slug}`,
  }))
  const path = languages.find(({ language }) => language === place.language)?.path
  return place.show({ title, body, description: intro, languages, ...(path && { path }) })
}

/** Makes a run and leads to its first step. */
export async function begin(ctx: Context, visit: Visit, place: Place): Promise<PageReply> {
  const row = await publishedTroubleshooter(ctx, visit.params.slug!, place.sees)
  const { token } = await startRunOf(asSystem(ctx), row, {
    language: place.language,
    account_type: await planOf(ctx, visit, place),
    device: Device.safeParse(visit.form.device).data ?? null,
    customer_id: place.customer_id,
    after_run_id: await runBefore(ctx, visit, row),
  })
  const cookies = [{ name: COOKIE, value: `${row.slug}.${token}`, lasts_seconds: COOKIE_SECONDS }]
  return { see_other: `${place.base}/${row.slug}/${token}`, cookies }
}

/** Of who is signed in, what we know; else what they say. */
async function planOf(ctx: Context, { form }: Visit, { customer_id }: Place): Promise<AccountType | null> {
  if (customer_id) return (await getCustomer(asSystem(ctx), customer_id)).account_type
  return AccountType.safeParse(form.plan).data ?? null
}

/** The run they began anew from: what failed in it is not asked again. */
async function runBefore(ctx: Context, { form }: Visit, { id }: TroubleshooterRow): Promise<string | undefined> {
  if (!form.after) return undefined
  const run = await runByToken(ctx, form.after, 'read').catch(() => null)
  return run?.troubleshooter_id === id ? run.id : undefined
}

async function walkUnderWay(ctx: Context, { cookies }: Visit, row: TroubleshooterRow): Promise<string | null> {
  const [slug, token] = cookies[COOKIE]?.split('.') ?? []
  if (slug !== row.slug || !token) return null
  const run = await runByToken(ctx, token, 'read').catch(() => null)
  return run?.state === 'open' ? token : null
}

/** Only what the tree makes a difference by, and what we do not know. */
function questionsAbout({ decision_tree: { steps } }: TroubleshooterContent, visit: Visit, place: Place): Markup {
  const conditions = steps.flatMap((step) => [
    step.when,
    ...(step.kind === 'question' ? step.answers.map(({ when }) => when) : []),
  ])
  const words = pageWords(place.language)
  const { devices, plans } = runWords(place.language)
  const asksDevice = conditions.some((when) => when && when.devices.length > 0)
  const asksPlan = !place.customer_id && conditions.some((when) => when && when.account_types.length > 0)
  return html`${asksDevice && choices({ name: 'device', label: words.device, options: Device.options.map((device) => [device, devices[device]]), chosen: deviceOf(visit.user_agent), unknown: words.unknown })}${
    asksPlan &&
    choices({
      name: 'plan',
      label: words.plan,
      options: AccountType.options.map((plan) => [plan, plans[plan]]),
      chosen: null,
      unknown: words.unknown,
    })
  }`
}

interface Choices {
  name: string
  label: string
  options: [string, string][]
  chosen: string | null
  unknown: string
}

const choices = ({ name, label, options, chosen, unknown }: Choices): Markup => html`
<div class="field"><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${unknown}</option>${options.map(
  ([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`,
)}</select></div>`

/** What the browser says it runs on: a guess to begin with, which they can change. */
function deviceOf(user_agent: string): Device {
  if (/iPhone|iPad|iPod/.test(user_agent)) return 'ios'
  return /Android/.test(user_agent) ? 'android' : 'web'
}
