import { crc32, deflateSync } from 'node:zlib'

interface SeedFile {
  name: string
  type: string
  bytes: Buffer
}

const csv = (name: string, lines: string[]): SeedFile => ({
  name,
  type: 'text/csv',
  bytes: Buffer.from(lines.join('\r\n')),
})
const text = (name: string, lines: string[]): SeedFile => ({
  name,
  type: 'text/plain',
  bytes: Buffer.from(lines.join('\n')),
})

/** One page with one line of text: the smallest PDF that every viewer opens. */
function pdf(name: string, line: string): SeedFile {
  const content = `BT /F1 18 Tf 60 760 Td (${line}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`
  return { name, type: 'application/pdf', bytes: Buffer.from(body + table + trailer) }
}

/** A plain picture with a stripe, as PNG. */
function png(name: string, [red, green, blue]: [number, number, number]): SeedFile {
  const [width, height] = [320, 180]
  const pixel = (y: number) => (y < 28 ? [red, green, blue] : y % 36 < 3 ? [222, 226, 230] : [248, 249, 250])
  const rows = Array.from({ length: height }, (_, y) => [0, ...Array.from({ length: width }, () => pixel(y)).flat()])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return { name, type: 'image/png', bytes: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]) }
}

/** Length, name, content, checksum (PNG specification, 5.3). */
function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind), content])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}

/** What messages of the year come with. */
export const FILES: readonly SeedFile[] = [
  pdf('credit-note.pdf', 'Kestrelworks - Credit note'),
  pdf('invoice-corrected.pdf', 'Kestrelworks - Corrected invoice'),
  pdf('purchase-order.pdf', 'Purchase order'),
  pdf('registration.pdf', 'Certificate of registration'),
  pdf('letter.pdf', 'To whom it may concern'),
  pdf('requirements.pdf', 'Requirements for the connector'),
  pdf('sample.pdf', 'Sample for review'),
  pdf('fapiao.pdf', 'Electronic invoice'),
  pdf('contract.pdf', 'Service contract'),
  pdf('contract-signed.pdf', 'Service contract, signed'),
  png('screenshot.png', [11, 114, 133]),
  png('logo.png', [224, 49, 49]),
  csv('contacts.csv', ['Name;City', 'M\u00c3\u00bcller;K\u00c3\u00b6ln', 'Jos\u00c3\u00a9;M\u00c3\u00a1laga']),
  csv('hours.csv', [
    'staff_no,name,month,hours,overtime',
    ',Sample,2026-10,152.50,4.25',
    ',Sample,2026-10,160.00,0.00',
  ]),
  csv('questionnaire.csv', [
    'no,question,answer',
    '1,Where is data stored?,',
    '2,Is data encrypted at rest?,',
    '3,How often are restores tested?,',
  ]),
  text('verify.txt', [
    'const body = JSON.parse(request.body)',
    'const signed = JSON.stringify(body) // line 14',
    'check(signed, header)',
  ]),
]
