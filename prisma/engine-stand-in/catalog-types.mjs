import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const CHAR = 18 // the catalogs' one-byte "char"
const TEXT = 25
const FIRST_USER_TYPE = 16384

/** Types that PrismaPg maps by itself; arrays are known to pg by number only. */
const SCALARS =
  'BOOL BYTEA INT8 INT2 INT4 TEXT OID JSON JSONB FLOAT4 FLOAT8 UUID NUMERIC BPCHAR VARCHAR DATE TIME TIMESTAMP TIMESTAMPTZ'
const ARRAYS = [1000, 1005, 1007, 1009, 1014, 1015, 1016, 1021, 1022, 1028]
const MAPPED = new Set([...SCALARS.split(' ').map((name) => pg.types.builtins[name]), ...ARRAYS])

/**
 * The engine reads PostgreSQL's catalogs, whose types PrismaPg refuses: give those as text, and the one-byte "char" as
 * a character.
 */
export function describeCatalogTypes(adapter) {
  const performIO = adapter.performIO.bind(adapter)
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const characters = []
    adapter.performIO = async (statement) => {
      const result = await performIO(statement)
      for (const [index, field] of result.fields.entries()) {
        if (field.dataTypeID === CHAR) characters.push(index)
        if (field.dataTypeID < FIRST_USER_TYPE && !MAPPED.has(field.dataTypeID)) field.dataTypeID = TEXT
      }
      return result
    }
    const result = await queryRaw(query)
    for (const index of characters) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
  return adapter
}
