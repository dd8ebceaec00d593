import type { FrameworkChange, FrameworkFinding } from '../../server/domains/framework/contract.ts'

/** What a text changes, a line each, with its line in the text. */
export function sayChanges(changes: readonly FrameworkChange[]): void {
  for (const { line, sentence, path } of changes) console.log(`  ${place(line)} ${sentence}\n${INDENT}${path}`)
}

/** What is hardly meant: what it means, and what to do. */
export function sayFindings(findings: readonly FrameworkFinding[]): void {
  if (findings.length === 0) return
  console.log(`\n${findings.length === 1 ? 'One thing is' : `${findings.length} things are`} worth a look:`)
  for (const { line, path, message, advice, code } of findings)
    console.log(`  ${place(line)} ${path} (${code})\n${INDENT}${message}\n${INDENT}→ ${advice}`)
}

const place = (line: number | null): string => (line === null ? 'default' : `line ${line}`).padEnd(9)
const INDENT = ' '.repeat(12)
