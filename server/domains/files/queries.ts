import type { Context } from '../../platform/context.ts'
import { isId } from '../../platform/ids.ts'
import type { StoredFile } from './contract.ts'

export const fileColumns = ['id', 'sha256', 'name', 'type', 'size', 'uploaded_by', 'ticket_id'] as const

export interface FileRow extends StoredFile {
  sha256: string
  uploaded_by: string | null
  ticket_id: string | null
}

export async function filesById({ db }: Context, ids: readonly string[]): Promise<FileRow[]> {
  const known = ids.filter(isId)
  if (known.length === 0) return []
  const rows = await db.selectFrom('files').select(fileColumns).where('id', 'in', known).execute()
  const byId = new Map(rows.map((row) => [row.id, { ...row, size: Number(row.size) }]))
  return known.flatMap((id) => byId.get(id) ?? [])
}
