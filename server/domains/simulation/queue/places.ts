/** Somebody who waits from when until when (Infinity: still), with a rank; lowest first. */
export interface InLine {
  team: string
  at: number
  until: number
  rank: number
}

/** How many of the own team were before each when they came: the real line at that moment, ordered by these ranks. */
export function aheadOf(line: readonly InLine[]): Int32Array {
  const ahead = new Int32Array(line.length)
  const byTeam = Map.groupBy(line.keys(), (index) => line[index]!.team)
  for (const members of byTeam.values()) countAhead(line, members, ahead)
  return ahead
}

/** Walks through time once; a tree of sums says how many of those in line have a lower rank. */
function countAhead(line: readonly InLine[], members: readonly number[], ahead: Int32Array): void {
  const places = placesOf(line, members)
  const sums = new Int32Array(members.length + 1)
  const add = (place: number, by: number) => {
    for (let at = place; at < sums.length; at += at & -at) sums[at]! += by
  }
  const leaving = members.toSorted((a, b) => line[a]!.until - line[b]!.until)
  let gone = 0
  for (const index of members.toSorted((a, b) => line[a]!.at - line[b]!.at || a - b)) {
    for (; gone < leaving.length && line[leaving[gone]!]!.until <= line[index]!.at; gone++) {
      if (line[leaving[gone]!]!.at < line[leaving[gone]!]!.until) add(places.get(leaving[gone]!)!, -1)
    }
    for (let at = places.get(index)! - 1; at > 0; at -= at & -at) ahead[index]! += sums[at]!
    if (line[index]!.at < line[index]!.until) add(places.get(index)!, 1)
  }
}

function placesOf(line: readonly InLine[], members: readonly number[]): Map<number, number> {
  const inOrder = members.toSorted((a, b) => line[a]!.rank - line[b]!.rank || a - b)
  return new Map(inOrder.map((index, place) => [index, place + 1]))
}
