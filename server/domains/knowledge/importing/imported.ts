import type { DifficultyLevel, Visibility } from '../contract.ts'

/** A file as it came in: its path inside the folder or archive, with slashes. */
export interface SourceFile {
  path: string
  bytes: Uint8Array
}

/** One language of an article as it stood in its source. */
export interface Imported {
  /** What it is known by when the same is imported again: shared by the languages of one article. */
  key: string
  path: string
  language: string | null
  title: string
  summary: string
  /** Markdown. Pictures and links to files of the same source keep their paths. */
  content: string
  /** The words of its category; null: none was named. */
  category: string | null
  tags: string[]
  visibility: Visibility
  difficulty_level: DifficultyLevel
  /** Not finished where it comes from: it is brought in as a draft. */
  is_draft: boolean
  /** Addresses it had, without host. */
  addresses: string[]
  /** The fingerprint of what an export wrote: another one shows that the file was changed since. Null: no export wrote it. */
  exported: string | null
  /** What was understood otherwise than it was written. */
  notes: string[]
}

/** What a source holds: articles, the files they refer to by path, and what could not be used. */
export interface Source {
  articles: Imported[]
  files: Map<string, Uint8Array>
  skipped: { path: string; reason: string }[]
}
