import type { FastifyRequest } from 'fastify'
import type { UiLanguage } from '../contract.ts'
import type { Form } from './forms.ts'
import type { Visit } from './page.ts'

/** What a page hears of a request. */
export function visitOf(request: FastifyRequest, form?: Form): Visit {
  const { params, query, method, headers, url, ip, cookies } = request
  const languages = languagesIn(headers['accept-language'] ?? '')
  return {
    params: params as Visit['params'],
    query: (query ?? {}) as Visit['query'],
    form: form?.fields ?? fieldsOf(request.body),
    files: form?.files ?? [],
    language: uiLanguageOf(languages),
    languages,
    path: url,
    cookies,
    ip,
    user_agent: (headers['user-agent'] ?? '').slice(0, 300),
    wants_privacy: headers['sec-gpc'] === '1' || headers.dnt === '1',
    is_prefetch: method === 'HEAD' || /prefetch|prerender/i.test(`${headers['sec-purpose']} ${headers.purpose}`),
  }
}

const fieldsOf = (body: unknown): Visit['form'] => (typeof body === 'object' && body ? (body as Visit['form']) : {})

const MOST_LANGUAGES = 20

/** `de-CH,zh;q=0.9,en;q=0.8`: as their weights have it, and as they stand where these are equal (RFC 9110, 12.5.4). */
function languagesIn(accepted: string): string[] {
  const named = accepted.split(',', MOST_LANGUAGES).flatMap((part) => {
    const [, code, weight = '1'] = /^\s*([a-z]{2})(?:-[\w-]*)?\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(part) ?? []
    return code && Number(weight) > 0 ? [{ code: code.toLowerCase(), weight: Number(weight) }] : []
  })
  return [...new Set(named.toSorted((a, b) => b.weight - a.weight).map(({ code }) => code))]
}

const uiLanguageOf = (languages: readonly string[]): UiLanguage =>
  languages.find((code) => code === 'zh' || code === 'en') === 'zh' ? 'zh' : 'en'
