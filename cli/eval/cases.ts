import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

/** The cases of a file, or of standard input for "-". Throws what is wrong with them, with the place. */
export const readCases = <Case>(args: string[], shape: z.ZodType<Case>): Promise<Case[]> =>
  readDocument(args, z.array(shape))

/** One JSON document of this shape, in the same way. */
export async function readDocument<Document>(args: string[], shape: z.ZodType<Document>): Promise<Document> {
  const [file, ...more] = args
  if (!file || more.length > 0) throw new Error('Name one file of cases, or "-" for standard input.')
  const source = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
  const read = shape.safeParse(parsed(source, file))
  if (read.success) return read.data
  const [first] = read.error.issues
  throw new Error(
    `${file} does not hold the cases expected: ${first!.path.join('.') || 'the whole'}: ${first!.message}`,
  )
}

function parsed(source: string, file: string): unknown {
  try {
    return JSON.parse(source.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`)
  }
}

/** Names a case in the answer; given back as it came. */
export const CaseId = z.union([z.string(), z.number()])
