import { z } from 'zod'
import type { Imported, Source } from './imported.ts'
import { toMarkdown } from './to-markdown.ts'

/*
 * The Help Center API's JSON (developer.zendesk.com, "Articles", "Sections", "Translations"): what its lists answer, joined
 * in one file. Of each kind only what is read here is looked at.
 */
const id = z.union([z.number(), z.string()]).transform(String)
const Article = z.looseObject({
  id,
  title: z.string().nullish(),
  name: z.string().nullish(),
  body: z.string().nullish(),
  locale: z.string().nullish(),
  source_locale: z.string().nullish(),
  section_id: id.nullish(),
  label_names: z.array(z.string()).nullish(),
  draft: z.boolean().nullish(),
  html_url: z.string().nullish(),
  user_segment_id: z.unknown().optional(),
  translations: z.array(z.unknown()).nullish(),
})
const Translation = z.looseObject({
  source_id: id.optional(),
  locale: z.string(),
  title: z.string().nullish(),
  body: z.string().nullish(),
  draft: z.boolean().nullish(),
  html_url: z.string().nullish(),
})
const Section = z.looseObject({ id, name: z.string(), category_id: id.nullish() })
const Named = z.looseObject({ id, name: z.string() })

export const Export = z.looseObject({
  articles: z.array(z.unknown()).max(100_000),
  sections: z.array(Section).nullish(),
  categories: z.array(Named).nullish(),
  translations: z.array(z.unknown()).nullish(),
})

type Written = z.output<typeof Article>
type Translated = z.output<typeof Translation>

/** Articles of an exported help center; a list of articles alone will do. Null where the JSON is something else. */
export function readZendesk(path: string, json: unknown): Pick<Source, 'articles' | 'skipped'> | null {
  const given = Export.safeParse(Array.isArray(json) ? { articles: json } : json)
  if (!given.success) return null
  const { articles, sections, translations } = given.data
  const sectionOf = new Map((sections ?? []).map((section) => [section.id, section.name]))
  const apart = Map.groupBy(readable(translations ?? []), ({ source_id }) => source_id ?? '')
  const found: Pick<Source, 'articles' | 'skipped'> = { articles: [], skipped: [] }
  for (const [index, one] of articles.entries()) {
    const read = Article.safeParse(one)
    if (!read.success) {
      found.skipped.push({ path: `${path}#${index}`, reason: 'This entry is no article: it has no id.' })
      continue
    }
    const others = [...readable(read.data.translations ?? []), ...(apart.get(read.data.id) ?? [])]
    for (const text of [asTranslation(read.data), ...others.filter(({ locale }) => locale !== read.data.locale)])
      addTo(found, { path, article: read.data, text, section: sectionOf.get(read.data.section_id ?? '') ?? null })
  }
  return found
}

const readable = (translations: readonly unknown[]): Translated[] =>
  translations.flatMap((one) => Translation.safeParse(one).data ?? [])

const asTranslation = ({ title, name, body, locale, source_locale, draft, html_url }: Written): Translated => ({
  ...{ title: title ?? name, body, draft, html_url },
  locale: locale ?? source_locale ?? '',
})

interface Text {
  path: string
  article: Written
  text: Translated
  section: string | null
}

function addTo(found: Pick<Source, 'articles' | 'skipped'>, given: Text): void {
  const { path, article, text } = given
  const place = `${path}#${article.id}${text.locale ? ` (${text.locale})` : ''}`
  const content = toMarkdown(text.body ?? '')
  if (content === null) found.skipped.push({ path: place, reason: 'Its text is larger or deeper than any article.' })
  else if (!text.title?.trim()) found.skipped.push({ path: place, reason: 'It has no title.' })
  else found.articles.push(importedOf(given, { place, content, title: text.title.trim() }))
}

function importedOf(
  { article, text, section }: Text,
  read: { place: string; content: string; title: string },
): Imported {
  // Which people a segment holds is not in the export: nobody outside may read it until somebody says so here.
  const isRestricted = article.user_segment_id !== null && article.user_segment_id !== undefined
  return {
    key: `zendesk/${article.id}`,
    path: read.place,
    language: /^[a-z]{2}/.exec(text.locale.toLowerCase())?.[0] ?? null,
    title: read.title.slice(0, 200),
    summary: '',
    content: read.content,
    category: section,
    tags: (article.label_names ?? []).map((label) => label.trim().toLowerCase()).filter((label) => label !== ''),
    visibility: isRestricted ? 'internal' : 'public',
    difficulty_level: 'beginner',
    is_draft: text.draft ?? article.draft ?? false,
    addresses: addressesOf(text.html_url ?? article.html_url),
    exported: null,
    notes: isRestricted ? ['It was for a user segment there: it is for the desk alone until you say otherwise.'] : [],
  }
}

/** `https://shop.example/hc/en-us/articles/360-Reset` is found again by its path, and by its number alone. */
function addressesOf(url: string | null | undefined): string[] {
  const path = url ? URL.parse(url)?.pathname : undefined
  if (!path?.startsWith('/hc/')) return []
  const bare = /^(\/hc\/[^/]+\/articles\/\d+)/.exec(path)?.[1]
  return bare && bare !== path ? [bare, path] : [path]
}
