import { isBlank, plain } from './lines.ts'
import { CLOSINGS } from './signature-words.ts'

/** A block has at most this many lines after the closing words, and lines as short as this. */
const MOST_LINES = 9
const LONGEST_LINE = 80

const CLOSING = new RegExp(`^(?:${CLOSINGS})\\s*[,.!，。！]*$`, 'iu')
const PHONE = /(?<![\d.,#])(?:\+|00|\()?\d[\d\s()./-]{6,20}\d(?!\d)/
const LABEL =
  /^(?:t|m|f|p|e|w|o|c|tel|telefon|téléphone|tél|phone|mobile?|mob|cell|fax|office|direct|e-?mail|mail|web|website|skype|电话|手机|邮箱|地址|電話|手機|携帯|전화|тел|моб)\.?\s*[:：]/iu
const LINK =
  /^(?:<?(?:https?:\/\/|www\.)\S+>?|[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|de|fr|co|uk|eu|cn|jp|nl|it|es|pl|se|no|dk|fi|ch|at)(?:\/\S*)?)$/i
const MAIL = /^(?:<?(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?)+$/
const COMPANY =
  /(?:GmbH|\bAG\b|\bInc\.?|\bLtd\.?|\bLLC\b|\bS\.?A\.?S?\b|\bB\.?V\.?\b|\bS\.?r\.?l\.?\b|\bCo\.,|\bCorp\.?|有限公司|株式会社|주식회사|\bООО\b)/
/** What begins like this is meant to be read. */
const SAYS_SOMETHING =
  /[?？]|^p\.?\s?s\.?\b|(?:^|\s)(?:please|bitte|but|because|my|your|is|are|was|can|could|would|need|not)\s/iu

/**
 * Lines without closing words and the name, title and contact lines below them. Without a contact line they stay: a closing
 * and a name do no harm.
 */
export function withoutContactBlock(lines: string[]): string[] {
  let filled = 0
  for (let at = lines.length - 1; at > 0 && filled <= MOST_LINES; at--) {
    if (isBlank(lines[at]!)) continue
    if (CLOSING.test(plain(lines[at]))) return isContactBlock(lines.slice(at + 1)) ? lines.slice(0, at) : lines
    filled++
  }
  return lines
}

function isContactBlock(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => !isBlank(line)).map(plain)
  if (filled.length < 2 || !isNameLike(filled[0]!)) return false
  return filled.every(isShort) && filled.slice(1).some(isContactLine)
}

const isShort = (line: string): boolean => line.length <= LONGEST_LINE && !SAYS_SOMETHING.test(line)

const isNameLike = (line: string): boolean => line.split(/\s+/).length <= 6 && line.length <= 50 && !/[.!]$/.test(line)

const isContactLine = (line: string): boolean =>
  LABEL.test(line) ||
  LINK.test(line) ||
  MAIL.test(line) ||
  COMPANY.test(line) ||
  (PHONE.test(line) && !/\p{Ll}{2,}\s\p{Ll}{2,}\s\p{Ll}{2,}/u.test(line))
