/** One line of the table: what was measured, beside what the machine could do at best, measured in the same run. */
export interface Figure {
  what: string
  value: number
  unit: string
  limit?: { value: number; of: string }
}

const COLUMNS = ['', 'measured', 'limit', 'ratio', 'the limit is'] as const

/** Prints figures as a table; the ratio is measured : limit, whichever of the two ought to be larger. */
export function printFigures(title: string, figures: readonly Figure[]): void {
  const rows = [[title, ...COLUMNS.slice(1)], ...figures.map(rowOf)]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  for (const [index, row] of rows.entries()) {
    const cells = row.map((cell, column) =>
      isNumber(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
    )
    console.log(cells.join('  ').trimEnd())
    if (index === 0) console.log(widths.map((width) => '─'.repeat(width)).join('  '))
  }
  console.log('')
}

const isNumber = (column: number) => column >= 1 && column <= 3

const rowOf = ({ what, value, unit, limit }: Figure): string[] => [
  what,
  `${rounded(value)} ${unit}`,
  limit ? `${rounded(limit.value)} ${unit}` : '',
  limit ? (value / limit.value).toFixed(2) : '',
  limit?.of ?? '',
]

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

/** The value that `percent` of a hundred stay below. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN
}
