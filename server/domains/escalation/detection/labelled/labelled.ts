/** What a customer writes, and for which criteria it speaks. */
export type Labelled = [text: string, criteria: string[]]
