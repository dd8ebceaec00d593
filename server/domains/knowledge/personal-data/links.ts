import { publicUrl } from '../../../platform/env.ts'
import { END, type Rule, START } from './rule.ts'
import { FILE_ENDINGS, HOST_ENDINGS } from './words.ts'

/** A link to the help center is what an article is made of; every other one may lead to somebody. */
const kept = (link: string): string => (isOurHelp(link) ? link : '[link]')
function isOurHelp(link: string): boolean {
  const path = link.startsWith(`${publicUrl()}/`) ? link.slice(publicUrl().length) : null
  return path !== null && /^\/help\/[a-z]{2}\/[a-z0-9/-]*$/.test(path)
}

/** Links, mail addresses and names of hosts and files: first of all, since parts of them look like something else. */
export const LINKS: readonly Rule[] = [
  [/\b(?:https?|ftp|file|ssh):\/\/[^\s<>"'`）】」』，。；！？]+/giu, (link) => withEnd(link, kept)],
  [
    /(?:mailto:|tel:)?(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+'’-]+(?:@|＠|\s?\[at\]\s?|\s\(at\)\s)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*(?![\p{L}\p{N}])/giu,
    '[e-mail]',
  ],
  [new RegExp(`${START}[\\p{L}\\p{N}_()~-]+(?:[.][\\p{L}\\p{N}_()~-]+)*\\.(?:${FILE_ENDINGS})${END}`, 'giu'), '[file]'],
  [
    new RegExp(`${START}(?:www\\.)?(?:[a-z0-9-]+\\.)+(?:${HOST_ENDINGS})${END}(?:/[^\\s<>"'，。；！？]*)?`, 'giu'),
    '[link]',
  ],
  [/(?<![\p{L}\p{N}@])@[\p{L}\p{N}_.]{2,40}/gu, '[name]'],
]

/** A full stop behind a link ends the sentence. */
function withEnd(link: string, replaced: (link: string) => string): string {
  const end = /[.,;:!?)\]}*_]+$/.exec(link)?.[0] ?? ''
  return replaced(link.slice(0, link.length - end.length)) + end
}
