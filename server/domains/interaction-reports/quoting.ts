/** One line, whatever somebody wrote. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

const words = new Intl.Segmenter('en', { granularity: 'word' })
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The beginning of a text up to so many words, in whole sentences where one fits; a cut is marked. Chinese counts too. */
export function beginning(text: string, most: number): string {
  let taken = ''
  let count = 0
  for (const { segment } of sentences.segment(folded(text))) {
    const length = wordsIn(segment)
    if (count + length > most) return taken.trim() || cut(segment, most)
    taken += segment
    count += length
  }
  return taken.trim()
}

/** The first sentence, cut to so many characters. */
export function firstSentence(text: string, most: number): string {
  const [first] = sentences.segment(folded(text))
  const said = (first?.segment ?? '').trim()
  return said.length <= most ? said : `${said.slice(0, most - 1).toWellFormed()}…`
}

export const wordsIn = (text: string): number => {
  let count = 0
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count++
  return count
}

function cut(text: string, most: number): string {
  let taken = ''
  let count = 0
  for (const { segment, isWordLike } of words.segment(text)) {
    if (isWordLike && ++count > most) break
    taken += segment
  }
  return `${taken.trim()}…`
}

const LINK = /https?:\/\/[^\s<>"'`）】」』，。；：！？]+/g

/** Every http(s) link of a text or of HTML, each once, without the punctuation after it. */
export function linksIn(text: string): string[] {
  const found = text.replaceAll('&amp;', '&').match(LINK) ?? []
  return [...new Set(found.map((link) => withoutTrailing(link)))]
}

/** A full stop ends the sentence, not the address; a closing bracket belongs to it only when it was opened there. */
function withoutTrailing(link: string): string {
  let end = link.length
  for (;;) {
    const last = link[end - 1]!
    const opened = last === ')' && link.slice(0, end).split('(').length >= link.slice(0, end).split(')').length
    if (opened || !/[.,;:!?)\]}*_]/.test(last)) return link.slice(0, end)
    end--
  }
}
