// The WebAssembly engine has no shadow database in two of its methods; `diff`, which has one, answers for them.

const NO_DIFFERENCE = 0

function between({ migrationsList, schema, filters }) {
  return {
    from: { tag: 'migrations', ...migrationsList },
    to: { tag: 'schemaDatamodel', ...schema },
    filters,
    exitCode: true,
  }
}

/**
 * Whether a migration is needed. Nothing is known of data that it would lose: its author reads it before it is
 * committed.
 */
export async function evaluateDataLoss(call, input) {
  const { exitCode } = await call('diff', { ...between(input), script: false })
  return { migrationSteps: exitCode === NO_DIFFERENCE ? 0 : 1, unexecutableSteps: [], warnings: [] }
}

/** The migration itself; the CLI writes it. */
export async function createMigration(call, input) {
  const { exitCode, stdout } = await call('diff', { ...between(input), script: true })
  const isNeeded = exitCode !== NO_DIFFERENCE
  const timestamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return {
    connectorType: 'postgresql',
    extension: 'sql',
    generatedMigrationName: `${timestamp}_${input.migrationName}`,
    migrationScript: isNeeded ? stdout : input.draft ? '-- This is an empty migration.\n' : null,
  }
}
