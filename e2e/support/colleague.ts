import type { Browser, Page } from 'playwright-core'
import { openPage } from './browser.ts'
import type { ServerProcess } from './server-process.ts'

export interface Colleague {
  id: string
  name: string
  /** A browser window of this person, signed in, at a path of the workspace. */
  open(path: string, options?: Parameters<typeof openPage>[1]): Promise<Page>
}

/** Somebody who works at the desk, with a session of their own. */
export async function aColleague(
  server: ServerProcess,
  browser: Browser,
  who: { name: string; role?: string; teams?: string[] },
): Promise<Colleague> {
  const { name } = who
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@desk.example`
  const { json: user } = await server.api('POST', '/users', { body: { ...who, email } })
  if (!user.id) throw new Error(`${name} cannot be added: ${JSON.stringify(user)}`)
  const cookie = await sessionOf(server, user.id)
  return {
    id: user.id,
    name,
    open: async (path, options = {}) => {
      const page = await openPage(browser, options)
      await page.context().addCookies([{ ...cookie, url: server.url }])
      await page.goto(`${server.url}${path}`)
      return page
    },
  }
}

/** The cookie of a new session, made by a link as an administrator makes it. */
export async function sessionOf(server: ServerProcess, userId: string): Promise<{ name: string; value: string }> {
  const { url } = (await server.api('POST', `/users/${userId}/sign-in-links`, { body: {} })).json
  const used = await server.api('POST', '/sign-in-links/use', { as: null, body: { secret: url.split('#')[1] } })
  const [name, value] = used.headers.getSetCookie()[0]!.split(';')[0]!.split('=')
  return { name: name!, value: value! }
}
