/** A document and the policy it must be sent with. */
export interface Document {
  html: string
  /** Content-Security-Policy: what the document brings along itself, and nothing else. */
  policy: string
}
