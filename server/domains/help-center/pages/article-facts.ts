import { publicUrl } from '../../../platform/env.ts'
import type { Site } from '../drawing/site.ts'
import { localeOf } from '../words/words.ts'
import type { Article } from './find-article.ts'

const FEWEST_STEPS = 2

/** What search engines are told in their own words (schema.org): the way here, the article, and its steps. */
export function articleFacts(
  { base, title: home, brand }: Site,
  article: Article,
  way: readonly { name: string; path: string }[],
): object[] {
  const { title, summary, language, updated_at, published_at, path, steps } = article
  const url = `${publicUrl()}${path}`
  const places = [{ name: home, path: base }, ...way, { name: title, path }]
  const common = { inLanguage: localeOf(language), dateModified: updated_at, url }
  const isHowTo = steps.length >= FEWEST_STEPS
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: places.map(({ name, path }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name,
        item: `${publicUrl()}${path}`,
      })),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'Article',
      ...{ headline: title, description: summary, datePublished: published_at, ...common },
      publisher: { '@type': 'Organization', name: brand.name },
    },
    ...(isHowTo
      ? [{ '@context': 'https://schema.org', '@type': 'HowTo', name: title, ...common, step: stepsOf(steps) }]
      : []),
  ]
}

const stepsOf = (steps: readonly { number: number; text: string }[]) =>
  steps.map(({ text }, index) => ({ '@type': 'HowToStep', position: index + 1, text }))
