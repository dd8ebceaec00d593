import { stemOf } from '../../../platform/text/stem.ts'
import { STOP_WORDS } from '../../../platform/text/stop-words.ts'
import { charactersOf, pairsOf, type Run } from '../../../platform/text/words.ts'
import { COMMON_SYNONYMS } from './common-synonyms.ts'
import type { Frame } from './frame.ts'
import { correctionOf, pickFrequent } from './guessing.ts'
import { type Synonyms, synonymsIn, unitsOf } from './synonyms.ts'
import { runsOf } from './terms.ts'

/** Words that mean what was asked for: all of `all` must be there, any word of each. */
export interface Alternative {
  all: readonly (readonly number[])[]
  weight: number
}

/** One thing that is looked for, in any of the ways it can be said. */
export interface Group {
  alternatives: Alternative[]
  weight: number
  /** Whether it says what somebody looks for; "the" does not. */
  telling: boolean
}

/** How a text that was typed is understood. */
export interface Reading {
  groups: Group[]
  /** As it is looked through by parts of words. */
  spelt: string
  /** The text with its slips mended; undefined when there were none. */
  corrected: string | undefined
}

export interface Asked {
  synonyms: Synonyms
  /** Whether its last word may still be being typed. */
  unfinished: boolean
}

/** Nobody means more, and whoever sends more waits no longer for it. */
const MOST_CHARACTERS = 2_000
const MOST_RUNS = 150
const MOST_CORRECTED = 24
const SHORTEST_BEGINNING = 2
const MOST_CONTINUATIONS = 24

const WEIGHT = { continued: 0.4, continuedOnly: 0.9, oneSlip: 0.9, twoSlips: 0.7, synonym: 0.7 } as const
const ACROSS_WORDS = 0.3
const SAYS_LITTLE = 0.7

/** Reads a text by the words there are in the texts of a frame. */
export function read(frame: Frame, text: string, { synonyms, unfinished }: Asked): Reading {
  const asked = text.slice(0, MOST_CHARACTERS).toWellFormed()
  const runs = runsOf(asked).slice(0, MOST_RUNS)
  const corrections: Correction[] = []
  const groups: Group[] = []
  const byRun = new Map<number, Group>()
  const seen = new Set<string>()
  for (const [index, run] of runs.entries()) {
    const key = run.unspaced ? run.word : (stemOf(run.word) ?? run.word)
    if (seen.has(key)) continue
    seen.add(key)
    if (run.unspaced) groups.push(...unspacedGroups(frame, run))
    else {
      const isLast = unfinished && index === runs.length - 1 && run.end === asked.length
      const group = wordGroup(frame, run, { isLast, corrections })
      byRun.set(index, group)
      groups.push(group)
    }
  }
  addSynonyms(frame, { runs, byRun, groups }, synonyms)
  return { groups, ...mended(asked, corrections) }
}

interface Correction {
  run: Run
  to: string
}

interface Typing {
  isLast: boolean
  corrections: Correction[]
}

/** A word in all its forms, as a beginning when it is being typed, and mended when nobody has written it. */
function wordGroup(frame: Frame, run: Run, { isLast, corrections }: Typing): Group {
  const { word } = run
  const telling = !STOP_WORDS.has(word)
  const forms = frame.present(frame.index.vocabulary.formsOf(word))
  const alternatives: Alternative[] = forms.length > 0 ? [{ all: [forms], weight: 1 }] : []
  if (isLast && word.length >= SHORTEST_BEGINNING) {
    const begun = frame.present(frame.index.vocabulary.beginningWith(word)).filter((one) => !forms.includes(one))
    const weight = forms.length > 0 ? WEIGHT.continued : WEIGHT.continuedOnly
    if (begun.length > 0) alternatives.push({ all: [pickFrequent(frame, begun, MOST_CONTINUATIONS)], weight })
  }
  if (alternatives.length === 0 && corrections.length < MOST_CORRECTED) {
    const meant = correctionOf(frame, word)
    if (meant) {
      corrections.push({ run, to: meant.word })
      alternatives.push({ all: [meant.forms], weight: meant.slips === 1 ? WEIGHT.oneSlip : WEIGHT.twoSlips })
    }
  }
  return { alternatives, weight: telling ? 1 : SAYS_LITTLE, telling }
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** What people say around a question in Chinese: it tells nothing of what they ask. */
const SAY_LITTLE = new Set(
  '怎么 怎样 如何 什么 为何 可以 能否 能不 不能 我想 我要 想要 请问 一下 需要 没有 一直 老是 是否 还是 这个 那个 我的 你们 我们 还没 多少 哪里 时候 有没 帮我 不了'.split(
    ' ',
  ),
)

/** The pairs of characters within words, and with less weight those that reach from one word into the next. */
function unspacedGroups(frame: Frame, { word: run }: Run): Group[] {
  if (charactersOf(run).length === 1) return [characterGroup(frame, run)]
  const within = new Set([...segmenter.segment(run)].flatMap(({ segment }) => pairsOf(segment)))
  return [...new Set(pairsOf(run))].map((pair) => {
    const isWord = within.size === 0 || within.has(pair)
    return {
      alternatives: alternativesOf(frame, [pair], 1),
      weight: isWord ? 1 : ACROSS_WORDS,
      telling: !SAY_LITTLE.has(pair),
    }
  })
}

const characterGroup = (frame: Frame, character: string): Group => ({
  alternatives: alternativesOf(frame, [character], 1),
  weight: 1,
  telling: !STOP_WORDS.has(character),
})

/** Texts that have all these words, in any form; none when one of them is in no text. */
function alternativesOf(frame: Frame, words: readonly string[], weight: number): Alternative[] {
  const all = words.map((word) => frame.present(frame.index.vocabulary.formsOf(word)))
  return all.length > 0 && all.every((forms) => forms.length > 0) ? [{ all, weight }] : []
}

interface Read {
  runs: readonly Run[]
  byRun: ReadonlyMap<number, Group>
  groups: Group[]
}

/** What means the same as a word is another way to say it; what means the same as several words is looked for beside them. */
function addSynonyms(frame: Frame, { runs, byRun, groups }: Read, synonyms: Synonyms): void {
  for (const { from, to, others } of synonymsIn(unitsOf(runs), synonyms, COMMON_SYNONYMS)) {
    const alternatives = others.flatMap((other) => alternativesOf(frame, phraseWords(other), WEIGHT.synonym))
    if (alternatives.length === 0) continue
    const group = from === to ? byRun.get(from) : undefined
    if (group) group.alternatives.push(...alternatives)
    else groups.push({ alternatives, weight: 1, telling: true })
  }
}

const phraseWords = (phrase: string): string[] =>
  runsOf(phrase).flatMap(({ word, unspaced }) => (unspaced && charactersOf(word).length > 1 ? pairsOf(word) : [word]))

function mended(asked: string, corrections: readonly Correction[]): Pick<Reading, 'spelt' | 'corrected'> {
  let [text, at] = ['', 0]
  for (const { run, to } of corrections) {
    text += asked.slice(at, run.start) + to
    at = run.end
  }
  text += asked.slice(at)
  return { spelt: text, corrected: corrections.length > 0 ? text.trim() : undefined }
}
