import { makeArticle, publishText, writeText } from '../domains/knowledge/commands.ts'
import type { TestInstallation } from './installation.ts'

interface Published {
  title?: string
  content?: string
  summary?: string
  language?: string
  visibility?: 'public' | 'customers' | 'internal'
  category?: string
  tags?: string[]
}

let readers = 0
/** Each reader comes from an address of their own: what one of them may send in a minute is not used up by the others. */
const addressOf = (reader: number): string => `10.0.${reader >> 8}.${reader & 255}`

/** Whoever reads the help center: a browser with its cookies, and without a script. */
export function aReader({ http }: Pick<TestInstallation, 'http'>, headers: Record<string, string> = {}) {
  const cookies = new Map<string, string>()
  const remoteAddress = addressOf(readers++)
  const keep = (reply: Awaited<ReturnType<typeof http.inject>>) => {
    for (const { name, value } of reply.cookies) {
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    return reply
  }
  const own = () => ({
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0',
    'accept-language': 'en',
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    ...headers,
  })
  return {
    cookies,
    get: async (url: string, more: Record<string, string> = {}) =>
      keep(await http.inject({ url, remoteAddress, headers: { ...own(), ...more } })),
    post: async (url: string, form: Record<string, string>, more: Record<string, string> = {}) =>
      keep(
        await http.inject({
          method: 'POST',
          url,
          remoteAddress,
          payload: new URLSearchParams(form).toString(),
          headers: { ...own(), 'content-type': 'application/x-www-form-urlencoded', ...more },
        }),
      ),
  }
}

/** An article somebody has published. */
export async function anArticle({ ctx }: Pick<TestInstallation, 'ctx'>, about: Published = {}) {
  const { language = 'en', visibility = 'public', category = 'account', tags = [] } = about
  const { title = 'Reset your password', content = 'Choose *Forgot password*.', summary = '' } = about
  const article = await makeArticle(ctx, { title, content, summary, language, visibility, category, tags })
  await publishText(ctx, article.id, { language })
  return { id: article.id, number: article.number, path: `/help/${language}/articles/${article.number}` }
}

/** The same article in one more language. */
export async function aTranslation(
  { ctx }: Pick<TestInstallation, 'ctx'>,
  id: string,
  about: Published,
): Promise<void> {
  const { title = 'Reset your password', content = 'Choose *Forgot password*.', language = 'zh' } = about
  await writeText(ctx, id, { language, title, content, based_on: 0 })
  await publishText(ctx, id, { language })
}
