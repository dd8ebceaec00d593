import { contrastOf } from './contrast.ts'

/** A little more than the 4.5 that AA asks for: a tinted ground must not take it away. */
const ENOUGH = 5.2
const STEPS = 20

/** The colour itself where it reads well on the ground; else as little of black or white mixed in as it takes. */
export function readableOn(colour: string, ground: string): string {
  const towards = contrastOf('#000000', ground) > contrastOf('#ffffff', ground) ? '#000000' : '#ffffff'
  for (let step = 0; step < STEPS; step++) {
    const mixed = mixedWith(colour, towards, step / STEPS)
    if (contrastOf(mixed, ground) >= ENOUGH) return mixed
  }
  return towards
}

function mixedWith(colour: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [one, two] = [colour, other].map((text) => Number.parseInt(text.slice(at, at + 2), 16)) as [number, number]
    return Math.round(one + (two - one) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}
