import { AppError } from '../server/platform/errors.ts'
import { commands } from './commands.ts'
import { UsageError } from './usage.ts'

/** Runs the command named first and leaves its exit code: 2 when it was not understood, 1 when it failed, with the reason. */
export async function runCommand([name = 'help', ...args]: string[]): Promise<void> {
  const command = commands.find((command) => command.name === name)
  try {
    if (command) await command.run(args)
    else printHelp(name)
    process.exitCode = command || name === 'help' ? 0 : 2
  } catch (error) {
    explain(error)
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}

function explain(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  for (const { path, line, message } of error instanceof AppError ? error.errors : []) {
    console.error(`  ${line ? `line ${line}, ` : ''}${path}: ${message}`)
  }
}

function printHelp(name: string): void {
  if (name !== 'help') console.error(`There is no command "${name}".\n`)
  console.log('responder COMMAND\n')
  for (const { name, takes, does } of commands) console.log(`  ${`${name} ${takes}`.padEnd(28)} ${does}`)
}
