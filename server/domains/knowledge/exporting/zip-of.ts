import { Zip, ZipDeflate } from 'fflate'
import type { SourceFile } from '../importing/imported.ts'

/** Files as a zip archive, a file at a time: as much is in memory as one of them takes. The same files give the same bytes. */
export async function* zipOf(files: AsyncIterable<SourceFile>): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = []
  const zip = new Zip((error, part) => {
    if (error) throw error
    made.push(part)
  })
  for await (const { path, bytes } of files) {
    const entry = new ZipDeflate(path, { level: 6 })
    // The first day an archive can name: when it was packed would make each another one.
    entry.mtime = '1980-01-01T12:00:00'
    zip.add(entry)
    entry.push(bytes, true)
    yield* made.splice(0)
  }
  zip.end()
  yield* made.splice(0)
}
