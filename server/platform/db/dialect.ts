import { type LimitNode, PostgresDialect, PostgresQueryCompiler, ValueNode } from 'kysely'

/**
 * Writes a limit into the statement instead of sending it along: of an unknown limit PostgreSQL assumes a tenth of the
 * table, so it would plan such a statement anew each time, which costs more than reading a page.
 */
class LimitsWritten extends PostgresQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.append(`limit ${limit.value}`)
    else super.visitLimit(node)
  }
}

export class Dialect extends PostgresDialect {
  override createQueryCompiler(): LimitsWritten {
    return new LimitsWritten()
  }
}
