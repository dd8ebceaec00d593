/** What DNS says about one name. `silent`: it did not answer, so nothing is known. */
export interface Texts {
  answer: 'found' | 'none' | 'silent'
  texts: string[]
}

export interface SpfFacts extends Texts {
  /** Questions a receiver has to ask for this record. */
  lookups: number
  /** What is wrong with the record or with one it includes, in a sentence. */
  problem: string | null
  /** Mechanisms we need and looked for, and those among them the record covers. */
  wanted: string[]
  covered: string[]
}

export interface DmarcFacts extends Texts {
  /** The policy of a domain above, which holds where a domain has none itself. */
  inherited: { domain: string; text: string } | null
}

/** All that was looked up about a domain, as it is kept. Key facts belong to the selector they were asked with. */
export interface DomainFacts {
  spf: SpfFacts
  dkim: Record<string, Texts>
  dmarc: DmarcFacts
}

/** What is said of a record while DNS has said nothing. */
export const UNASKED = 'Not looked up yet: publish it, then check.'
export const SILENT = 'DNS did not answer. Check again later.'
