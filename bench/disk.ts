import { mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { aDataFolder } from '../e2e/support/data-folder.ts'
import { repeat } from './load.ts'

const MAIL_BYTES = Buffer.alloc(4_096, 'x')

/** Small files written and forced to the disk per second: what storing a mail before "250" costs at least. */
export async function syncedFilesPerSecond(at_once: number): Promise<number> {
  const folder = await mkdtemp(join(await aDataFolder(), 'sync-'))
  let number = 0
  const writeOne = async () => {
    const file = await open(join(folder, String(number++)), 'wx')
    await file.write(MAIL_BYTES)
    await file.datasync()
    await file.close()
  }
  const { per_second } = await repeat(writeOne, { at_once, seconds: 2 })
  await rm(folder, { recursive: true })
  return per_second
}
