import { setImmediate as breath } from 'node:timers/promises'
import { fingerprint, isPartOfWord } from './fingerprints.ts'
import { type Fingerprinted, weightsAmong } from './weighing.ts'

/** From here on two questions ask the same. Measured on questions whose kind is known (clustering.test.ts). */
export const ALIKE = 0.5

export interface Cluster {
  /** The question in the middle: every other one is like it. */
  centre: string
  /** With the centre, in the order of their ids. */
  members: string[]
}

/** Words a question is looked up by: its rarest. */
const LOOKED_UP_BY = 6
/** Questions looked at per word, where thousands share it; always the same ones. */
const MOST_PER_WORD = 80
/** Questions worked on before others have their turn. */
const BETWEEN_BREATHS = 400

/**
 * Questions that ask the same, largest group first. The one that most others are like becomes a centre and takes those that
 * are still free, then the next: so no chain of small steps joins what is far apart, and the order they came in changes
 * nothing. Questions alone are left out. Of 100,000 questions it takes seconds, and lets others work meanwhile.
 */
export async function clustersOf(questions: readonly Fingerprinted[], alike = ALIKE): Promise<Cluster[]> {
  const nodes = nodesOf(questions)
  await breath()
  const neighbours = await neighboursOf(nodes, alike)
  const crowd = nodes.map((node, at) =>
    neighbours[at]!.reduce((sum, other) => sum + nodes[other]!.ids.length, node.ids.length),
  )
  const order = nodes
    .map((_, at) => at)
    .sort((a, b) => crowd[b]! - crowd[a]! || (nodes[a]!.ids[0]! < nodes[b]!.ids[0]! ? -1 : 1))
  const taken = new Uint8Array(nodes.length)
  const clusters: Cluster[] = []
  for (const at of order) {
    if (taken[at]) continue
    const free = [at, ...neighbours[at]!.filter((other) => !taken[other])]
    const members = free.flatMap((one) => nodes[one]!.ids)
    if (members.length < 2) continue
    for (const one of free) taken[one] = 1
    clusters.push({ centre: nodes[at]!.ids[0]!, members: members.sort() })
  }
  return clusters.sort((a, b) => b.members.length - a.members.length || (a.centre < b.centre ? -1 : 1))
}

/** Questions with the same words are one, however many asked them. */
interface Node {
  features: readonly number[]
  ids: string[]
}

function nodesOf(questions: readonly Fingerprinted[]): Node[] {
  const nodes = new Map<string, Node>()
  for (const { id, features } of questions) {
    if (features.length === 0) continue
    const key = features.join()
    const node = nodes.get(key)
    if (node) node.ids.push(id)
    else nodes.set(key, { features, ids: [id] })
  }
  for (const { ids } of nodes.values()) ids.sort()
  // By a number drawn from the id: where a word has too many questions, a fair part of them is looked at.
  return [...nodes.values()].sort(
    (a, b) => fingerprint(a.ids[0]!) - fingerprint(b.ids[0]!) || (a.ids[0]! < b.ids[0]! ? -1 : 1),
  )
}

async function neighboursOf(nodes: readonly Node[], alike: number): Promise<number[][]> {
  const space = await spaceOf(nodes)
  const neighbours = nodes.map((): number[] => [])
  /** By word: the question that has it among those being compared. */
  const held = new Int32Array(space.squares.length).fill(-1)
  for (const at of nodes.keys()) {
    if (at % BETWEEN_BREATHS === 0) await breath()
    for (const word of space.words[at]!) held[word] = at
    for (const other of candidatesFor(space, at)) {
      if (sharedBy(space, held, { at, other }) < alike * space.lengths[at]! * space.lengths[other]!) continue
      neighbours[at]!.push(other)
      neighbours[other]!.push(at)
    }
  }
  return neighbours.map((found) => [...new Set(found)].sort((a, b) => a - b))
}

function candidatesFor({ rarest, index }: Space, at: number): Set<number> {
  const found = new Set<number>()
  for (const word of rarest[at]!) for (const other of index[word]!) found.add(other)
  found.delete(at)
  return found
}

function sharedBy({ words, squares }: Space, held: Int32Array, { at, other }: { at: number; other: number }): number {
  let shared = 0
  for (const word of words[other]!) if (held[word] === at) shared += squares[word]!
  return shared
}

/** The questions with their words numbered one after the other, which is what makes comparing thousands quick. */
interface Space {
  words: Int32Array[]
  rarest: Int32Array[]
  /** By word: the squared weight, and questions that have it among their rarest. */
  squares: Float64Array
  index: number[][]
  lengths: Float64Array
}

async function spaceOf(nodes: readonly Node[]): Promise<Space> {
  const weights = weightsAmong(nodes)
  const features = [...new Set(nodes.flatMap((node) => node.features))]
  const number = new Map(features.map((one, at) => [one, at]))
  const weight = features.map((one) => weights.of(one))
  // Words before parts of words: those are shared by too many.
  const rank = features.map((one, at) => (isPartOfWord(one) ? 0 : 1_000) + weight[at]!)
  await breath()
  const words = nodes.map((node) => Int32Array.from(node.features, (one) => number.get(one)!))
  const rarest = words.map((own) =>
    own.toSorted((a, b) => rank[b]! - rank[a]! || features[a]! - features[b]!).subarray(0, LOOKED_UP_BY),
  )
  await breath()
  const index = features.map((): number[] => [])
  for (const [at, own] of rarest.entries())
    for (const word of own) if (index[word]!.length < MOST_PER_WORD) index[word]!.push(at)
  const squares = Float64Array.from(weight, (one) => one ** 2)
  const lengths = Float64Array.from(words, (own) => Math.sqrt(own.reduce((sum, word) => sum + squares[word]!, 0)))
  return { words, rarest, squares, index, lengths }
}
