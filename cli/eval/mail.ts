import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Mail, parseMail } from '../../server/domains/channels/mail/reading/parse.ts'

/** How one mail was read; field by field explained in docs/operate/mail.md. */
interface ReadFile {
  file: string
  subject: string
  from: Mail['as_written']['from'][number] | null
  to: Mail['as_written']['to']
  cc: Mail['as_written']['cc']
  date: string | null
  message_id: string | null
  in_reply_to: string | null
  references: string[]
  text: string
  new_text: string
  html_clean: string | null
  attachments: { name: string; type: string; size: number; inline: boolean }[]
  automatic: Mail['automatic']
  bounce?: Pick<Mail['reports'][number], 'recipient' | 'status' | 'action' | 'original_message_id'>
}

/** Reads every file below the given folders as a mail, as the desk does. A file that cannot be read says so and stops nothing. */
export async function evalMail(args: string[]): Promise<unknown> {
  if (args.length === 0) throw new Error('Name a folder with raw mails, or a file: responder eval mail DIR…')
  const files = (await Promise.all(args.map(filesBelow))).flat()
  const mails: (ReadFile | { file: string; error: string })[] = []
  for (const file of files) mails.push(await read(file))
  return mails
}

/** Files in the order of their names, folder by folder; what starts with a dot is left out. */
async function filesBelow(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

async function read(file: string): Promise<ReadFile | { file: string; error: string }> {
  try {
    return asRead(file, await parseMail(await readFile(file)))
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) }
  }
}

function asRead(file: string, mail: Mail): ReadFile {
  const { from, to, cc, date, in_reply_to, references } = mail.as_written
  const [report] = mail.reports
  return {
    file,
    subject: mail.subject,
    from: from[0] ?? null,
    to,
    cc,
    date,
    message_id: mail.rfc_id,
    in_reply_to: in_reply_to[0] ?? null,
    references,
    text: mail.text,
    new_text: mail.new_text,
    html_clean: mail.html,
    attachments: mail.attachments.map(({ name, type, content, inline }) => ({
      name,
      type,
      size: content.length,
      inline,
    })),
    automatic: mail.automatic,
    ...(report && { bounce: bounceOf(report) }),
  }
}

const bounceOf = ({ recipient, status, action, original_message_id }: Mail['reports'][number]) => ({
  recipient,
  status,
  action,
  original_message_id,
})
