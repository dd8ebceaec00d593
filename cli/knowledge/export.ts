import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { exportArticles } from '../../server/domains/knowledge/exporting/export-articles.ts'
import { withInstallation } from '../installation.ts'
import { UsageError } from '../usage.ts'

/** Writes every article as Markdown into a folder, with the files it shows. */
export async function runExport([what, folder, ...more]: string[]): Promise<void> {
  if (what !== 'knowledge' || !folder || more.length > 0) throw new UsageError('responder export knowledge FOLDER')
  await withInstallation(async (ctx) => {
    let count = 0
    for await (const { path, bytes } of exportArticles(ctx)) {
      const target = join(folder, path)
      await mkdir(dirname(target), { recursive: true })
      await writeFile(target, bytes)
      count += 1
    }
    console.log(`${count} files written to ${folder}.`)
  })
}
