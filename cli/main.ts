import { AppError } from '../server/platform/errors.ts'
import { commands } from './commands.ts'
import { UsageError } from './usage.ts'

const [name = 'help', ...args] = process.argv.slice(2)
const command = commands.find((command) => command.name === name)

try {
  if (command) await command.run(args)
  else printHelp()
  process.exitCode = command || name === 'help' ? 0 : 2
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  for (const { path, line, message } of error instanceof AppError ? error.errors : []) {
    console.error(`  ${line ? `line ${line}, ` : ''}${path}: ${message}`)
  }
  process.exitCode = error instanceof UsageError ? 2 : 1
}

function printHelp(): void {
  if (name !== 'help') console.error(`There is no command "${name}".\n`)
  console.log('responder COMMAND\n')
  for (const { name, takes, does } of commands) console.log(`  ${`${name} ${takes}`.padEnd(28)} ${does}`)
}
